"""Full-text search over what is said and what pages are titled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from sqlalchemy import Connection, Row, text

from onrecord.record.query import fts_query
from onrecord.record.results import Hit, Piece

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # code points that Unicode keeps free for such inner use
_SNIPPET_WORDS = 40

# Words of the content weigh more than the name of who said them, and that more than the cue.
_STATEMENTS = text(f"""
    SELECT s.id, c.page_id AS page, s.type, a.title, a.outlet, a.published, p.source,
           snippet(statement_index, 0, '{_OPEN}', '{_CLOSE}', '…', {_SNIPPET_WORDS}) AS snippet,
           (SELECT json_group_array(name) FROM
             (SELECT actors.name FROM speakers JOIN actors ON actors.key = speakers.actor_key
              WHERE speakers.statement_key = s.key ORDER BY speakers.ordinal)) AS speakers
    FROM statement_index
    JOIN statements s ON s.key = statement_index.rowid
    JOIN pages p ON p.key = s.page_key
    JOIN captures c ON c.key = p.key
    JOIN articles a ON a.page_key = p.key
    WHERE statement_index MATCH :query
    ORDER BY bm25(statement_index, 4.0, 2.0, 1.0), c.page_id, s.ordinal LIMIT :limit
""")
_TITLES = text(f"""
    SELECT c.page_id AS id, c.page_id AS page, NULL AS type, a.title, a.outlet, a.published,
           p.source, '[]' AS speakers,
           snippet(title_index, 0, '{_OPEN}', '{_CLOSE}', '…', {_SNIPPET_WORDS}) AS snippet
    FROM title_index
    JOIN pages p ON p.key = title_index.rowid
    JOIN captures c ON c.key = p.key
    JOIN articles a ON a.page_key = p.key
    WHERE title_index MATCH :query
    ORDER BY bm25(title_index), c.page_id LIMIT :limit
""")


def search(connection: Connection, typed: str, limit: int) -> tuple[Hit, ...]:
    """The best hits, statements before pages found by their titles; UsageError for no words."""
    given = {"query": fts_query(typed), "limit": limit}
    said = [_hit("statement", row) for row in connection.execute(_STATEMENTS, given)]
    titled = [_hit("page", row) for row in connection.execute(_TITLES, given)]
    return tuple((said + titled)[:limit])


def _hit(kind: Literal["statement", "page"], row: Row[Any]) -> Hit:
    return Hit(
        kind=kind,
        id=row.id,
        page=row.page,
        snippet=tuple(_pieces(row.snippet)),
        speakers=tuple(json.loads(row.speakers)),
        type=row.type,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        source=row.source,
    )


def _pieces(snippet: str) -> Iterator[Piece]:
    for number, run in enumerate(snippet.split(_OPEN)):
        found, closed, rest = run.partition(_CLOSE) if number else ("", "", run)
        if not closed:  # a mark of the page's own
            found, rest = "", found + rest
        yield from (Piece(text, hit) for text, hit in ((found, True), (rest, False)) if text)
