"""Opens the SQLite database of a record: settings, migrations, and what may be wrong with it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from onrecord.errors import RecordError, UsageError
from onrecord.record.tables import REVISION

APPLICATION_ID = 0x4F4E5243  # "ONRC" in the header of the file, so that it can be told apart
BUSY_SECONDS = 60.0
"""How long one process waits while another writes; a page takes some milliseconds."""


def database_url(place: str | Path) -> URL:
    """The address of a database from a path or a sqlite:/// URL; UsageError for other ones."""
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(place))
    try:
        url = make_url(place)
    except ArgumentError:
        raise UsageError(f"{place!r} is no address of a database; give a path") from None
    if url.drivername != "sqlite" or not url.database or url.database == ":memory:":
        raise UsageError(f"{place}: a record is an SQLite file; give its path")
    return url


def open_database(url: URL, *, create: bool) -> Engine:
    """An engine on an up-to-date record.

    RecordError where there is none and `create` is false, where the file is something else, or
    where a newer Onrecord made it.
    """
    path = Path(url.database or "")
    name = str(path)
    _prepare(path, create=create)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    try:
        with clear_errors(name):
            _bring_up_to_date(engine, name)
    except RecordError:
        engine.dispose()
        raise
    return engine


@contextmanager
def clear_errors(name: str) -> Iterator[None]:
    """What the database driver says, as a RecordError in one line."""
    try:
        yield
    except DBAPIError as error:
        problem = str(error.orig)
        if "not a database" in problem:
            raise RecordError(f"{name}: is no database. Give another --db") from error
        raise RecordError(f"{name}: {problem}. Run onrecord check, or give another --db") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the only right to write from its first moment.

    SQLite refuses at once, without waiting, a reader that turns writer after another has written.
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _prepare(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{path}: is a folder. Give a file as --db")
    if path.exists():
        return
    if not create:
        raise RecordError(f"{path}: there is no record yet. Make one: onrecord add PAGE")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(f"{path}: its folder cannot be made ({error.strerror})") from error


def _settings(connection: Any, _: object) -> None:
    # The driver's own way of opening transactions leaves reads and migrations outside of them.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, name)
    if revision == REVISION:
        return
    _keep_a_log(engine.url, name)
    with writing(engine) as connection:
        if _revision(connection, name) != REVISION:  # another process may have been quicker
            _migrate(connection)


def _revision(connection: Connection, name: str) -> str | None:
    """The last migration that the database has seen; None for a new, empty one."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    if not tables:
        return None
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != APPLICATION_ID or "alembic_version" not in tables:
        raise RecordError(f"{name}: is a database, but not a record. Give another --db")
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision is not None and str(revision) > REVISION:  # they are numbers of equal length
        raise RecordError(
            f"{name}: a newer Onrecord made this record (revision {revision}, this one knows"
            f" {REVISION}). Update Onrecord"
        )
    return None if revision is None else str(revision)


def _keep_a_log(url: URL, name: str) -> None:
    """Write-ahead logging: readers and the writer do not wait for each other.

    It is a property of the file. SQLite itself does not wait here while another process works.
    """
    patience = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            with closing(sqlite3.connect(url.database or "", timeout=BUSY_SECONDS)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > patience:
                raise RecordError(f"{name}: {error}. Give another --db") from error
            time.sleep(0.05)


def _migrate(connection: Connection) -> None:
    # Loading Alembic takes longer than opening a record that is up to date.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "onrecord.record:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
