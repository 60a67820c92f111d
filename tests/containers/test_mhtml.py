"""Saved pages in one file: told from letters, the page found, hostile input."""

import io
import quopri
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.containers import mail, mhtml
from onrecord.containers.member import Member
from onrecord.errors import InputError
from onrecord.page.read import read_page

LIMIT = 32 * 1024 * 1024
HTML = "<html><body><h1>Perché no</h1><p>Il ministro: «Non ora».</p></body></html>"
HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://m.example/perche-no\r\n"
    "Subject: =?utf-8?Q?Perch=C3=A9 no?=\r\nDate: Mon, 5 Jan 2026 07:00:00 -0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
    '\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'
)
BOUNDARY = "------MultipartBoundary--x----"


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < 10


def part(kind: str, content: str, fields: str = "") -> str:
    """A part of a saved page."""
    coded = quopri.encodestring(content.encode()).decode().replace("\n", "\r\n")
    return (
        f"{BOUNDARY}\r\nContent-Type: {kind}\r\n{fields}"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{coded}\r\n"
    )


def saved(*parts: str, head: str = HEAD) -> bytes:
    """A saved page as Chrome writes it."""
    return f"{head}{''.join(parts)}{BOUNDARY}--\r\n".encode()


def page_of(raw: bytes, limit: int = LIMIT) -> Member:
    """The page in it."""
    (found,) = mhtml.open_pages(io.BytesIO(raw), "page.mhtml", limit)
    assert isinstance(found, Member)
    return found


def test_a_page_saved_by_chrome() -> None:
    raw = saved(
        part("text/html", HTML, "Content-ID: <a>\r\nContent-Location: https://m.example/p\r\n"),
        part("text/css", "p {}", "Content-Location: https://m.example/a.css\r\n"),
        part("text/html", "<p>An advertisement</p>"),
    )
    assert mhtml.looks_like(raw[: 64 * 1024])
    assert not mail.looks_like(raw)
    page = page_of(raw)
    assert page.raw.decode().strip() == HTML
    assert (page.source, page.declared_type) == ("page.mhtml", "text/html")
    envelope = page.envelope
    assert envelope is not None
    assert envelope.carrier == "saved page"
    assert envelope.address == "https://m.example/perche-no"
    assert envelope.title == "Perché no"
    assert envelope.captured == "2026-01-05T07:00:00+00:00"
    assert envelope.published is None
    read, _ = read_page(page.raw, page.source, declared_type=page.declared_type)
    assert "Il ministro: «Non ora»." in read.text


def test_the_part_that_start_names() -> None:
    head = HEAD.replace('type="text/html"', 'type="text/html"; start="<b>"')
    parts = (
        part("text/html", "<p>Frame</p>", "Content-ID: <a>\r\n"),
        part("text/html", HTML, "Content-ID: <b>\r\n"),
    )
    assert page_of(saved(*parts, head=head)).raw.decode().strip() == HTML
    head = head.replace("<b>", "<gone>")
    assert b"Frame" in page_of(saved(*parts, head=head)).raw


def test_a_page_saved_by_another_browser() -> None:
    head = (
        "From: <Saved by Mozilla 5.0>\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="----MultipartBoundary--x----"\n\n'
    )
    raw = saved(
        part("text/html; charset=utf-8", HTML, "Content-Location: https://m.example/q\r\n"),
        head=head,
    )
    assert mhtml.looks_like(raw)
    page = page_of(raw)
    assert page.declared_type == "text/html; charset=utf-8"
    assert page.envelope is not None
    assert page.envelope.address == "https://m.example/q"


def test_a_letter_with_pictures_is_a_letter() -> None:
    head = (
        "Received: from a by b\nFrom: Ann <a@b.example>\nTo: c@d.example\nMessage-ID: <1>\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="----MultipartBoundary--x----"\n\n'
    )
    raw = saved(part("text/html", HTML), part("image/png", "x", "Content-ID: <p>\r\n"), head=head)
    assert mail.looks_like(raw)
    assert not mhtml.looks_like(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html><body>Content-Location: x</body></html>",
        b"Content-Type: text/html\n\n<p>x",
        b"A text about\nSnapshot-Content-Location: and so on",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_saved_page(raw: bytes) -> None:
    assert not mhtml.looks_like(raw)


def test_what_cannot_be_read_says_so() -> None:
    with pytest.raises(InputError, match=r"page\.mhtml: a saved page without HTML"):
        page_of(saved(part("text/css", "p {}")))
    with pytest.raises(InputError, match="a page may have 10 at most"):
        page_of(saved(part("text/html", HTML)), limit=10)
    with pytest.raises(InputError, match="more than 2,000 parts"):
        page_of(saved(*[f"{BOUNDARY}\n\nx\n"] * 500_000))
    with pytest.raises(InputError, match="nested more than 30 deep"):
        page_of(saved(*["Content-Type: message/rfc822\n\n"] * 10_000, head=HEAD + BOUNDARY + "\n"))
    with pytest.raises(InputError, match="headers have more than"):
        page_of(saved(f"{BOUNDARY}\nX: {'y' * 30_000_000}"))


@given(st.binary(max_size=300))
def test_any_bytes_raise_nothing_but_input_errors(noise: bytes) -> None:
    for before in (b"", b"Content-Type: ", HEAD.encode(), HEAD.encode() + BOUNDARY.encode()):
        mhtml.looks_like(before + noise)
        try:
            assert page_of(before + noise)
        except InputError:
            continue
