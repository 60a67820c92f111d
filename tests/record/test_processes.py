"""Several processes at once, and one that dies in the middle of its work."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from onrecord.record import Record
from tests.record.conftest import dump
from tests.values.made import made

PAGES = 200
ROOT = Path(__file__).parents[2]
ADD = f"""
import sys
from onrecord.record import Record
from tests.values.made import made
with Record(sys.argv[1]) as record:
    for number in range({PAGES})[:: int(sys.argv[2])]:
        record.add(*made(number))
"""


def _start(place: Path, step: int = 1) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", ADD, str(place), str(step)], cwd=ROOT)


def _count(place: Path, table: str = "pages") -> int:
    """How many rows a table has; 0 before there is a table."""
    if not place.exists():
        return 0
    with closing(sqlite3.connect(place, timeout=30)) as connection:
        try:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def _rows(place: Path) -> set[str]:
    """Statements by their pages, without the keys, which depend on the order of adding."""
    with closing(sqlite3.connect(place)) as connection:
        return {
            f"{page} {statement} {content}"
            for page, statement, content in connection.execute(
                "SELECT page_id, id, content_text FROM captures"
                " JOIN statements ON page_key = captures.key"
            )
        }


def test_killed_in_the_middle_nothing_is_lost_and_nothing_double(
    place: Path, tmp_path: Path
) -> None:
    process = _start(place)
    patience = time.monotonic() + 60
    while _count(place) < PAGES // 10:
        assert process.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < patience
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert PAGES // 10 <= _count(place) < PAGES

    with Record(place) as record:
        assert record.check() == ()
        added = [record.add(*made(number)) for number in range(PAGES)]
        assert record.check() == ()
    assert True in added
    assert False in added

    whole = tmp_path / "whole.sqlite"
    with Record(whole) as record:
        for number in range(PAGES):
            record.add(*made(number))
    assert _rows(place) == _rows(whole)
    for table in ("captures", "pages", "sightings", "statements", "statement_index", "mentions"):
        assert _count(place, table) == _count(whole, table)


def test_two_processes_add_at_once(place: Path) -> None:
    processes = [_start(place), _start(place, 3), _start(place, -1)]
    assert [process.wait(timeout=120) for process in processes] == [0, 0, 0]
    assert _count(place) == PAGES
    with Record(place) as record:
        assert record.check() == ()
        before = dump(place)
        assert not record.add(*made(7))
    assert dump(place) == before
