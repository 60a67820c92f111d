"""The first tables: captures, pages with all that is read from them, and the full-text index.

A snapshot of `tables.py` and `search_index.py` as they were; later changes are steps of their own.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables in an empty database."""
    _captures()
    _articles()
    _actors()
    _statements()
    _statement_parts()
    _events()
    for name in (
        "statement_index USING fts5(content, speaker, cue",
        "title_index USING fts5(title",
    ):
        op.execute(
            f"CREATE VIRTUAL TABLE {name},"
            " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
        )


def _captures() -> None:
    op.create_table(
        "captures",
        _key(),
        _text("page_id", optional=False),
        _text("sha256", optional=False),
        _text("media_type", optional=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("page_id = 'sha256:' || sha256", name="address"),
        sa.UniqueConstraint("page_id"),
    )
    op.create_table(
        "sightings",
        _owner("capture_key", "captures.key"),
        sa.Column("source", sa.Text, primary_key=True),
        _text("first_seen", optional=False),
    )
    op.create_table(
        "pages",
        sa.Column("key", sa.Integer, sa.ForeignKey("captures.key"), primary_key=True),
        _text("source", optional=False),
        _text("media_type", optional=False),
        _text("text", optional=False),
        _text("engine_version", optional=False),
        _text("engine_pack"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        _owner("page_key", "pages.key"),
        *(_text(name) for name in ("title", "language", "published", "updated", "outlet")),
    )
    op.create_table(
        "authors", _owner("page_key", "pages.key"), _ordinal(), _text("name", optional=False)
    )
    op.create_table(
        "blocks",
        _owner("page_key", "pages.key"),
        _ordinal(),
        *_span(),
        _text("kind", optional=False),
        _text("reason", optional=False),
        _text("date"),
    )


def _actors() -> None:
    op.create_table(
        "actors",
        _key(),
        _page(),
        _count(),
        sa.Column("id", sa.Text, nullable=False, index=True),
        _text("name", optional=False),
        _text("kind", optional=False),
        _text("country"),
        _text("role"),
        sa.UniqueConstraint("page_key", "id"),
    )
    op.create_table("mentions", _owner("actor_key", "actors.key"), _ordinal(), *_span())


def _statements() -> None:
    parent = sa.ForeignKey("statements.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "statements",
        _key(),
        _page(),
        _count(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("parent", sa.Text, parent, index=True),
        _text("type", optional=False),
        _text("block", optional=False),
        *_span("content_"),
        _text("content_text", optional=False),
        *_span("cue_", optional=True),
        _text("cue_text"),
        _text("cue_lemma"),
        *_span("speaker_", optional=True),
        _text("speaker_text"),
        _text("speaker_how"),
        _actor("addressee_actor_key", optional=True),
        *_span("addressee_", optional=True),
        _text("addressee_text"),
        *_span("medium_", optional=True),
        _text("medium_text"),
        _text("medium_kind"),
        sa.Column("negated", sa.Boolean, nullable=False),
        *_confidence(),
    )


def _statement_parts() -> None:
    def part(name: str, *columns: SchemaItem) -> None:
        op.create_table(name, _owner("statement_key", "statements.key"), _ordinal(), *columns)

    part("content_parts", *_span())
    part("hedges", *_span(), _text("text", optional=False))
    part("speakers", _actor("actor_key"))
    part("chain", _actor("actor_key"))
    part(
        "positions",
        _text("kind", optional=False),
        _actor("toward_key", optional=True),
        _text("rule", optional=False),
        *_confidence(),
    )


def _events() -> None:
    op.create_table(
        "events",
        _key(),
        _page(),
        _count(),
        _text("type", optional=False),
        _text("mode"),
        _actor("source_key"),
        _actor("target_key"),
        _text("date"),
        *_span(),
        sa.Column("statement", sa.Text, sa.ForeignKey("statements.id"), index=True),
        *_confidence(),
    )
    op.create_table(
        "event_contexts",
        _owner("event_key", "events.key"),
        _ordinal(),
        _text("context", optional=False),
    )


def _key() -> sa.Column[Any]:
    return sa.Column("key", sa.Integer, primary_key=True)


def _text(name: str, *, optional: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=optional)


def _count() -> sa.Column[Any]:
    return sa.Column("ordinal", sa.Integer, nullable=False)


def _ordinal() -> sa.Column[Any]:
    return sa.Column("ordinal", sa.Integer, primary_key=True)


def _owner(name: str, referred: str) -> sa.Column[Any]:
    key = sa.ForeignKey(referred, ondelete="CASCADE")
    return sa.Column(name, sa.Integer, key, primary_key=True)


def _page() -> sa.Column[Any]:
    key = sa.ForeignKey("pages.key", ondelete="CASCADE")
    return sa.Column("page_key", sa.Integer, key, nullable=False, index=True)


def _actor(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("actors.key"), nullable=optional, index=True)


def _span(prefix: str = "", *, optional: bool = False) -> tuple[SchemaItem, ...]:
    start, end = f"{prefix}start", f"{prefix}end"
    valid = f'0 <= "{start}" AND "{start}" < "{end}"'
    if optional:
        valid = f'("{start}" IS NULL AND "{end}" IS NULL) OR ({valid})'
    return (
        sa.Column(start, sa.Integer, nullable=optional),
        sa.Column(end, sa.Integer, nullable=optional),
        sa.CheckConstraint(valid, name=f"{prefix}span"),
    )


def _confidence() -> tuple[SchemaItem, ...]:
    return (
        sa.Column("confidence", sa.Float, nullable=False),
        sa.CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
    )
