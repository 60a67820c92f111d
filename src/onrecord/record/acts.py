"""What one party says and does to another, over all pages of the record, in order of days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, or_, select

from onrecord.record import tables
from onrecord.record.load import load_page
from onrecord.values import Actor, PositionKind, Reading, Statement

Change = Literal["new", "repeated", "hardened", "softened", "reversed"]
HARDNESS: dict[PositionKind, int] = {
    "agreement": 0,
    "praise": 0,
    "commitment": 0,
    "offer": 0,
    "concern": 1,
    "demand": 2,
    "denial": 2,
    "accusation": 3,
    "refusal": 3,
    "warning": 4,
    "red line": 5,
    "threat": 5,
}
"""How hard a position is: cooperation, concern, demand, reproach, warning, threat; set by hand."""
_COOPERATION = 0
AROUND = 60
"""Characters before and behind the word of an event that are shown."""
_ANSWERS = frozenset({"agreement", "offer", "commitment", "refusal", "denial", "threat", "warning"})


class Party(Struct, frozen=True):
    """One side: an actor, or a country with all who act for it."""

    name: str
    ids: frozenset[str]
    country: str | None = None

    def has(self, actor: Actor) -> bool:
        """Whether an actor is on this side."""
        same_country = self.country is not None and actor.country == self.country
        return actor.id in self.ids or (same_country and actor.kind != "outlet")


class Act(Struct, frozen=True, kw_only=True):
    """Something said or done by `source`, an actor of `party`, to `target` (None where to nobody in
    particular); all three are ids, with the names that the page has beside them.

    `kinds` are the positions of a statement, or the code of an event; `text` its words. `id` is the
    statement's; of an event that no statement claims, the page's. `change` is how a statement's
    position stands to `before`, the id of the last one on the same side; `answers` is the id of the
    demand that it follows.
    """

    day: str | None
    what: Literal["statement", "event"]
    party: str
    source: str
    source_name: str
    target: str | None
    target_name: str | None
    kinds: tuple[str, ...]
    text: str
    id: str
    page: str
    start: int
    outlet: str | None
    confidence: float
    change: Change | None = None
    before: str | None = None
    answers: str | None = None


def acts_of(
    connection: Connection, party: Party, toward: Party | None = None, words: str = ""
) -> list[Act]:
    """The acts of a party, toward another where one is given, whose text has all of the words."""
    found = []
    for reading in _pages(connection, party):
        day = reading.article.published[:10] if reading.article.published else None
        for act in (*_said(reading, party, day), *_done(reading, party, day)):
            is_toward = toward is None or _is_on(reading, act.target, toward)
            if is_toward and all(w in act.text.casefold() for w in words.casefold().split()):
                found.append(act)
    return _with_changes(sorted(_once(found), key=in_order))


def with_answers(acts: list[Act]) -> list[Act]:
    """The acts of two parties with the demand that each answer follows: the last one before it
    that the other party made, and that has no answer yet."""
    asked: dict[str, str] = {}
    done = []
    for act in acts:
        open_ = next((party for party in asked if party != act.party), None)
        answers = asked.pop(open_) if open_ and _ANSWERS & set(act.kinds) else None
        done.append(replace(act, answers=answers))
        if "demand" in act.kinds:
            asked[act.party] = act.id
    return done


def _pages(connection: Connection, party: Party) -> Iterator[Reading]:
    """The pages on which the party is an actor."""
    actors = tables.actors
    known = actors.c.id.in_(sorted(party.ids))
    side = or_(known, actors.c.country == party.country) if party.country else known
    query = select(actors.c.page_key).where(side).distinct().order_by(actors.c.page_key)
    for key in list(connection.execute(query).scalars()):
        yield load_page(connection, key)


def _is_on(reading: Reading, actor: str | None, party: Party) -> bool:
    return actor is not None and party.has(reading.actor(actor))


def _said(reading: Reading, party: Party, day: str | None) -> Iterator[Act]:
    for statement in reading.statements:
        if statement.speaker is None or not _is_on(reading, statement.speaker.actor, party):
            continue
        target = _target(statement)
        yield Act(
            day=day,
            what="statement",
            party=party.name,
            source=statement.speaker.actor,
            source_name=reading.actor(statement.speaker.actor).name,
            target=target,
            target_name=reading.actor(target).name if target else None,
            kinds=tuple(dict.fromkeys(p.kind for p in statement.positions)),
            text=statement.content.text,
            id=statement.id,
            page=reading.page.id,
            start=statement.content.start,
            outlet=reading.article.outlet,
            confidence=statement.confidence,
        )


def _target(statement: Statement) -> str | None:
    toward = [p.toward for p in statement.positions if p.toward]
    if toward:
        return toward[0]
    return statement.addressee.actor if statement.addressee else None


def _done(reading: Reading, party: Party, day: str | None) -> Iterator[Act]:
    """Events that the page tells of, without those that are the statements above."""
    cues = [(s.content.start, s.content.end) for s in reading.statements]
    for event in reading.events:
        spoken = any(event.start <= start and end <= event.end for start, end in cues)
        if spoken or not _is_on(reading, event.source, party):
            continue
        yield Act(
            day=event.date or day,
            what="event",
            party=party.name,
            source=event.source,
            source_name=reading.actor(event.source).name,
            target=event.target,
            target_name=reading.actor(event.target).name,
            kinds=(event.type,),
            text=_around(reading.page.text, event.start, event.end),
            id=event.statement or reading.page.id,
            page=reading.page.id,
            start=event.start,
            outlet=reading.article.outlet,
            confidence=event.confidence,
        )


def _around(text: str, start: int, end: int) -> str:
    """The words of a line around a place, cut between words."""
    low = max(text.rfind("\n", 0, start) + 1, text.find(" ", max(0, start - AROUND), start) + 1)
    line_end = text.find("\n", end)
    line_end = line_end if line_end >= 0 else len(text)
    cut = text.rfind(" ", end, end + AROUND)
    high = line_end if line_end - end <= AROUND or cut < 0 else cut
    return text[low:high]


def in_order(act: Act) -> tuple[str, str, int]:
    """By day, page and place."""
    return act.day or "", act.page, act.start


def _once(acts: list[Act]) -> list[Act]:
    return list({(a.day, a.what, a.source, a.target, a.kinds, a.text): a for a in acts}.values())


def _with_changes(acts: list[Act]) -> list[Act]:
    """The acts with how each position stands to the hardest one toward the same target on the page
    before; what one page tells is of one time."""
    last: dict[str | None, Act] = {}
    now: dict[str | None, Act] = {}
    done: list[Act] = []
    for act in acts:
        if done and done[-1].page != act.page:
            last, now = {**last, **now}, {}
        if act.what == "event" or not any(kind in HARDNESS for kind in act.kinds):
            done.append(act)
            continue
        before = last.get(act.target)
        done.append(replace(act, change=_change(before, act), before=before.id if before else None))
        known = now.get(act.target)
        if known is None or _hardness(act) > _hardness(known):
            now[act.target] = act
    return done


def _change(before: Act | None, act: Act) -> Change:
    """What has become of a position."""
    if before is None:
        return "new"
    old, new = _hardness(before), _hardness(act)
    if old == new:
        return "repeated"
    if min(old, new) == _COOPERATION and max(old, new) >= HARDNESS["refusal"]:
        return "reversed"
    return "hardened" if new > old else "softened"


def _hardness(act: Act) -> int:
    return max((level for kind, level in HARDNESS.items() if kind in act.kinds), default=0)
