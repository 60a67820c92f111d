"""A record in a folder of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.record import Record


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def record(place: Path) -> Iterator[Record]:
    with Record(place) as opened:
        yield opened


def dump(place: Path) -> list[str]:
    """Every row of every table, the full-text index and its inner tables among them."""
    with closing(sqlite3.connect(place)) as connection:
        return list(connection.iterdump())


def execute(place: Path, sql: str) -> None:
    """Writes into the database by other ways than ours, as a fault would."""
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(sql)
        connection.commit()
