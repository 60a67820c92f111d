"""Writes a reading into the tables, inside the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert

from onrecord.record import tables
from onrecord.text import Span
from onrecord.values import Actor, Article, Event, Passage, Reading, Statement

Row = dict[str, Any]
ActorKeys = dict[str, int]
"""The key of an actor's row by the actor's id; None, for nobody, has none."""


_ARTICLE = (
    *("title", "language", "published", "updated", "outlet"),
    *("country", "address", "section", "truncated"),
)
_BLOCK = ("kind", "reason", "date", "credit", "language")
_ORIGIN = ("field", "by", "detail")


def write_page(connection: Connection, key: int, reading: Reading) -> list[int]:
    """Writes a page whose capture has the key; returns the keys of its statements, in order."""
    page, engine = reading.page, reading.engine
    row = {
        "key": key,
        "source": page.source,
        "media_type": page.media_type,
        "text": page.text,
        "engine_version": engine.version,
        "engine_pack": engine.pack,
    }
    _insert(connection, tables.pages, [row])
    _write_article(connection, key, reading.article)
    actor_keys = _write_actors(connection, key, reading.actors)
    statement_keys = _write_statements(connection, key, reading.statements, actor_keys)
    _write_events(connection, key, reading.events, actor_keys)
    return statement_keys


def _write_article(connection: Connection, key: int, article: Article) -> None:
    row = {"page_key": key, **{name: getattr(article, name) for name in _ARTICLE}}
    _insert(connection, tables.articles, [row])
    for table, names in (
        (tables.authors, article.authors),
        (tables.agencies, article.agencies),
        (tables.tags, article.tags),
    ):
        _insert(connection, table, _numbered("page_key", key, ({"name": n} for n in names)))
    origins = [{name: getattr(one, name) for name in _ORIGIN} for one in article.origins]
    _insert(connection, tables.origins, _numbered("page_key", key, origins))
    blocks = [
        {**_place(block), **{name: getattr(block, name) for name in _BLOCK}}
        for block in article.blocks
    ]
    _insert(connection, tables.blocks, _numbered("page_key", key, blocks))


def _write_actors(connection: Connection, key: int, actors: Sequence[Actor]) -> ActorKeys:
    fields = ("id", "name", "kind", "country", "role")
    rows = [{name: getattr(actor, name) for name in fields} for actor in actors]
    keys = _insert_keyed(connection, tables.actors, _numbered("page_key", key, rows))
    mentions = [
        row
        for actor_key, actor in zip(keys, actors, strict=True)
        for row in _numbered("actor_key", actor_key, map(_place, actor.mentions))
    ]
    _insert(connection, tables.mentions, mentions)
    return {actor.id: actor_key for actor, actor_key in zip(actors, keys, strict=True)}


def _write_statements(
    connection: Connection, key: int, statements: Sequence[Statement], actor_keys: ActorKeys
) -> list[int]:
    rows = [_statement(statement, actor_keys) for statement in statements]
    keys = _insert_keyed(connection, tables.statements, _numbered("page_key", key, rows))
    for table, rows_of in _PARTS.items():
        parts = [
            row
            for statement_key, statement in zip(keys, statements, strict=True)
            for row in _numbered("statement_key", statement_key, rows_of(statement, actor_keys))
        ]
        _insert(connection, table, parts)
    return keys


def _statement(statement: Statement, actor_keys: ActorKeys) -> Row:
    cue, speaker = statement.cue, statement.speaker
    addressee, medium = statement.addressee, statement.medium
    return {
        "id": statement.id,
        "parent": statement.parent,
        "type": statement.type,
        "block": statement.block,
        **_passage("content", statement.content),
        **_passage("cue", cue),
        "cue_lemma": cue.lemma if cue else None,
        **_passage("speaker", speaker),
        "speaker_how": speaker.how if speaker else None,
        "speaker_confidence": speaker.confidence if speaker else None,
        **_passage("addressee", addressee),
        "addressee_actor_key": actor_keys[addressee.actor] if addressee else None,
        **_passage("medium", medium),
        "medium_kind": medium.kind if medium else None,
        "negated": statement.negated,
        "confidence": statement.confidence,
    }


def _content_parts(statement: Statement, _: ActorKeys) -> list[Row]:
    return [_place(part) for part in statement.content_parts]


def _hedges(statement: Statement, _: ActorKeys) -> list[Row]:
    return [{**_place(hedge), "text": hedge.text} for hedge in statement.hedges]


def _speakers(statement: Statement, actor_keys: ActorKeys) -> list[Row]:
    actors = statement.speaker.actors if statement.speaker else ()
    return [{"actor_key": actor_keys[actor]} for actor in actors]


def _chain(statement: Statement, actor_keys: ActorKeys) -> list[Row]:
    return [{"actor_key": actor_keys[actor]} for actor in statement.chain]


def _positions(statement: Statement, actor_keys: ActorKeys) -> list[Row]:
    return [
        {
            "kind": position.kind,
            "toward_key": None if position.toward is None else actor_keys[position.toward],
            "rule": position.rule,
            "confidence": position.confidence,
        }
        for position in statement.positions
    ]


_PARTS: dict[Table, Callable[[Statement, ActorKeys], list[Row]]] = {
    tables.content_parts: _content_parts,
    tables.hedges: _hedges,
    tables.speakers: _speakers,
    tables.chain: _chain,
    tables.positions: _positions,
}


def _write_events(
    connection: Connection, key: int, events: Sequence[Event], actor_keys: ActorKeys
) -> None:
    fields = ("type", "mode", "date", "start", "end", "statement", "confidence", "modality")
    rows = [
        {
            **{name: getattr(event, name) for name in fields},
            "source_key": actor_keys[event.source],
            "target_key": actor_keys[event.target],
        }
        for event in events
    ]
    keys = _insert_keyed(connection, tables.events, _numbered("page_key", key, rows))
    contexts = [
        row
        for event_key, event in zip(keys, events, strict=True)
        for row in _numbered("event_key", event_key, ({"context": c} for c in event.contexts))
    ]
    _insert(connection, tables.event_contexts, contexts)


def _place(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _passage(name: str, passage: Passage | None) -> Row:
    return {f"{name}_{part}": getattr(passage, part, None) for part in ("start", "end", "text")}


def _numbered(owner: str, key: int, rows: Iterable[Row]) -> list[Row]:
    """The rows of one owner, with their order."""
    return [{owner: key, "ordinal": i, **row} for i, row in enumerate(rows)]


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _insert_keyed(connection: Connection, table: Table, rows: list[Row]) -> list[int]:
    """Inserts rows and returns the keys that they were given, in the same order."""
    if not rows:
        return []
    query = insert(table).returning(table.c.key, sort_by_parameter_order=True)
    return list(connection.execute(query, rows).scalars())
