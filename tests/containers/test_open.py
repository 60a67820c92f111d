"""What an input is, told by its content, whatever its name."""

import gzip
import io
import os
import threading
from collections.abc import Iterator
from typing import BinaryIO

import pytest

from onrecord.containers import Member, is_container, open_pages
from onrecord.containers import open as dispatch
from onrecord.errors import InputError
from tests.containers.archives import LIMIT, opened, packed, page, record_of, wacz

FEED = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>"
    b"<item><title>One</title><description>First words.</description></item>"
    b"<item><title>Two</title><description>Second words.</description></item>"
    b"</channel></rss>"
)
LETTER = (
    b"From: Ann <ann@example.org>\r\nTo: all@example.org\r\nSubject: News\r\n"
    b"Date: Wed, 01 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nWords of a letter.\r\n"
)
CONTAINERS = {
    "warc": record_of("one"),
    "warc.gz": packed([record_of("one")]),
    "wacz": wacz({"a.warc": record_of("one")}),
    "feed": FEED,
    "eml": LETTER,
    "page.gz": gzip.compress(page("one")),
}
PLAIN = {
    "html": page("one"),
    "text": b"Minister speaks\n\nThe minister spoke on Monday.\n",
    "empty": b"",
    "binary": bytes(range(256)) * 9,
    "about archives": b"WARC is a format. WARC/1.0 is its first line.\n",
    "letter words": b"From Rome with love: a story.\n\nIt was in May.\n",
}


@pytest.mark.parametrize("what", CONTAINERS)
def test_containers(what: str) -> None:
    assert is_container(CONTAINERS[what])
    assert all(isinstance(found, Member) for found in opened(CONTAINERS[what]))


@pytest.mark.parametrize("what", PLAIN)
def test_a_plain_page_is_its_only_member(what: str) -> None:
    raw = PLAIN[what]
    assert not is_container(raw)
    found = list(open_pages(io.BytesIO(raw), "a", declared_type="text/html", limit=LIMIT))
    assert found == [Member(raw, "a", "text/html")]


def test_a_plain_page_has_no_parts() -> None:
    (found,) = opened(page("one"), at="3")
    assert str(found) == "a#3: one page, which has no parts. Give it without the #"


def test_a_packed_page_is_that_page() -> None:
    raw = page("one")
    (found,) = open_pages(
        io.BytesIO(gzip.compress(raw)), "a.gz", declared_type="application/gzip", limit=LIMIT
    )
    assert found == Member(raw, "a.gz")
    assert opened(gzip.compress(raw[:9]) + gzip.compress(raw[9:]) + bytes(99)) == [Member(raw, "a")]


def test_a_packed_page_is_unpacked_once() -> None:
    twice = gzip.compress(gzip.compress(page("one")))
    assert opened(twice) == [Member(gzip.decompress(twice), "a")]


def test_a_packed_feed_is_a_feed() -> None:
    assert opened(gzip.compress(FEED)) == opened(FEED)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (gzip.compress(page("one"))[:-9], "a: its gzip data are cut. "),
        (gzip.compress(page("one"))[:10] + b"\xff" * 9, "a: its gzip data are broken "),
        (b"\x1f\x8b\x08", "a: its gzip data are cut. "),
        (gzip.compress(bytes(10**8)), "a: unpacks to more than 32 MiB. "),
    ],
)
def test_a_packed_page_that_is_broken(raw: bytes, problem: str) -> None:
    (found,) = opened(raw)
    assert str(found).startswith(problem)


def test_numbered_places() -> None:
    one, two = opened(FEED)
    assert isinstance(one, Member)
    assert one.source == "a#1"
    assert opened(FEED, at="1") == [one]
    assert opened(FEED, at="2") == [two]
    (none,) = opened(FEED, at="3")
    assert str(none) == "a#3: not in it. Give the number of a page in it, as in #1"


def _piped(raw: bytes) -> Iterator[BinaryIO]:
    read, write = os.pipe()

    def feed() -> None:
        with os.fdopen(write, "wb") as sink:
            sink.write(raw)

    writer = threading.Thread(target=feed)
    writer.start()
    with os.fdopen(read, "rb") as stream:
        yield stream
    writer.join()


@pytest.mark.parametrize("raw", [*CONTAINERS.values(), *PLAIN.values()])
def test_a_pipe_gives_what_the_file_gives(raw: bytes) -> None:
    for stream in _piped(raw):
        assert list(open_pages(stream, "a", limit=LIMIT)) == opened(raw)


def test_a_pipe_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "_PIPE_MOST", 200_000)
    many = record_of("one") * 2000
    for stream in _piped(many):
        (found,) = open_pages(stream, "-", limit=LIMIT)
        stream.read()
        assert isinstance(found, InputError)
        assert str(found).endswith("Save it to a file and give that")


def test_too_long() -> None:
    (found,) = opened(b"a" * (LIMIT + 1))
    assert str(found).startswith("a: 33 MiB, longer than 32 MiB. ")
    for stream in _piped(b"a" * (LIMIT + 1)):
        (found,) = open_pages(stream, "-", limit=LIMIT)
        assert str(found).startswith("-: 33 MiB, longer than 32 MiB. ")
