"""Reads a page back from the tables, as it was added."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Table, select

from onrecord.record import tables
from onrecord.text import Span
from onrecord.values import (
    Actor,
    Addressee,
    Article,
    Block,
    Cue,
    Engine,
    Event,
    Medium,
    Origin,
    Page,
    Passage,
    Position,
    Reading,
    Speaker,
    Statement,
)

AnyRow = Row[Any]
Grouped = dict[int, list[AnyRow]]
Value = TypeVar("Value", bound=msgspec.Struct)


def load_page(connection: Connection, key: int) -> Reading:
    """The reading of the page with the key.

    InvariantError or msgspec.ValidationError where the rows make no valid values; that takes
    somebody who wrote into the database by other ways than ours.
    """
    pages = tables.pages
    query = select(pages, tables.captures.c.page_id).join(tables.captures).where(pages.c.key == key)
    row = connection.execute(query).one()
    actors = _rows(connection, tables.actors, key)
    ids = {actor.key: actor.id for actor in actors}
    return Reading(
        page=Page(row.page_id, row.source, row.media_type, row.text),
        article=_article(connection, key),
        actors=_actors(connection, key, actors),
        statements=_statements(connection, key, ids),
        events=_events(connection, key, ids),
        engine=Engine(version=row.engine_version, pack=row.engine_pack),
    )


def _article(connection: Connection, key: int) -> Article:
    articles = tables.articles
    row = connection.execute(select(articles).where(articles.c.page_key == key)).one()
    return _valid(
        row,
        Article,
        authors=_names(connection, tables.authors, key),
        blocks=tuple(_valid(block, Block) for block in _rows(connection, tables.blocks, key)),
        agencies=_names(connection, tables.agencies, key),
        tags=_names(connection, tables.tags, key),
        origins=tuple(_valid(one, Origin) for one in _rows(connection, tables.origins, key)),
    )


def _names(connection: Connection, table: Table, key: int) -> tuple[str, ...]:
    return tuple(row.name for row in _rows(connection, table, key))


def _actors(connection: Connection, key: int, rows: list[AnyRow]) -> tuple[Actor, ...]:
    mentions = _parts(connection, tables.mentions, tables.actors, key)
    return tuple(
        _valid(row, Actor, mentions=tuple(_span(mention) for mention in mentions[row.key]))
        for row in rows
    )


def _statements(connection: Connection, key: int, ids: dict[int, str]) -> tuple[Statement, ...]:
    parts, hedges, speakers, chain, positions = (
        _parts(connection, table, tables.statements, key)
        for table in (
            tables.content_parts,
            tables.hedges,
            tables.speakers,
            tables.chain,
            tables.positions,
        )
    )
    return tuple(
        _valid(
            row,
            Statement,
            content=_passage(row, "content"),
            content_parts=tuple(_span(part) for part in parts[row.key]),
            cue=_cue(row),
            speaker=_speaker(row, [ids[speaker.actor_key] for speaker in speakers[row.key]]),
            addressee=_addressee(row, ids),
            medium=_medium(row),
            chain=tuple(ids[link.actor_key] for link in chain[row.key]),
            hedges=tuple(Passage(hedge.start, hedge.end, hedge.text) for hedge in hedges[row.key]),
            positions=tuple(_position(position, ids) for position in positions[row.key]),
        )
        for row in _rows(connection, tables.statements, key)
    )


def _passage(row: AnyRow, name: str) -> Passage:
    return Passage(*(row._mapping[f"{name}_{part}"] for part in ("start", "end", "text")))


def _cue(row: AnyRow) -> Cue | None:
    if row.cue_start is None:
        return None
    return Cue(row.cue_start, row.cue_end, row.cue_text, row.cue_lemma)


def _speaker(row: AnyRow, actors: list[str]) -> Speaker | None:
    if row.speaker_start is None:
        return None
    return Speaker(
        row.speaker_start,
        row.speaker_end,
        row.speaker_text,
        actor=actors[0],
        actors=tuple(actors),
        how=row.speaker_how,
        confidence=row.speaker_confidence,
    )


def _addressee(row: AnyRow, ids: dict[int, str]) -> Addressee | None:
    if row.addressee_start is None:
        return None
    actor = ids[row.addressee_actor_key]
    return Addressee(row.addressee_start, row.addressee_end, row.addressee_text, actor)


def _medium(row: AnyRow) -> Medium | None:
    if row.medium_start is None:
        return None
    return Medium(row.medium_start, row.medium_end, row.medium_text, row.medium_kind)


def _position(row: AnyRow, ids: dict[int, str]) -> Position:
    toward = None if row.toward_key is None else ids[row.toward_key]
    return _valid(row, Position, toward=toward)


def _events(connection: Connection, key: int, ids: dict[int, str]) -> tuple[Event, ...]:
    contexts = _parts(connection, tables.event_contexts, tables.events, key)
    return tuple(
        _valid(
            row,
            Event,
            contexts=tuple(context.context for context in contexts[row.key]),
            source=ids[row.source_key],
            target=ids[row.target_key],
        )
        for row in _rows(connection, tables.events, key)
    )


def _rows(connection: Connection, table: Table, key: int) -> list[AnyRow]:
    """The rows of a page, in order."""
    query = select(table).where(table.c.page_key == key).order_by(table.c.ordinal)
    return list(connection.execute(query))


def _parts(connection: Connection, table: Table, owner: Table, key: int) -> Grouped:
    """The rows that belong to rows of `owner`, in order, by the key of the one they belong to."""
    query = select(table).join(owner, next(iter(table.primary_key)) == owner.c.key)
    found: Grouped = defaultdict(list)
    for row in connection.execute(query.where(owner.c.page_key == key).order_by(table.c.ordinal)):
        found[row[0]].append(row)
    return found


def _span(row: AnyRow) -> Span:
    return Span(row.start, row.end)


def _valid(row: AnyRow, shape: type[Value], **given: object) -> Value:
    """The row as a value: what is not given comes from the column of the field's name."""
    names = shape.__struct_fields__
    fields = {name: given[name] if name in given else row._mapping[name] for name in names}
    return msgspec.convert(fields, shape)
