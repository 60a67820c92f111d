"""The office that a mention names, and whose: which (office, country) it asks for."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.actors.bodies import ORGANISATION_CODES, institution_key, institution_kinds
from onrecord.actors.index import Entry, Index
from onrecord.actors.mention import Mention, Part, parts_of
from onrecord.actors.offices import (
    BODIES_LED,
    LEADS,
    SPOKESPERSONS,
    offices_of,
    only_in,
    spokesperson_for,
)
from onrecord.actors.people import Person, weight
from onrecord.actors.shape import KnownActor
from onrecord.actors.sources import mention_words

SURE, GUESSED = 0.9, 0.6
"""How sure an office is where the country is named, and what remains where it is guessed; set by
hand."""
_PRESIDING = frozenset({"head_of_state", "head_of_government", "speaker_of_parliament"})
"""Offices whose words are also said of whoever leads a body ("president of the Commission")."""


class Asked(NamedTuple):
    """An office of a country (or of an organisation's code), and how sure that reading is."""

    office: str
    country: str
    sure: float


class Roles:
    """Reads the roles of one mention, as of a day."""

    def __init__(self, mention: Mention, lang: str | None, day: str, index: Index) -> None:
        self.mention, self.lang, self.day, self.index = mention, lang, day, index
        # an adjective may stand inside an office: "la ministre allemande des Affaires étrangères"
        rest = parts_of(mention.without("nationality"), lang, index)
        offices = [entry for part in rest.parts for entry in part.of("office")]
        self.offices = [entry for entry in offices if entry.lang == lang] or offices
        self.institutions = [entry for part in rest.parts for entry in part.of("institution")]
        self.is_chief = any(part.of("chief") for part in rest.parts)
        self.is_deputy = any(part.of("deputy") for part in rest.parts)
        self.places = list(self.owners())

    def asked(self) -> Iterator[Asked]:
        """The offices that the mention may mean."""
        for entry in self.offices:
            if entry.value.startswith("spokesperson"):
                yield from self.spokespersons(entry)
            else:
                yield from self.held(entry)
        if self.is_chief and not self.offices:
            yield from self.chiefs()

    def bodies(self) -> Iterator[tuple[str, str, float]]:
        """The institutions that it may mean, where it names no office: key, country, how sure."""
        if not self.offices and not self.is_chief:
            for entry in self.institutions:
                for country, sure in self.countries():
                    yield entry.value, country, sure

    def countries(self) -> list[tuple[str, float]]:
        """The countries named, else the one meant where the language names none."""
        if self.places:
            return [(country, SURE) for country in self.places]
        return [(c, GUESSED * SURE) for c in mention_words("home").get(self.lang or "", ())]

    def held(self, entry: Entry) -> Iterator[Asked]:
        """An office by its own words."""
        only = only_in(entry.value)
        if entry.country:
            if not self.places or entry.country in self.places:
                yield Asked(entry.value, entry.country, SURE)
        elif only is not None:
            yield Asked(entry.value, only, SURE)
        else:
            led = list(self.led()) if entry.value in _PRESIDING else []
            yield from (Asked(office, country, SURE) for office, country in led)
            for country, sure in [] if led else self.countries():
                yield Asked(self.ranked(entry.value), country, sure)

    def ranked(self, office: str) -> str:
        """The office itself, or that of its deputy."""
        has_rank = office.startswith(("deputy", "vice"))
        return f"deputy_{office}" if self.is_deputy and not has_rank else office

    def chiefs(self) -> Iterator[Asked]:
        """Who leads an institution, a body or a country ("il numero uno della Nato")."""
        for entry in self.institutions:
            head = institution_kinds()[entry.value].head
            for country, sure in self.countries() if head else ():
                yield Asked(self.ranked(head), country, sure)
        if self.institutions:
            return
        yield from (Asked(office, country, SURE) for office, country in self.led())
        for country in self.places:
            if len(country) == 2 and country not in ORGANISATION_CODES:
                yield Asked("head_of_state", country, 0.75 * SURE)
                yield Asked("head_of_government", country, 0.7 * SURE)

    def led(self) -> Iterator[tuple[str, str]]:
        """The offices that lead the bodies of the mention."""
        for actor in self.named_bodies():
            if actor.name in BODIES_LED:
                yield BODIES_LED[actor.name]
            yield from (
                (LEADS[c], c) for c, name in ORGANISATION_CODES.items() if name == actor.name
            )
            key = institution_key(actor)
            if key in institution_kinds() and institution_kinds()[key].head and actor.country:
                yield institution_kinds()[key].head, actor.country

    def spokespersons(self, entry: Entry) -> Iterator[Asked]:
        """Who speaks for an institution, for somebody in office, or for a country."""
        if entry.value != "spokesperson":
            found = [(entry.country, SURE)] if entry.country else self.countries()
            yield from (Asked(entry.value, country, sure) for country, sure in found)
            return
        for of in (self.of_institutions, self.of_bodies, self.of_people, self.of_countries):
            answers = list(of())
            if answers:
                yield from answers
                return

    def of_institutions(self) -> Iterator[Asked]:
        """The spokesperson of an institution by its words."""
        for entry in self.institutions:
            office = institution_kinds()[entry.value].spokesperson
            for country, sure in self.countries() if office else ():
                yield Asked(office, country, sure)

    def of_bodies(self) -> Iterator[Asked]:
        """The spokesperson of an institution by its name or its seat."""
        for actor in self.named_bodies():
            key = institution_key(actor)
            if key in institution_kinds() and actor.country:
                yield Asked(institution_kinds()[key].spokesperson, actor.country, SURE)
            elif actor.name == "European Commission":
                yield Asked("spokesperson_of_the_European_Commission", "EU", SURE)

    def of_people(self) -> Iterator[Asked]:
        """The spokesperson of the institution that somebody leads."""
        for person in self.owning_people():
            for term in offices_of(person, self.day):
                office = spokesperson_for().get(term.office)
                if office:
                    yield Asked(office, term.country, SURE)

    def of_countries(self) -> Iterator[Asked]:
        """Whoever speaks for a country, the likelier first."""
        for country in self.places:
            for rank, office in enumerate(SPOKESPERSONS, 1):
                yield Asked(office, country, SURE * 0.8**rank)

    def owners(self) -> Iterator[str]:
        """Countries, and codes of organisations, that the mention names, or whose office-holder it
        names; those inside the words of an office only where there are no others."""
        inside = [p for p in self.mention.all_parts if p.of("nationality", "body")]
        for parts in (self.mention.parts, inside):
            found = dict.fromkeys(code for part in parts if (code := self.country_of(part)))
            if found:
                yield from found
                return
        for person in self.owning_people():
            if person.country:
                yield person.country
                return

    def country_of(self, part: Part) -> str | None:
        """The country or organisation that a part stands for."""
        for entry in part.of("body"):
            return code_of(self.index.actors[entry.value])
        entries = part.of("nationality")
        own = [entry for entry in entries if entry.lang == self.lang] or list(entries)
        return own[0].value if own else None

    def owning_people(self) -> Iterator[Person]:
        """The people named, of each name the one who is highest in office."""
        for part in self.mention.parts:
            found = {e.value: self.index.people[e.value] for e in part.of("person", "family name")}
            ranked = sorted(found.values(), key=lambda p: weight(p, self.day), reverse=True)
            yield from ranked[:1]

    def named_bodies(self) -> Iterator[KnownActor]:
        """The bodies named, of each name the first."""
        for part in self.mention.parts:
            for entry in part.of("body")[:1]:
                yield self.index.actors[entry.value]


def code_of(actor: KnownActor) -> str | None:
    """The country of an actor, or the code of an organisation that has offices."""
    codes = [code for code, name in ORGANISATION_CODES.items() if name == actor.name]
    if codes:
        return codes[0]
    return BODIES_LED[actor.name][1] if actor.name in BODIES_LED else actor.country
