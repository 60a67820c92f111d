"""What may stand where a record is looked for."""

import re
import sqlite3
import threading
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from onrecord.errors import RecordError, UsageError
from onrecord.record import Record, database
from onrecord.record.database import database_url
from onrecord.record.tables import REVISION, metadata
from onrecord.values import Reading
from tests.record.conftest import execute
from tests.values.made import made


def test_a_new_record_in_a_new_folder(tmp_path: Path) -> None:
    place = tmp_path / "a" / "b" / "r.sqlite"
    with Record(f"sqlite:///{place}") as record:
        assert record.add(*made())
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_becomes_a_record(place: Path) -> None:
    place.touch()
    with Record(place) as record:
        assert record.check() == ()


def test_opening_again_changes_nothing(place: Path) -> None:
    Record(place).close()
    before = place.read_bytes()
    Record(place).close()
    assert place.read_bytes() == before


def test_no_record_where_none_is_to_be_made(place: Path) -> None:
    with pytest.raises(RecordError, match="there is no record yet"):
        Record(place, create=False)
    assert not place.exists()


def test_a_file_that_is_no_database(place: Path) -> None:
    place.write_text("A page, not a record. " * 100)
    with pytest.raises(RecordError, match=r"record\.sqlite: is no database\. Give another --db"):
        Record(place)


def test_the_database_of_somebody_else(place: Path) -> None:
    execute(place, "CREATE TABLE bookmarks (url TEXT)")
    before = place.read_bytes()
    with pytest.raises(RecordError, match="is a database, but not a record"):
        Record(place)
    assert place.read_bytes() == before


def test_a_record_of_a_newer_version(place: Path) -> None:
    Record(place).close()
    execute(place, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match=r"newer Onrecord .*revision 9999.*Update Onrecord"):
        Record(place)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        Record(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="its folder cannot be made"):
        Record(tmp_path / "file" / "r.sqlite")


@pytest.mark.parametrize(
    "url", ["postgresql://host/db", "sqlite://", "sqlite:///:memory:", "x://[", "://x"]
)
def test_addresses_that_are_no_records(url: str) -> None:
    with pytest.raises(UsageError):
        database_url(url)


def test_a_damaged_record_is_refused_in_one_line(place: Path) -> None:
    with Record(place) as record:
        for number in range(30):
            record.add(*made(number))
    data = place.read_bytes()
    place.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    with (
        pytest.raises(RecordError, match=r"record\.sqlite: .*malformed.*Run onrecord check"),
        Record(place) as record,
    ):
        record.search("dialogo")


def test_a_new_record_waits_for_another_process(place: Path) -> None:
    with closing(sqlite3.connect(place, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        timer = threading.Timer(0.3, other.rollback)
        timer.start()
        Record(place).close()
        timer.join()


def test_a_record_that_stays_locked(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match=r"record\.sqlite: database is locked"):
            Record(place)


def test_a_path_with_odd_characters(tmp_path: Path) -> None:
    place = tmp_path / "a ?#%20 é.sqlite"
    with Record(place) as record:
        record.add(*made())
    assert place.exists()


def test_migrations_make_the_tables_that_the_code_knows(place: Path, tmp_path: Path) -> None:
    Record(place).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    metadata.create_all(engine)
    engine.dispose()
    assert _schema(tmp_path / "other.sqlite") == {
        name: sql
        for name, sql in _schema(place).items()
        if "_index" not in name and name != "alembic_version"
    }


def test_the_revision_is_the_last_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "onrecord.record:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def _schema(place: Path) -> dict[str, set[str]]:
    """The definition of each table and index, whatever the order of its lines."""
    with closing(sqlite3.connect(place)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: {one.strip(" \t()") for one in _PARTS.split(sql)} for name, sql in rows}


def test_a_record_of_the_first_version_is_brought_up_to_date(place: Path) -> None:
    from alembic import command
    from alembic.config import Config

    engine = create_engine(f"sqlite:///{place}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "onrecord.record:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {database.APPLICATION_ID}")
    engine.dispose()
    page_id = f"sha256:{sha256(b'raw').hexdigest()}"
    for sql in (
        f"INSERT INTO captures VALUES (1, '{page_id}', '{page_id[7:]}', 'text/plain', x'726177')",
        "INSERT INTO sightings VALUES (1, 'p', '2026-01-01T00:00:00Z')",
        "INSERT INTO pages VALUES (1, 'p', 'text/plain', 'raw', '0.1', NULL)",
        "INSERT INTO articles VALUES (1, 'A title', 'en', '2026-01-01', NULL, NULL)",
        "INSERT INTO authors VALUES (1, 0, 'Ann Lee')",
        "INSERT INTO blocks VALUES (1, 0, 0, 3, 'body', 'a line', NULL)",
        "INSERT INTO title_index (rowid, title) VALUES (1, 'A title')",
    ):
        execute(place, sql)
    with Record(place) as record:
        reading = record.show(page_id)
        assert isinstance(reading, Reading)
        assert (reading.article.authors, reading.article.agencies) == (("Ann Lee",), ())
        assert reading.article.country is None
        assert reading.article.blocks[0].credit is None
        assert record.check() == ()


_PARTS = re.compile(r"\n|,")  # a column that was added later stands behind the constraints
