"""Takes a page into the record: everything or nothing, and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from onrecord.errors import InvariantError
from onrecord.record import search_index, tables
from onrecord.record.write import write_page
from onrecord.values import Engine, Reading
from onrecord.values.check import check


def refuse_unsound(reading: Reading, raw: bytes) -> None:
    """InvariantError where the reading breaks a rule or was not made from these bytes."""
    faults = list(check(reading))
    if reading.page.id != f"sha256:{sha256(raw).hexdigest()}":
        faults.insert(0, "the page's id is not the hash of the bytes")
    if faults:
        raise InvariantError(f"{reading.page.source}: cannot be recorded: " + "; ".join(faults))


def add(connection: Connection, reading: Reading, raw: bytes) -> bool:
    """Adds a sound reading in the caller's transaction; False where it was there already.

    Bytes that are known from elsewhere only gain a sighting. Where another version of the engine
    or of the language pack has read them, its reading is replaced.
    """
    key = _capture(connection, reading, raw)
    _sight(connection, key, reading.page.source)
    known = _engine(connection, key)
    if known == reading.engine:
        return False
    if known is not None:
        search_index.remove(connection, key)
        connection.execute(delete(tables.pages).where(tables.pages.c.key == key))
    statement_keys = write_page(connection, key, reading)
    search_index.add(connection, key, statement_keys, reading)
    return True


def _capture(connection: Connection, reading: Reading, raw: bytes) -> int:
    """The key of the bytes, which are kept as they are the first time that they are seen."""
    captures, page = tables.captures, reading.page
    query = select(captures.c.key).where(captures.c.page_id == page.id)
    key: int | None = connection.execute(query).scalar()
    if key is None:
        row = {
            "page_id": page.id,
            "sha256": page.id.removeprefix("sha256:"),
            "media_type": page.media_type,
            "raw": raw,
        }
        key = connection.execute(insert(captures).returning(captures.c.key), row).scalar_one()
    return key


def _sight(connection: Connection, key: int, source: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = {"capture_key": key, "source": source, "first_seen": now}
    connection.execute(insert_or(tables.sightings).on_conflict_do_nothing(), row)


def _engine(connection: Connection, key: int) -> Engine | None:
    """What read the bytes before."""
    pages = tables.pages
    query = select(pages.c.engine_version, pages.c.engine_pack).where(pages.c.key == key)
    row = connection.execute(query).one_or_none()
    return Engine(row.engine_version, row.engine_pack) if row else None
