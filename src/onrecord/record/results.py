"""What the record answers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.values import Actor, Reading, Statement


class Piece(Struct, frozen=True):
    """Some characters of a snippet, and whether they are what was looked for."""

    text: str
    found: bool


class Hit(Struct, frozen=True, kw_only=True):
    """A statement, or a page by its title, that a search found.

    `id` is the statement's or the page's; `speakers` is empty for a page.
    """

    kind: Literal["statement", "page"]
    id: str
    page: str
    snippet: tuple[Piece, ...]
    speakers: tuple[str, ...]
    type: str | None
    title: str | None
    outlet: str | None
    published: str | None
    source: str


class Said(Struct, frozen=True):
    """A statement with the reading of its page."""

    reading: Reading
    statement: Statement


class Voice(Struct, frozen=True):
    """An actor and all that the record has it say, page by page."""

    actor: Actor
    said: tuple[Said, ...]
