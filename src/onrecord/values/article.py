"""The story of a page, and what of the page is not the story."""

from typing import Literal, get_args

from msgspec import Struct

from onrecord.text import Span

BlockKind = Literal[
    "headline",
    "lead",
    "body",
    "subhead",
    "caption",
    "credit",
    "dateline",
    "related",
    "navigation",
    "promotion",
    "comments",
    "widget",
    "legal",
    "leftover",
]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
STORY_KINDS: frozenset[BlockKind] = frozenset({"headline", "lead", "body", "subhead"})
QUOTABLE_KINDS: frozenset[BlockKind] = STORY_KINDS | {"caption", "related"}
"""Statements are read from these kinds only; the others are kept, with their reasons."""


class Block(Span, frozen=True, kw_only=True):
    """One line of the page. `reason` says in words why it has its kind; `date` is ISO 8601."""

    kind: BlockKind
    reason: str
    date: str | None = None


class Article(Struct, frozen=True, kw_only=True):
    """Blocks cover every line of the page's text, in order.

    `published` and `updated` are ISO 8601, a date or a date with time, as exact as the page says;
    `language` an ISO 639-1 code.
    """

    title: str | None
    language: str | None
    published: str | None
    updated: str | None
    outlet: str | None
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
