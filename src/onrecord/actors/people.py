"""People of the tables: one person for all rows that mean the same one, with names and terms."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from msgspec import Struct

from onrecord.actors.keys import folded
from onrecord.actors.shape import HolderRow, KnownActor, NameRow, SpellingRow, TermRow
from onrecord.actors.sources import rows

REALMS = "GB"
"""The country of a monarch who reigns over several."""
FAMILY_NAME_FIRST = frozenset({"CN", "KP", "KR", "TW", "VN"})
"""Countries whose people are called by the first of their names: Xi, Kim, Moon, Tsai."""


class Term(Struct, frozen=True):
    """A term of office, from `since` to before `until`, ISO dates of day, month or year.

    `is_open`: no end is known, and `until` is the day on which the holder was last known in office.
    `is_curated`: written by hand, and asked before what sources tell.
    """

    office: str
    country: str
    since: str
    until: str
    is_open: bool
    is_curated: bool

    def holds(self, day: str) -> bool:
        """Whether it is known to run on a day."""
        return self.since <= day < self.until

    def overlaps(self, other: "Term") -> bool:
        """Whether two terms share a day, as far as the less precise of their dates tells."""
        return before(other.since, self.until) and before(self.since, other.until)

    def may_hold(self, day: str) -> bool:
        """Whether it runs on a day, or may do so still."""
        return self.since <= day and (self.is_open or day < self.until)


def before(day: str, other: str) -> bool:
    """Whether a date is before another, as far as the less precise of them tells."""
    known = min(len(day), len(other))
    return day[:known] < other[:known]


@dataclass
class Person:
    """`forms` are (language, form), whole names and surnames; `latn` and "" hold for several."""

    id: str
    name: str
    country: str | None = None
    forms: list[tuple[str, str]] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)

    def family_name(self) -> str:
        """What a person is called by for short, as far as the order of names tells."""
        words = self.name.split()
        return words[0] if self.country in FAMILY_NAME_FIRST else words[-1]


OWN: list[Person] = []
"""A user's own people, who come before all others (`own.use`)."""


@cache
def people() -> tuple[Person, ...]:
    """Everybody in the tables. The tables by hand come first; a person of the sources with the
    name and the country of one of these is this one, and gives them the Wikidata id."""
    found = [*OWN, *_curated()]
    by_name = {(p.country, folded(form)): p for p in found for _, form in p.forms}
    by_id = {person.id: person for person in found}
    for row in rows("holders.tsv", HolderRow):
        key = row.country, folded(row.name)
        person = by_id.get(row.id) or by_name.get(key)
        if person is None:
            person = Person(row.id, row.name, row.country, [("", row.name)])
            found.append(person)
        elif person.id.startswith("table:"):
            person.id = row.id
        by_name[key] = by_id[row.id] = person
        _add(person, Term(key_of(row.office), row.country, *_dates(row), is_curated=False))
    for more in rows("spellings.tsv", SpellingRow):
        forms = by_id[more.id].forms
        if (more.lang, more.form) not in forms:
            forms.append((more.lang, more.form))
    return tuple(found)


def key_of(office: str) -> str:
    """An office as a key: "foreign minister" is foreign_minister."""
    return office.replace(" ", "_")


def _curated() -> Iterator[Person]:
    forms: dict[str, list[tuple[str, str]]] = {}
    for names in rows("names.tsv", NameRow):
        forms.setdefault(names.name, []).extend((names.lang, form) for form in names.forms)
    persons: dict[str, Person] = {}
    for row in rows("terms.tsv", TermRow):
        person = persons.get(row.name)
        if person is None:
            spellings = [("", row.name), *forms.get(row.name, ())]
            person = persons[row.name] = Person(
                f"table:{slug(row.name)}", row.name, None, spellings
            )
        if row.wikidata:
            person.id = row.wikidata
        until = row.until or row.as_of
        _add(person, Term(key_of(row.office), row.country, row.since, until, not row.until, True))
    yield from persons.values()


def slug(name: str) -> str:
    """A name as the end of an id."""
    return folded(name).replace(" ", "-")


def _dates(row: HolderRow) -> tuple[str, str, bool]:
    return row.since, row.until, row.evidence not in {"stated", "successor_start"}


def _add(person: Person, term: Term) -> None:
    person.terms.append(term)
    is_country = len(term.country) == 2 and term.country not in {"EU", "UN"}
    if is_country and (person.country is None or term.country == REALMS):
        person.country = term.country


_HEIGHT = {"head_of_state": 5, "head_of_government": 5, "chancellor": 5, "foreign_minister": 4}


def weight(person: Person, day: str) -> tuple[bool, int, str]:
    """By what somebody is meant before others of the same name: whether in office on the day, how
    high an office, and the beginning of the last one."""
    terms = [term for term in person.terms if term.may_hold(day)]
    past = max((term.since for term in person.terms if term.since <= day), default="")
    high = max((_HEIGHT.get(term.office, 1) for term in terms or person.terms), default=0)
    return bool(terms), high, past


def as_actor(person: Person) -> KnownActor:
    """A person as an actor."""
    return KnownActor(person.id, person.name, "person", person.country)
