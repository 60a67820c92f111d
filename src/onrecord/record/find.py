"""Finds one thing of the record by its id, or by the first characters of it."""

from __future__ import annotations

from sqlalchemy import Column, Connection, select

from onrecord.errors import RecordError, UsageError
from onrecord.record import tables
from onrecord.record.load import load_page
from onrecord.record.results import Said, Voice
from onrecord.values import Reading

_SHORTEST = 4  # characters of an id; fewer are more likely a slip than a choice
_SHOWN = 5  # ids named where several begin alike


def find(connection: Connection, wanted: str) -> Reading | Said | Voice:
    """A page or a statement by its id or a prefix that only it has, or an actor by its id.

    A page is also found by where it was seen. RecordError where there is nothing, UsageError
    where there are several.
    """
    if voice := _voice(connection, wanted):
        return voice
    page_ids = _seen_at(connection, wanted) or _starting(
        connection, tables.captures.c.page_id, f"sha256:{_bare(wanted)}"
    )
    statement_ids = _starting(connection, tables.statements.c.id, wanted)
    found = page_ids + statement_ids
    if wanted in found:
        found = [wanted]
    if not found:
        raise RecordError(f"{wanted}: nothing in the record has this id. Look for it: search WORDS")
    if len(found) > 1:
        shown = ", ".join(found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
        raise UsageError(f"{wanted}: several are meant by it; give more of one id: {shown}")
    return _load(connection, found[0], is_page=found[0] in page_ids)


def _seen_at(connection: Connection, source: str) -> list[str]:
    """The pages that were captured there; several where the page has changed."""
    captures, sightings = tables.captures, tables.sightings
    query = select(captures.c.page_id).join(sightings).where(sightings.c.source == source)
    return list(connection.execute(query.order_by(captures.c.key)).scalars())


def _bare(wanted: str) -> str:
    return wanted.removeprefix("sha256:").lower()


def _starting(connection: Connection, column: Column[str], prefix: str) -> list[str]:
    if len(_bare(prefix)) < _SHORTEST:
        return []
    query = select(column).where(column.startswith(prefix, autoescape=True)).order_by(column)
    return list(connection.execute(query.limit(_SHOWN + 1)).scalars())


def _load(connection: Connection, found: str, *, is_page: bool) -> Reading | Said:
    captures, statements = tables.captures, tables.statements
    if is_page:
        query = select(captures.c.key).where(captures.c.page_id == found)
    else:
        query = select(statements.c.page_key).where(statements.c.id == found)
    reading = load_page(connection, connection.execute(query).scalar_one())
    if is_page:
        return reading
    return Said(reading, reading.statement(found))


def _voice(connection: Connection, actor_id: str) -> Voice | None:
    """The actor, as the latest page has it, and what it says anywhere."""
    actors = tables.actors
    query = select(actors.c.page_key).where(actors.c.id == actor_id).order_by(actors.c.page_key)
    readings = [load_page(connection, key) for key in connection.execute(query).scalars()]
    if not readings:
        return None
    said = tuple(
        Said(reading, statement)
        for reading in readings
        for statement in reading.statements
        if statement.speaker and actor_id in statement.speaker.actors
    )
    return Voice(readings[-1].actor(actor_id), said)
