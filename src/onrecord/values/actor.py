"""Who speaks, is spoken to, or is spoken of."""

from typing import Literal

from msgspec import Struct

from onrecord.text import Span

ActorKind = Literal[
    "person", "office", "institution", "country", "organisation", "group", "outlet", "unknown"
]


class Actor(Struct, frozen=True, kw_only=True):
    """`id` is a Wikidata id, or "local:..." for an actor known from this page only.

    `country` is ISO 3166-1 alpha-2; `role` what the page, or the table, calls the actor.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    role: str | None = None
    mentions: tuple[Span, ...] = ()
