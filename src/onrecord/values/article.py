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
    """One line of the page, or a part of one where two were run together.

    `reason` says in words why it has its kind. `date` (ISO 8601) and `credit` are those of a
    picture; `language` (ISO 639-1) is given where it is not the article's.
    """

    kind: BlockKind
    reason: str
    date: str | None = None
    credit: str | None = None
    language: str | None = None


OriginField = Literal[
    "title", "published", "updated", "outlet", "authors", "agencies", "country", "address",
    "language", "section", "tags", "truncated",
]  # fmt: skip
OriginBy = Literal[
    "JSON-LD", "meta", "markup", "line", "text", "address", "envelope", "outlet file", "given"
]


class Origin(Struct, frozen=True):
    """Where a field of the article was read.

    `detail` says it more closely: the key of the JSON-LD, the name of the meta element, the words
    of the line.
    """

    field: OriginField
    by: OriginBy
    detail: str


class Article(Struct, frozen=True, kw_only=True):
    """Blocks cover every line of the page's text, in order.

    `published` and `updated` are ISO 8601, a date or a date with time and zone, as exact as the
    page says; `language` an ISO 639-1 code, `country` the outlet's (ISO 3166-1, two letters),
    `address` the page's canonical one. `authors` are people or, where none signs,
    the `agencies`: the agencies and outlets that the page names as its author. `truncated` says
    why the page shows only a part of its story, None where it shows all. `origins` has one entry
    for each field that is known.
    """

    title: str | None
    language: str | None
    published: str | None
    updated: str | None
    outlet: str | None
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    agencies: tuple[str, ...] = ()
    country: str | None = None
    address: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    truncated: str | None = None
    origins: tuple[Origin, ...] = ()
