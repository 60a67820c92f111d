"""Fetching, against a real server on this machine."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import InputError
from onrecord.fetch import fetch
from onrecord.fetch.fetch import new_client


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        getattr(self, "do_" + self.path.strip("/"), self.do_missing)()

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_page(self) -> None:
        self.answer(200, b"<p>hello</p>", Content_Type="text/html; charset=utf-8")

    def do_agent(self) -> None:
        self.answer(200, (self.headers["User-Agent"] or "").encode())

    def do_moved(self) -> None:
        self.answer(302, b"", Location="/page")

    def do_loop(self) -> None:
        self.answer(302, b"", Location="/loop")

    def do_elsewhere(self) -> None:
        self.answer(302, b"", Location="ftp://example.invalid/x")

    def do_bomb(self) -> None:
        self.answer(200, gzip.compress(b"a" * 5_000_000), Content_Encoding="gzip")

    def do_broken(self) -> None:
        self.answer(200, b"this is no gzip", Content_Encoding="gzip")

    def do_big(self) -> None:
        self.answer(200, b"a" * 20_000)

    def do_forbidden(self) -> None:
        self.answer(403, b"")

    def do_busy(self) -> None:
        self.answer(429, b"")

    def do_down(self) -> None:
        self.answer(503, b"")

    def do_teapot(self) -> None:
        self.answer(418, b"")

    def do_missing(self) -> None:
        self.answer(404, b"")

    def do_slow(self) -> None:
        time.sleep(1.5)
        self.answer(200, b"late")

    def do_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "20")
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b".")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        """Silent: pytest shows what went wrong."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page(site: str) -> None:
    fetched = fetch(f"{site}/page")
    assert fetched.raw == b"<p>hello</p>"
    assert fetched.url == f"{site}/page"
    assert fetched.content_type == "text/html; charset=utf-8"


def test_redirects_are_followed(site: str) -> None:
    assert fetch(f"{site}/moved").url == f"{site}/page"


def test_it_says_who_it_is(site: str) -> None:
    assert fetch(f"{site}/agent").raw.startswith(b"onrecord/0.")


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("nothing", "404 Not Found"),
        ("forbidden", "403"),
        ("busy", "429"),
        ("down", "503"),
        ("teapot", "418"),
        ("loop", "redirects more than"),
        ("elsewhere", "redirects to what is no http"),
        ("broken", "compressed body"),
    ],
)
def test_failures_are_named(site: str, path: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        fetch(f"{site}/{path}")
    assert str(caught.value).startswith(f"{site}/{path}: ")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["big", "bomb"])
def test_the_size_limit_holds(site: str, path: str) -> None:
    with pytest.raises(InputError, match="more than 10,000 bytes"):
        fetch(f"{site}/{path}", max_bytes=10_000)


def test_a_silent_site_times_out(site: str) -> None:
    with new_client() as client:
        client.timeout = 0.2
        with pytest.raises(InputError, match="did not answer in time"):
            fetch(f"{site}/slow", client=client)


def test_a_site_that_drips_is_left(site: str) -> None:
    with pytest.raises(InputError, match=r"within 0\.3 seconds"):
        fetch(f"{site}/drip", seconds=0.3)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("ftp://example.org/x", "not an http"),
        ("page.html", "not an http"),
        ("http://", "without a host"),
        ("http://[::1", "not an address"),
        ("http://127.0.0.1:1/", "cannot be fetched"),
        ("http://no-such-host.invalid/", "cannot be fetched"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        fetch(url)
    assert problem in str(caught.value)
