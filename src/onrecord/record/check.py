"""Whether all that the record holds is as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError, NoResultFound

from onrecord.errors import InputError, InvariantError
from onrecord.record import search_index, tables
from onrecord.record.load import load_page
from onrecord.values.check import check as check_reading
from onrecord.values.jsonl import decode, encode


def check(connection: Connection) -> tuple[str, ...]:
    """Every fault in words, none where the record is sound. Reads every byte of it."""
    faults: list[str] = []
    try:
        for fault in _faults(connection):
            faults.append(fault)  # noqa: PERF402  (those found before the database fails count)
    except DBAPIError as error:
        faults.append(f"database: {error.orig}; restore it from a copy")
    return tuple(faults)


def _faults(connection: Connection) -> Iterator[str]:
    yield from _database(connection)
    captures = select(tables.captures.c.key, tables.captures.c.page_id).order_by("key")
    for key, page_id in connection.execute(captures).all():
        yield from _capture(connection, key, page_id)
        yield from _page(connection, key, page_id)
    yield from search_index.strays(connection)


def _database(connection: Connection) -> Iterator[str]:
    for (fault,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if fault != "ok":
            yield f"database: {fault}"
    for table, row, referred, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"database: row {row} of {table} refers to a row of {referred} that is not there"


def _capture(connection: Connection, key: int, page_id: str) -> Iterator[str]:
    query = select(tables.captures.c.raw).where(tables.captures.c.key == key)
    raw: object = connection.execute(query).scalar_one()
    # SQLite keeps in a column whatever is put there.
    if not isinstance(raw, bytes) or page_id != f"sha256:{sha256(raw).hexdigest()}":
        yield f"page {page_id}: the captured bytes are not those of its hash"


def _page(connection: Connection, key: int, page_id: str) -> Iterator[str]:
    try:
        reading = load_page(connection, key)
        if decode(encode(reading), page_id) != reading:
            yield f"page {page_id}: holds bytes where text belongs"
            return
    except NoResultFound:
        yield f"page {page_id}: its text or its article is not there"
        return
    except (InputError, InvariantError, msgspec.ValidationError, KeyError, IndexError) as error:
        yield f"page {page_id}: cannot be read back ({error})"
        return
    yield from (f"page {page_id}: {fault}" for fault in check_reading(reading))
    yield from search_index.faults(connection, key, reading)
