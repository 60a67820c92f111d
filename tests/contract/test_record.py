"""`add`, `search`, `show` and `check` through the installed command."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.contract.conftest import COMMAND, Onrecord
from tests.record.conftest import dump, execute

PAGES = ("examples/vertice.it.html", "examples/summit.en.html")
DB = ("--db", "r.sqlite")


def _first_statement(onrecord: Onrecord, page: str) -> dict[str, object]:
    reading = json.loads(onrecord("read", page, "--format", "jsonl").stdout)
    statement: dict[str, object] = reading["statements"][0]
    return statement


def test_add_then_add_again(onrecord: Onrecord, folder: Path) -> None:
    first = onrecord("add", *PAGES, *DB)
    assert (first.returncode, first.stderr) == (0, "")
    assert re.fullmatch(
        r"2 pages added with \d+ statements; 0 known already: r.sqlite\n", first.stdout
    )
    before = dump(folder / "r.sqlite")
    second = onrecord("add", *PAGES[::-1], *DB)
    assert second.stdout == "0 pages added with 0 statements; 2 known already: r.sqlite\n"
    assert dump(folder / "r.sqlite") == before
    assert onrecord("check", *DB).stdout == "ok: r.sqlite\n"


def test_add_goes_on_after_an_unreadable_page(onrecord: Onrecord) -> None:
    run = onrecord("add", PAGES[0], "missing", PAGES[1], *DB)
    assert run.returncode == 1
    assert run.stderr.startswith("missing: no such file")
    assert run.stdout.startswith("2 pages added")


def test_search_then_show(onrecord: Onrecord) -> None:
    onrecord("add", *PAGES, *DB)
    statement = _first_statement(onrecord, PAGES[0])
    content = statement["content"]
    assert isinstance(content, dict)
    words = re.findall(r"\w+", content["text"])[:4]
    found = onrecord("search", " ".join(words), *DB)
    assert found.returncode == 0
    assert str(statement["id"])[:12] in found.stdout
    shown = json.loads(onrecord("show", str(statement["id"]), "--format", "json", *DB).stdout)
    assert shown["statement"] == statement
    assert shown["page"]["source"] == PAGES[0]


def test_show_gives_a_page_as_it_was_read(onrecord: Onrecord) -> None:
    onrecord("add", *PAGES, *DB)
    read = json.loads(onrecord("read", PAGES[0], "--format", "jsonl").stdout)
    prefix = read["page"]["id"].removeprefix("sha256:")[:12]
    assert json.loads(onrecord("show", prefix, "--format", "json", *DB).stdout) == read
    assert read["article"]["title"].split()[0] in onrecord("show", prefix, *DB).stdout


def test_show_an_actor(onrecord: Onrecord) -> None:
    onrecord("add", *PAGES, *DB)
    read = json.loads(onrecord("read", PAGES[0], "--format", "jsonl").stdout)
    speakers = {s["speaker"]["actor"] for s in read["statements"] if s["speaker"]}
    for actor in sorted(speakers)[:2]:
        shown = json.loads(onrecord("show", actor, "--format", "json", *DB).stdout)
        assert shown["actor"]["id"] == actor
        assert shown["said"]
        assert onrecord("show", actor, *DB).stdout.startswith(shown["actor"]["name"])


def test_the_default_place_is_in_the_data_folder(onrecord: Onrecord, folder: Path) -> None:
    onrecord("add", PAGES[0])
    assert (folder / "home/.local/share/onrecord/record.sqlite").exists()
    onrecord("add", PAGES[0], XDG_DATA_HOME=str(folder / "data"))
    assert (folder / "data/onrecord/record.sqlite").exists()
    onrecord("add", PAGES[0], ONRECORD_DB="named.sqlite")
    assert (folder / "named.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("search", "x", "--db", "none.sqlite"), 1, "none.sqlite: there is no record yet"),
        (("check", "--db", "examples/summit.en.html"), 1, "is no database"),
        (("search", "", *DB), 2, "nothing to look for"),
        (("search", "x", "--limit", "0", *DB), 2, "at least 1"),
        (("show", "nobody", *DB), 1, "nothing in the record has this id"),
        (("check", "--db", "postgresql://x/y"), 2, "a record is an SQLite file"),
    ],
)
def test_errors_are_one_line(
    onrecord: Onrecord, arguments: tuple[str, ...], code: int, message: str
) -> None:
    onrecord("add", PAGES[0], *DB)
    run = onrecord(*arguments)
    assert (run.returncode, run.stdout) == (code, "")
    assert message in run.stderr
    assert run.stderr.count("\n") == 1


def test_nothing_found_is_said(onrecord: Onrecord) -> None:
    onrecord("add", PAGES[0], *DB)
    run = onrecord("search", "zyzzyva", *DB)
    assert (run.returncode, run.stdout) == (0, "Nothing found.\n")


def test_check_names_faults(onrecord: Onrecord, folder: Path) -> None:
    onrecord("add", PAGES[0], *DB)
    execute(folder / "r.sqlite", "UPDATE captures SET raw = x'00'")
    run = onrecord("check", *DB)
    assert run.returncode == 1
    assert "the captured bytes are not those of its hash" in run.stdout


def _count(place: Path) -> int:
    if not place.exists():
        return 0
    with closing(sqlite3.connect(place, timeout=30)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])
        except sqlite3.OperationalError:  # no table yet
            return 0


def test_killed_while_adding_200_pages(onrecord: Onrecord, folder: Path) -> None:
    for number in range(200):
        (folder / f"{number}.txt").write_text(
            f"Minister speaks for the {number}th time\n\nThe minister, Ann Lee, said that number"
            f" {number} was enough. “We will not meet again {number} times,” she added.\n"
        )
    names = [f"{number}.txt" for number in range(200)]
    place = folder / "r.sqlite"
    command = [COMMAND, "add", *names, "--lang", "en", *DB]
    with subprocess.Popen(command, cwd=folder) as process:
        patience = time.monotonic() + 60
        while _count(place) < 20:
            assert process.poll() is None
            assert time.monotonic() < patience
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    kept = _count(place)
    assert 20 <= kept < 200
    assert onrecord("check", *DB).returncode == 0
    again = onrecord("add", *names, "--lang", "en", *DB)
    assert f"{200 - kept} pages added" in again.stdout
    assert f"{kept} known already" in again.stdout
    assert onrecord("check", *DB).returncode == 0
    whole = onrecord("add", *names, "--lang", "en", "--db", "whole.sqlite")
    assert whole.stdout.startswith("200 pages added")
    assert _statements(place) == _statements(folder / "whole.sqlite")


def _statements(place: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(place)) as connection:
        return connection.execute(
            "SELECT page_id, source, id, content_text, speaker_text FROM captures"
            " JOIN sightings ON capture_key = captures.key"
            " JOIN statements ON page_key = captures.key ORDER BY id"
        ).fetchall()
