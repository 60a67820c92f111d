"""Inputs made to hurt: each is answered within ten seconds and 1.5 GiB, in a process of its own."""

import gzip
import random
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.containers import Member
from onrecord.errors import InputError
from tests.containers.archives import (
    answer,
    opened,
    packed,
    page,
    pages_and_errors,
    record,
    record_of,
    wacz,
)
from tests.containers.test_open import FEED, LETTER

SECONDS = 10
BYTES = 1536 * 1024 * 1024
GIGABYTE = 10**9
READ = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({BYTES}, {BYTES}))
from onrecord.containers import open_pages
for found in open_pages(open(sys.argv[1], "rb"), "a", limit=32 * 1024 * 1024):
    print("error" if isinstance(found, Exception) else "page")
"""


def _zeros(count: int, level: int = 9) -> bytes:
    """So many zero bytes as a gzip member, made without holding them."""
    packer = zlib.compressobj(level, wbits=31)
    parts = [packer.compress(bytes(10**6)) for _ in range(count // 10**6)]
    return b"".join(parts) + packer.flush()


def _packed_long(body_bytes: int) -> bytes:
    """A packed record of a page of zero bytes."""
    whole = record(answer(b""), length=len(answer(b"")) + body_bytes)
    packer = zlib.compressobj(9, wbits=31)
    parts = [packer.compress(whole[:-4])]
    parts += [packer.compress(bytes(10**6)) for _ in range(body_bytes // 10**6)]
    return b"".join(parts) + packer.compress(b"\r\n\r\n") + packer.flush()


def _many_lies() -> bytes:
    """Small records that each declare nearly all of what a page may have."""
    return b"".join(record_of("x", length=32_000_000) for _ in range(120_000))


def _many_long_lies() -> bytes:
    """Small packed records that each declare more than a page may have."""
    return packed(record_of("x", length=50_000_000) for _ in range(20_000))


def _members_everywhere() -> bytes:
    return packed([record_of("one")]) + b"\x1f\x8b\x08\0\0\0\0\0\0\0" * 400_000


def _overlapping() -> bytes:
    """One packed archive that a WACZ names many times."""
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/0.warc", bytes(30_000_000))
        first = package.infolist()[0]
        for number in range(1, 5000):
            copy = zipfile.ZipInfo(f"archive/{number}.warc")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(copy, field, getattr(first, field))
            package.filelist.append(copy)
            package.NameToInfo[copy.filename] = copy
    return out.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "gzip bomb": lambda: _zeros(GIGABYTE),
    "gzip bomb in members": lambda: _zeros(30 * 10**6) * 40,
    "bomb in a packed archive": lambda: _packed_long(GIGABYTE),
    "zip bomb in a WACZ": lambda: wacz({"a.warc": bytes(GIGABYTE)}, zipfile.ZIP_DEFLATED),
    "gzip bomb in a WACZ": lambda: wacz({"a.warc.gz": _packed_long(GIGABYTE)}),
    "300 MB record": lambda: record(answer(bytes(300 * 10**6))),
    "300 MB packed record": lambda: _packed_long(300 * 10**6),
    "300 MB declared": lambda: record(b"x", length=300 * 10**6) + bytes(10**6),
    "many lies": _many_lies,
    "many packed lies": lambda: packed(record_of("x", length=32_000_000) for _ in range(20_000)),
    "many long lies": _many_long_lies,
    "members everywhere": _members_everywhere,
    "overlapping members of a zip": _overlapping,
    "zero bytes": lambda: b"WARC/1.0\r\n" + bytes(300 * 10**6),
    "padding": lambda: record_of("one") + b"\r\n" * 50_000_000,
    "no end of a head": lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 20_000_000,
    "versions only": lambda: b"WARC/1.0\r\na:\r\n" * 1_500_000,
    "small chunks": lambda: record(
        answer(b"1\r\nx\r\n" * 5_000_000, more="Transfer-Encoding: chunked\r\n")
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_inputs(what: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(HOSTILE[what]())
    run = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    path.unlink()
    assert run.stderr == ""
    assert "error" in run.stdout or what == "padding"


@pytest.mark.parametrize("form", ["plain", "packed"])
def test_one_broken_record_in_twenty(form: str) -> None:
    chance = random.Random(20)
    broken = set(chance.sample(range(200), 10))
    records = [
        record_of(
            f"page {number}",
            length=chance.choice([3, 999, 10**9, -1, "x"]) if number in broken else None,
        )
        for number in range(200)
    ]
    words, errors = pages_and_errors(packed(records) if form == "packed" else b"".join(records))
    assert words == [f"page {number}" for number in range(200) if number not in broken]
    assert len(errors) == 10


SEEDS = (
    record_of("one") + record_of("two"),
    packed([record_of("one"), record_of("two")]),
    gzip.compress(record_of("one") + record_of("two")),
    wacz({"a.warc.gz": packed([record_of("one")]), "b.warc": record_of("two")}),
    wacz({"a.warc": record_of("one")}, zipfile.ZIP_DEFLATED),
    gzip.compress(page("one")),
    record(answer(b"3\r\nabc\r\n0\r\n\r\n", more="Transfer-Encoding: chunked\r\n")),
    FEED,
    LETTER,
)
_EDIT = st.tuples(
    st.floats(0, 1), st.integers(0, 30), st.binary(max_size=30) | st.sampled_from([b"\0" * 99])
)


def _check(raw: bytes, at: str | None) -> None:
    found = opened(raw, at=at)
    assert found
    assert all(isinstance(each, Member | InputError) for each in found)


@given(st.binary(max_size=3000), st.none() | st.text(max_size=9))
def test_any_bytes_give_pages_or_errors(raw: bytes, at: str | None) -> None:
    _check(raw, at)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(
    st.sampled_from(SEEDS),
    st.lists(_EDIT, min_size=1, max_size=5),
    st.sampled_from([None, "0", "0+7", "1", "archive/a.warc#0", "archive/a.warc.gz#0"]),
)
def test_any_change_to_an_archive_gives_pages_or_errors(
    raw: bytes, edits: list[tuple[float, int, bytes]], at: str | None
) -> None:
    for where, gone, new in edits:
        place = int(where * len(raw))
        raw = raw[:place] + new + raw[place + gone :]
    _check(raw, at)
