"""All that was read from one page: one line of JSONL, and what the record takes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from onrecord.values.actor import Actor
from onrecord.values.article import Article
from onrecord.values.page import Page
from onrecord.values.statement import Event, Statement

if TYPE_CHECKING:
    import polars


class Engine(Struct, frozen=True):
    """What made a reading: the version of Onrecord and the digest of the language pack."""

    version: str
    pack: str | None


class Reading(Struct, frozen=True, kw_only=True, dict=True):  # `dict` for the cached properties
    """A page, its story, its actors, and who said what."""

    page: Page
    article: Article
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    engine: Engine

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain JSON values, in the shape of the public contract."""
        # By way of JSON, which has lists where our values have tuples.
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return plain

    def to_frame(self) -> polars.DataFrame:
        """One row a statement. UsageError where Polars (the extra `frame`) is not installed."""
        from onrecord.values.frame import to_frame

        return to_frame(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the story, with the statements marked."""
        from onrecord.values.html import to_html

        return to_html(self)

    def actor(self, actor_id: str) -> Actor:
        """The actor of this page with that id; KeyError where there is none."""
        return self._actors_by_id[actor_id]

    def statement(self, statement_id: str) -> Statement:
        """The statement of this page with that id; KeyError where there is none."""
        return self._statements_by_id[statement_id]

    @cached_property
    def _actors_by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _statements_by_id(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}
