"""A Reading as a table: one row a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError
from onrecord.values.reading import Reading
from onrecord.values.statement import Statement

if TYPE_CHECKING:
    import polars

_NOT_TEXT = {
    "start": "Int64",
    "end": "Int64",
    "negated": "Boolean",
    "confidence": "Float64",
    "speakers": "List",
    "chain": "List",
    "hedges": "List",
    "positions": "List",
    "toward": "List",
}


def to_frame(reading: Reading) -> polars.DataFrame:
    """The statements as a Polars frame, with the columns of `_row`; actors are given by name.

    UsageError where Polars, which the extra `frame` installs, is missing.
    """
    try:
        import polars
    except ImportError:
        raise UsageError(
            "a frame needs Polars. Install it: pip install 'onrecord[frame]'"
        ) from None
    types: dict[str, Any] = {}
    for name in _COLUMNS:
        kind = getattr(polars, _NOT_TEXT.get(name, "String"))
        types[name] = kind(polars.String) if kind is polars.List else kind
    names = {actor.id: actor.name for actor in reading.actors}
    rows = [_row(reading, names, statement) for statement in reading.statements]
    return polars.DataFrame(rows, schema=types)


_COLUMNS = (
    *("page", "source", "outlet", "published", "language", "title"),
    *("id", "type", "block", "content", "start", "end", "cue"),
    *("speaker", "speaker_id", "speakers", "how", "addressee", "medium", "chain", "parent"),
    *("hedges", "negated", "positions", "toward", "confidence"),
)


def _row(reading: Reading, names: dict[str, str], statement: Statement) -> dict[str, object]:
    article, speaker = reading.article, statement.speaker
    return {
        "page": reading.page.id,
        "source": reading.page.source,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "title": article.title,
        "id": statement.id,
        "type": statement.type,
        "block": statement.block,
        "content": statement.content.text,
        "start": statement.content.start,
        "end": statement.content.end,
        "cue": statement.cue.lemma if statement.cue else None,
        "speaker": names[speaker.actor] if speaker else None,
        "speaker_id": speaker.actor if speaker else None,
        "speakers": [names[actor] for actor in speaker.actors] if speaker else [],
        "how": speaker.how if speaker else None,
        "addressee": names[statement.addressee.actor] if statement.addressee else None,
        "medium": statement.medium.kind if statement.medium else None,
        "chain": [names[actor] for actor in statement.chain],
        "parent": statement.parent,
        "hedges": [hedge.text for hedge in statement.hedges],
        "negated": statement.negated,
        "positions": [position.kind for position in statement.positions],
        "toward": [names.get(position.toward or "") for position in statement.positions],
        "confidence": statement.confidence,
    }
