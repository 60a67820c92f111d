"""The tables of the record, as SQLAlchemy sees them; `migrations/` makes them.

    captures ─┬─ sightings                    where the same bytes were found
              └─ pages ─┬─ articles, authors, agencies, tags, origins, blocks
                        ├─ actors ── mentions
                        ├─ statements ─┬─ content_parts, hedges
                        │              └─ speakers, chain, positions   (refer to actors)
                        └─ events ── event_contexts                    (refer to actors)

A capture outlives its page: when another engine has read the same bytes, everything from `pages`
down is replaced. Offsets are code points in `pages.text`; `ordinal` keeps the order of a tuple.
The tables of the full-text index are in `search_index.py`.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

REVISION = "0004"
"""The migration that makes the tables as they stand here."""

metadata = MetaData()


def _span(prefix: str = "", *, optional: bool = False) -> tuple[SchemaItem, ...]:
    """Columns of a place in the page's text, which may be missing as a whole."""
    start, end = f"{prefix}start", f"{prefix}end"
    valid = f'0 <= "{start}" AND "{start}" < "{end}"'
    if optional:
        valid = f'("{start}" IS NULL AND "{end}" IS NULL) OR ({valid})'
    return (
        Column(start, Integer, nullable=optional),
        Column(end, Integer, nullable=optional),
        CheckConstraint(valid, name=f"{prefix}span"),
    )


def _passage(prefix: str, *, optional: bool = True) -> tuple[SchemaItem, ...]:
    """A place and its characters; `onrecord check` compares them with the page's text."""
    return (*_span(prefix, optional=optional), Column(f"{prefix}text", Text, nullable=optional))


def _parent(column: str, referred: str, *, part_of_key: bool = True) -> Column[Any]:
    """A reference to the row that this one belongs to and goes with."""
    key = ForeignKey(referred, ondelete="CASCADE")
    if part_of_key:
        return Column(column, Integer, key, primary_key=True)
    return Column(column, Integer, key, nullable=False, index=True)


def _actor(column: str = "actor_key", *, optional: bool = False) -> Column[Any]:
    return Column(column, Integer, ForeignKey("actors.key"), nullable=optional, index=True)


def _ordinal() -> Column[Any]:
    return Column("ordinal", Integer, primary_key=True)


def _confidence() -> tuple[SchemaItem, ...]:
    return (
        Column("confidence", Float, nullable=False),
        CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
    )


captures = Table(
    "captures",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("page_id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    CheckConstraint("page_id = 'sha256:' || sha256", name="address"),
)

sightings = Table(
    "sightings",
    metadata,
    _parent("capture_key", "captures.key"),
    Column("source", Text, primary_key=True),
    Column("first_seen", Text, nullable=False),  # ISO 8601, UTC
)

pages = Table(
    "pages",
    metadata,
    Column("key", Integer, ForeignKey("captures.key"), primary_key=True),  # that of its capture
    Column("source", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("engine_version", Text, nullable=False),
    Column("engine_pack", Text),
)

articles = Table(
    "articles",
    metadata,
    _parent("page_key", "pages.key"),
    Column("title", Text),
    Column("language", Text),
    Column("published", Text),
    Column("updated", Text),
    Column("outlet", Text),
    Column("country", Text),
    Column("address", Text),
    Column("section", Text),
    Column("truncated", Text),
)


def _names(table: str) -> Table:
    """A list of names that a page has."""
    owner = _parent("page_key", "pages.key")
    return Table(table, metadata, owner, _ordinal(), Column("name", Text, nullable=False))


authors, agencies, tags = _names("authors"), _names("agencies"), _names("tags")

origins = Table(
    "origins",
    metadata,
    _parent("page_key", "pages.key"),
    _ordinal(),
    Column("field", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    _parent("page_key", "pages.key"),
    _ordinal(),
    *_span(),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("date", Text),
    Column("credit", Text),
    Column("language", Text),
)

actors = Table(
    "actors",
    metadata,
    Column("key", Integer, primary_key=True),
    _parent("page_key", "pages.key", part_of_key=False),
    Column("ordinal", Integer, nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("role", Text),
    UniqueConstraint("page_key", "id"),
)

mentions = Table(
    "mentions",
    metadata,
    _parent("actor_key", "actors.key"),
    _ordinal(),
    *_span(),
)

statements = Table(
    "statements",
    metadata,
    Column("key", Integer, primary_key=True),
    _parent("page_key", "pages.key", part_of_key=False),
    Column("ordinal", Integer, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    Column(
        "parent",
        Text,
        # A child may stand before its parent, so the reference is looked at when all is written.
        ForeignKey("statements.id", deferrable=True, initially="DEFERRED"),
        index=True,
    ),
    Column("type", Text, nullable=False),
    Column("block", Text, nullable=False),
    *_passage("content_", optional=False),
    *_passage("cue_"),
    Column("cue_lemma", Text),
    *_passage("speaker_"),
    Column("speaker_how", Text),
    Column("speaker_confidence", Float),
    _actor("addressee_actor_key", optional=True),
    *_passage("addressee_"),
    *_passage("medium_"),
    Column("medium_kind", Text),
    Column("negated", Boolean, nullable=False),
    *_confidence(),
)

content_parts = Table(
    "content_parts",
    metadata,
    _parent("statement_key", "statements.key"),
    _ordinal(),
    *_span(),
)

hedges = Table(
    "hedges",
    metadata,
    _parent("statement_key", "statements.key"),
    _ordinal(),
    *_passage("", optional=False),
)

speakers = Table(
    "speakers", metadata, _parent("statement_key", "statements.key"), _ordinal(), _actor()
)

chain = Table("chain", metadata, _parent("statement_key", "statements.key"), _ordinal(), _actor())

positions = Table(
    "positions",
    metadata,
    _parent("statement_key", "statements.key"),
    _ordinal(),
    Column("kind", Text, nullable=False),
    _actor("toward_key", optional=True),
    Column("rule", Text, nullable=False),
    *_confidence(),
)

events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True),
    _parent("page_key", "pages.key", part_of_key=False),
    Column("ordinal", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    _actor("source_key"),
    _actor("target_key"),
    Column("date", Text),
    *_span(),
    Column("statement", Text, ForeignKey("statements.id"), index=True),
    *_confidence(),
    Column("modality", Text, nullable=False, server_default="happened"),
)

event_contexts = Table(
    "event_contexts",
    metadata,
    _parent("event_key", "events.key"),
    _ordinal(),
    Column("context", Text, nullable=False),
)
