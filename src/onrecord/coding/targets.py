"""Toward whom a position is taken."""

import re
from bisect import bisect_left
from collections import Counter

from onrecord.actors.registry import registry
from onrecord.languages.load import LanguagePack
from onrecord.text import Span
from onrecord.values import Actor, Page, Statement

_TARGETS = frozenset({"country", "organisation", "institution", "person", "group"})
_ASIDE = frozenset({"in", "about", "of", "with", "to"})


class Targets:
    """Answers for the statements of one page."""

    def __init__(
        self,
        page: Page,
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
        pack: LanguagePack,
    ) -> None:
        self.page = page
        self.actors = {actor.id: actor for actor in actors}
        self.places = sorted((m.start, actor.id) for actor in actors for m in actor.mentions)
        self.registry = registry(pack.code)
        self.named = {
            at for actor in actors for m in actor.mentions for at in range(m.start, m.end)
        }
        self.asides = {row.form for row in pack.closed if _ASIDE & set(row.classes)}
        self.addressed: dict[tuple[str | None, str], Counter[str]] = {}
        for statement in statements:
            if statement.addressee is not None and statement.parent and statement.speaker:
                key = (statement.parent, statement.speaker.actor)
                self.addressed.setdefault(key, Counter())[statement.addressee.actor] += 1

    def toward(self, statement: Statement) -> str | None:
        """The one spoken to; else the one that the speaker addresses beside it in the same quoted
        text; else the first other party that the content names; None where there is none."""
        if statement.addressee is not None:
            return statement.addressee.actor
        if statement.speaker is not None:
            beside = self.addressed.get((statement.parent, statement.speaker.actor))
            if beside:
                return beside.most_common(1)[0][0]
        return self.named_in(statement)

    def named_in(self, statement: Statement) -> str | None:
        """The first actor or nationality of the content that is not of the speaker's own side;
        one that a preposition makes a place or topic ("intorno all'Ucraina") only after others."""
        own = self.side(statement)
        low = bisect_left(self.places, (statement.content.start, ""))
        high = bisect_left(self.places, (statement.content.end, ""))
        found: list[tuple[bool, int, str]] = []
        for at, ident in self.places[low:high]:
            actor = self.actors[ident]
            if actor.kind in _TARGETS and ident not in own and (actor.country or "") not in own:
                found.append((self.is_aside(at), at, ident))
        found += [(False, at, ident) for at, ident in self.nationalities(statement.content, own)]
        return min(found)[2] if found else None

    def is_aside(self, at: int) -> bool:
        """Whether the word before an actor marks it as a place, a topic or an owner."""
        before = re.search(r"(?<![\w’'])[\w’']+\s*\Z", self.page.text[max(0, at - 20) : at])
        return bool(before and before.group().strip().lower().replace("’", "'") in self.asides)

    def side(self, statement: Statement) -> set[str]:
        """Ids and countries of the speaker and of the voices that carry the statement."""
        own: set[str] = set()
        speakers = statement.speaker.actors if statement.speaker else ()
        for ident in (*speakers, *statement.chain[1:]):
            own.add(ident)
            if ident in self.actors and self.actors[ident].country:
                own.add(self.actors[ident].country or "")
        return own

    def nationalities(self, content: Span, own: set[str]) -> list[tuple[int, str]]:
        """Countries of the page's actors that an adjective names ("le truppe russe")."""
        found = []
        for word in re.finditer(r"\w+", content.of(self.page.text)):
            if content.start + word.start() in self.named:
                continue
            code = self.registry.adjectives.get(word.group().lower())
            country = self.registry.country(code) if code and code not in own else None
            if country is not None and country.id in self.actors:
                found.append((content.start + word.start(), country.id))
        return found
