"""Archives, packed pages and their members through the installed command."""

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.containers.archives import answer, packed, record, wacz
from tests.contract.conftest import ROOT, Onrecord

PAGES = ("vertice.it.html", "summit.en.html")


def _records() -> list[bytes]:
    return [
        record(answer((ROOT / "examples" / name).read_bytes()), uri=f"https://example.org/{name}")
        for name in PAGES
    ]


def _broken() -> bytes:
    return record(answer(b"<html>cut"), length=4711)


def _readings(output: str) -> list[dict[str, dict[str, object]]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.parametrize("form", ["news.warc", "news.warc.gz", "news.wacz", "-"])
def test_every_page_of_an_archive(onrecord: Onrecord, folder: Path, form: str) -> None:
    records = _records()
    raw = b"".join(records) if form == "news.warc" else packed(records)
    if form == "news.wacz":
        raw = wacz({"data.warc.gz": raw})
    (folder / form).write_bytes(raw)
    run = onrecord("read", form, "--format", "jsonl", given=raw if form == "-" else b"")
    assert (run.returncode, run.stderr) == (0, "")
    readings = _readings(run.stdout)
    pages = onrecord("read", *(f"examples/{name}" for name in PAGES), "--format", "jsonl")
    assert [each["page"]["id"] for each in readings] == [
        each["page"]["id"] for each in _readings(pages.stdout)
    ]
    assert all(each["statements"] for each in readings)
    sources = [str(each["page"]["source"]) for each in readings]
    assert all(source.startswith(f"{form}#") for source in sources)
    if form != "-":
        again = onrecord("read", *sources[::-1], "--format", "jsonl")
        assert _readings(again.stdout) == readings[::-1]


def test_a_broken_record_is_named_and_the_others_read(onrecord: Onrecord, folder: Path) -> None:
    one, two = _records()
    (folder / "news.warc").write_bytes(one + _broken() + two)
    run = onrecord("read", "news.warc", "examples/vertice.it.html", "--format", "jsonl")
    assert run.returncode == 1
    assert len(_readings(run.stdout)) == 3
    assert run.stderr == (
        f"news.warc#{len(one)}: its length is not the 4,711 bytes it declares."
        " The archive's other records are read\n"
    )
    shown = onrecord("read", "news.warc")
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_an_archive_is_added_once(onrecord: Onrecord, folder: Path) -> None:
    (folder / "news.warc.gz").write_bytes(packed([*_records(), _broken()]))
    first = onrecord("add", "news.warc.gz", "--db", "r.sqlite")
    assert first.returncode == 1
    assert re.match(r"2 pages added with \d+ statements; 0 known already: ", first.stdout)
    again = onrecord("add", "news.warc.gz#0", "--db", "r.sqlite")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.startswith("0 pages added with 0 statements; 1 known already")
    assert onrecord("check", "--db", "r.sqlite").returncode == 0


def test_a_packed_page_is_the_page(onrecord: Onrecord, folder: Path) -> None:
    raw = (ROOT / "examples" / PAGES[0]).read_bytes()
    (folder / "page.gz").write_bytes(gzip.compress(raw))
    packed_page = _readings(onrecord("read", "page.gz", "--format", "jsonl").stdout)[0]
    page = _readings(onrecord("read", f"examples/{PAGES[0]}", "--format", "jsonl").stdout)[0]
    assert packed_page["page"]["id"] == page["page"]["id"]
    assert packed_page["statements"] == page["statements"]


def test_bombs_and_places_that_are_not_there(onrecord: Onrecord, folder: Path) -> None:
    (folder / "bomb.gz").write_bytes(gzip.compress(bytes(10**8)))
    (folder / "news.warc").write_bytes(_records()[0])
    names = ("bomb.gz", "news.warc#7", "examples/vertice.it.html#7", "missing.warc#7")
    run = onrecord("read", *names)
    assert (run.returncode, run.stdout) == (1, "")
    assert [line.split(": ")[0] for line in run.stderr.splitlines()] == list(names)
