"""Pages out of WARC files, sound and broken."""

import gzip
import re
import zlib
from collections.abc import Callable

import brotli
import pytest

from onrecord.containers import Member
from onrecord.errors import InputError
from onrecord.values import Envelope
from tests.containers.archives import (
    HTML,
    answer,
    opened,
    packed,
    page,
    pages_and_errors,
    record,
    record_of,
)

Pack = Callable[[list[bytes]], bytes]
FORMS: dict[str, Pack] = {
    "plain": b"".join,
    "packed": packed,
    "whole": lambda records: gzip.compress(b"".join(records)),
    "pieces": lambda records: _in_pieces(b"".join(records)),
}


def _in_pieces(raw: bytes) -> bytes:
    """As bgzip does it: members that begin anywhere."""
    return packed(raw[at : at + 333] for at in range(0, len(raw), 333))


def _only(raw: bytes) -> Member:
    (found,) = opened(raw)
    assert isinstance(found, Member), found
    return found


def test_what_a_page_comes_with() -> None:
    first = record(b"software: x\r\n", kind="warcinfo", media_type="application/warc-fields")
    found = _only(first + record_of("Hello", uri="<https://example.org/a>"))
    assert found == Member(
        page("Hello"),
        f"a#{len(first)}",
        HTML,
        Envelope(
            carrier="web archive",
            captured="2024-05-01T10:20:30Z",
            address="https://example.org/a",
        ),
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_page_is_found_and_found_again(form: str) -> None:
    raw = FORMS[form]([record_of(f"page {number}") for number in range(20)])
    assert pages_and_errors(raw) == ([f"page {number}" for number in range(20)], [])


def test_a_place_is_the_offset_of_the_record() -> None:
    first, second = record_of("one"), record_of("two")
    one, two = packed([first]), packed([second])
    for raw, offset in (
        (first + second, f"{len(first)}"),
        (one + two, f"{len(one)}"),
        (gzip.compress(first + second), f"0+{len(first)}"),
    ):
        assert [found.source for found in opened(raw) if isinstance(found, Member)] == [
            "a#0",
            f"a#{offset}",
        ]


@pytest.mark.parametrize("place", ["", "x", "-1", "1+", "12", "99999999", "9" * 30, "0+3", "٣"])
def test_a_place_where_nothing_is(place: str) -> None:
    for raw in (record_of("one"), packed([record_of("one")])):
        (found,) = opened(raw, at=place)
        assert isinstance(found, InputError)
        assert str(found).startswith(f"a#{place}: no ")


def test_a_place_without_a_page() -> None:
    (found,) = opened(record(b"x: y\r\n", kind="metadata") + record_of("one"), at="0")
    assert str(found) == "a#0: a record (metadata) without a page. Give another offset"


@pytest.mark.parametrize(
    "other",
    [
        record(answer(b"", status="404 Not Found")),
        record(answer(b"", status="301 Moved", more="Location: /\r\n")),
        record(answer(b"\x89PNG", kind="image/png")),
        record(answer(b"{}", kind="application/json")),
        record(answer(bytes(40_000_000), kind="video/mp4")),
        record(answer(b"User-agent: *", kind="text/plain"), uri="https://example.org/robots.txt"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(b""), kind="revisit"),
        record(b"1.2.3.4", media_type="text/dns", uri="dns:example.org"),
        record(b"words", kind="resource", media_type="text/plain", uri="urn:text:https://a.org"),
        record(b"words", kind="resource", media_type="image/png"),
    ],
)
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    assert pages_and_errors(other + record_of("one") + other) == (["one"], [])


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_resources_and_conversions_are_pages(kind: str) -> None:
    found = _only(record(b"Words", kind=kind, media_type="text/plain"))
    assert (found.raw, found.declared_type) == (b"Words", "text/plain")


def test_an_answer_that_does_not_say_what_it_is() -> None:
    head = b"HTTP/1.0 200 OK\r\n\r\n"
    assert _only(record(head + page("one"))).declared_type is None
    (found,) = opened(record(head + b"\x89PNG"))
    assert str(found) == "a: there is no page in it. Give another file"


def _chunked(raw: bytes) -> bytes:
    cut = [raw[at : at + 50] for at in range(0, len(raw), 50)]
    return b"".join(b"%x;n=1\r\n%b\r\n" % (len(each), each) for each in cut) + b"0\r\n\r\n"


CHUNKED = "Transfer-Encoding: chunked\r\n"
CODED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "chunks": (CHUNKED, _chunked),
    "gzip": ("Content-Encoding: gzip\r\n", gzip.compress),
    "deflate": ("Content-Encoding: deflate\r\n", zlib.compress),
    "bare deflate": ("Content-Encoding: deflate\r\n", lambda raw: zlib.compress(raw)[2:-4]),
    "brotli": ("Content-Encoding: br\r\n", brotli.compress),
    "two": ("Content-Encoding: br, gzip\r\n", lambda raw: gzip.compress(brotli.compress(raw))),
    "both": (f"Content-Encoding: gzip\r\n{CHUNKED}", lambda raw: _chunked(gzip.compress(raw))),
}


@pytest.mark.parametrize("coding", CODED)
def test_codings(coding: str) -> None:
    more, code = CODED[coding]
    body = page("Grüße " * 100)
    assert _only(record(answer(code(body), more=more))).raw == body
    assert _only(record(answer(body, more=more))).raw == body  # decoded by the crawler


@pytest.mark.parametrize("coding", CODED)
def test_a_body_that_is_cut(coding: str) -> None:
    more, code = CODED[coding]
    cut = record(answer(code(page("words " * 100))[:-8], more=more))
    words, errors = pages_and_errors(record_of("one") + cut + record_of("two"))
    assert words == ["one", "two"]
    assert len(errors) == 1
    assert re.match(rf"a#{len(record_of('one'))}: its (compressed body|chunks) ", errors[0])


@pytest.mark.parametrize(
    ("more", "body", "problem"),
    [
        (CHUNKED, b"5\r\nhello\r\nzz\r\n", "its chunks are broken"),
        (CHUNKED, b"fffffff\r\nhello\r\n0\r\n\r\n", "its chunks are broken"),
        ("Content-Encoding: gzip\r\n", gzip.compress(page("x"))[:10] + b"\xff" * 9, "is broken"),
        ("Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd\0", "coded as 'zstd', which is not read"),
        (f"Content-Encoding: {'gzip,' * 9}\r\n", b"", "its body is coded 9 times"),
        ("Content-Encoding: gzip\r\n", gzip.compress(bytes(10**8)), "more than 32 MiB"),
        ("Content-Encoding: br\r\n", brotli.compress(bytes(10**8)), "more than 32 MiB"),
        ("", bytes(LIMIT := 32 * 1024 * 1024 + 1), "more than 32 MiB"),
        ("", bytes(LIMIT + 100_000), "more than 32 MiB"),
    ],
)
def test_a_body_that_cannot_be_read(more: str, body: bytes, problem: str) -> None:
    words, errors = pages_and_errors(record(answer(body, more=more)) + record_of("one"))
    assert words == ["one"]
    assert len(errors) == 1
    assert errors[0].startswith("a#0: ")
    assert problem in errors[0]


def test_an_answer_without_a_status() -> None:
    words, errors = pages_and_errors(record(page("x")) + record_of("one"))
    assert words == ["one"]
    assert errors == ["a#0: its answer has no HTTP status. Fetch the page again"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("length", [0, 20, 500, 300_000_000, 10**17, 10**30, -5, "x", "", "٣"])
def test_wrong_lengths(form: str, length: object) -> None:
    good = [record_of(f"page {number}") for number in range(4)]
    bad = record_of("bad", length=length)
    raw = FORMS[form]([*good[:2], bad, *good[2:]])
    words, errors = pages_and_errors(raw)
    assert words == [f"page {number}" for number in range(4)]
    assert len(errors) == 1
    assert re.match(r"a#[\d+]+: its length is ", errors[0])


def _damage(member: bytes, how: str) -> bytes:
    middle = len(member) // 2
    return {
        "cut": member[:middle],
        "cut early": member[:12],
        "overwritten": member[:middle] + b"\0\xff" * 8 + member[middle + 16 :],
        "wrong sum": member[:-8] + b"sums" + member[-4:],
        "no head": b"XX" + member[2:],
        "garbage": b"<html>",
    }[how]


@pytest.mark.parametrize(
    "how", ["cut", "cut early", "overwritten", "wrong sum", "no head", "garbage"]
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_broken_members(how: str, place: int) -> None:
    members = [packed([record_of(f"page {number}")]) for number in range(4)]
    members[place] = _damage(members[place], how)
    words, errors = pages_and_errors(b"".join(members))
    assert words == [f"page {number}" for number in range(4) if number != place]
    assert len(errors) == 1
    assert errors[0].startswith(f"a#{sum(map(len, members[:place]))}")


def test_a_packed_archive_that_is_cut_as_a_whole() -> None:
    raw = gzip.compress(b"".join(record_of(f"page {number}") for number in range(200)))
    words, errors = pages_and_errors(raw[: len(raw) // 2])
    assert words == [f"page {number}" for number in range(len(words))]
    assert len(words) > 50
    assert [error.split(": ")[1] for error in errors] == [
        "its gzip data are cut. The archive's other records are read"
    ]


def test_what_stands_between_records() -> None:
    raw = (
        record_of("one")
        + bytes(70_000)
        + b"\r\n"
        + record_of("two").rstrip()
        + b"\n"
        + record_of("three").replace(b"\r\n", b"\n")
        + bytes(200_000)
    )
    assert pages_and_errors(raw) == (["one", "two", "three"], [])


def test_a_long_body_cannot_pass_for_records() -> None:
    """A site may send what looks like an archive: the pages in it are not of whom they name."""
    false = record_of("false", uri="https://elsewhere.org") * 200_000
    for form in (b"".join, packed):
        raw = form([record_of("one"), record(answer(false)), record_of("two")])
        words, errors = pages_and_errors(raw)
        assert (words, len(errors)) == (["one", "two"], 1)
