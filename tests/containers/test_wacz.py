"""Pages out of WACZ files."""

import io
import random
import zipfile

import pytest

from onrecord.containers import Member
from onrecord.errors import InputError
from tests.containers.archives import opened, packed, pages_and_errors, record_of, wacz

ARCHIVES = {
    "data.warc.gz": packed([record_of("one"), record_of("two")]),
    "more/rec-1.warc": record_of("three"),
}


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_pages_of_all_archives(how: int) -> None:
    raw = wacz(ARCHIVES, how)
    assert pages_and_errors(raw) == (["one", "two", "three"], [])
    assert [found.source for found in opened(raw) if isinstance(found, Member)] == [
        "a#archive/data.warc.gz#0",
        f"a#archive/data.warc.gz#{len(packed([record_of('one')]))}",
        "a#archive/more/rec-1.warc#0",
    ]


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("archive/none.warc#0", "a#archive/none.warc#0: no such archive in it"),
        ("0", "a#0: no such archive in it"),
        ("archive/data.warc.gz#7", "a#archive/data.warc.gz#7: no record begins there"),
        ("archive/data.warc.gz#", "a#archive/data.warc.gz#: no place in it"),
    ],
)
def test_a_place_where_nothing_is(place: str, problem: str) -> None:
    (found,) = opened(wacz(ARCHIVES), at=place)
    assert str(found).startswith(problem)


def test_other_zips_are_left_as_they_are() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    raw = out.getvalue()
    for each in (raw, raw[:40], b"PK\x03\x04" + bytes(90)):
        assert opened(each) == [Member(each, "a")]


def test_an_empty_one() -> None:
    (found,) = opened(wacz({}))
    assert str(found) == "a: there is no page in it. Give another file"


def test_a_broken_record_leaves_the_others() -> None:
    broken = packed([record_of("one"), record_of("bad", length="x"), record_of("two")])
    words, errors = pages_and_errors(wacz({"a.warc.gz": broken, "b.warc": record_of("three")}))
    assert words == ["one", "two", "three"]
    assert len(errors) == 1
    assert errors[0].startswith("a#archive/a.warc.gz#")


def test_an_archive_that_cannot_be_unpacked_leaves_the_others() -> None:
    noise = random.Random(4).randbytes(5000).hex()
    raw = bytearray(
        wacz({"a.warc": record_of(noise), "b.warc": record_of("two")}, zipfile.ZIP_DEFLATED)
    )
    at = raw.index(b"archive/a.warc") + 200
    raw[at : at + 100] = b"\xff" * 100
    words, errors = pages_and_errors(bytes(raw))
    assert words == ["two"]
    assert len(errors) == 1
    assert errors[0].startswith("a#archive/a.warc: cannot be unpacked (")
    assert isinstance(opened(bytes(raw), at="archive/a.warc#0")[0], InputError)


def test_a_method_that_nobody_knows() -> None:
    raw = wacz({"a.warc": record_of("one")}).replace(b"\x14\0\0\0\0\0", b"\x14\0\0\0\x63\0")
    (found,) = opened(raw)
    assert str(found).startswith("a#archive/a.warc: cannot be unpacked (")
