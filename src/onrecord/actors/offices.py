"""Offices: what languages call them, who held them when, and what they are made of."""

from functools import cache

from onrecord.actors.bodies import ORGANISATION_CODES, institution_kinds
from onrecord.actors.people import OWN, Person, Term, key_of, people
from onrecord.actors.shape import OfficeRow
from onrecord.actors.sources import rows

STANDS_FOR = {
    "chancellor": ("head_of_government", "foreign_minister", "finance_minister"),
    "monarch": ("head_of_state",),
    "supreme_leader": ("head_of_state",),
    "head_of_state": ("monarch", "president_of_the_European_Council"),
    "head_of_government": ("chancellor", "president_of_the_European_Commission"),
    "foreign_minister": ("high_representative_of_the_EU", "cardinal_secretary_of_state"),
    "economy_minister": ("finance_minister",),
    "finance_minister": ("economy_minister",),
}
"""Offices that one is another name for in some countries, asked in this order: the chancellor of
Germany is its head of government, that of Argentina its foreign minister, that of the United
Kingdom its finance minister."""
LEADS = {
    "COE": "secretary_general_of_the_Council_of_Europe",
    "EU": "president_of_the_European_Commission",
    "IAEA": "director_general_of_the_IAEA",
    "ICC": "prosecutor_of_the_ICC",
    "IMF": "managing_director_of_the_IMF",
    "NATO": "secretary_general_of_NATO",
    "OSCE": "secretary_general_of_the_OSCE",
    "UN": "secretary_general_of_the_UN",
    "WB": "president_of_the_World_Bank",
    "WHO": "director_general_of_the_WHO",
    "WTO": "director_general_of_the_WTO",
}
"""Who leads an organisation that has offices."""
BODIES_LED = {
    "European Central Bank": ("president_of_the_European_Central_Bank", "EU"),
    "European Commission": ("president_of_the_European_Commission", "EU"),
    "European Council": ("president_of_the_European_Council", "EU"),
    "European Parliament": ("president_of_the_European_Parliament", "EU"),
    "Holy See": ("pope", "VA"),
    "UN General Assembly": ("president_of_the_UN_General_Assembly", "UN"),
}
"""Who leads a body of an organisation: office, and the code that it is kept under."""
SPOKESPERSONS = (
    "spokesperson_of_the_presidency",
    "spokesperson_of_the_government",
    "spokesperson_of_the_foreign_ministry",
    "spokesperson",
)
"""Who speaks for a country, asked in this order."""


@cache
def office_forms() -> tuple[tuple[str, str, str, str], ...]:
    """(language, form, office, the country of which alone it is said or "")."""
    found = {
        (row.lang, form, key_of(row.office), row.country): None
        for row in rows("offices.tsv", OfficeRow)
        for form in (*row.masculine, *row.feminine)
    }
    return tuple(found)


@cache
def held() -> dict[tuple[str, str], list[tuple[Person, Term]]]:
    """Who held each office of a country, in the order of the tables."""
    found: dict[tuple[str, str], list[tuple[Person, Term]]] = {}
    for person in people():
        for term in person.terms:
            found.setdefault((term.office, term.country), []).append((person, term))
    return found


def holders(office: str, country: str, day: str) -> list[tuple[Person, Term]]:
    """Who held an office on a day (ISO), by what the tables know: those whose term is known to run
    before those who may be in office still, a user's own before curated ones, these before
    those of sources, the latest first. An office is asked by the other names that it may have
    (`STANDS_FOR`) where by its own nobody is known."""
    for key in (office, *STANDS_FOR.get(office, ())):
        rows_ = held().get((key, country), [])
        found = [(p, t) for p, t in rows_ if t.holds(day)] or [
            (p, t) for p, t in rows_ if t.may_hold(day)
        ]
        if found:
            own = [pair for pair in found if any(pair[0] is person for person in OWN)]
            first = own or [pair for pair in found if pair[1].is_curated] or found
            return sorted(first, key=lambda pair: pair[1].since, reverse=True)
    return []


def holder(office: str, country: str, day: str) -> Person | None:
    """The one holder of an office whose term is known to run on a day, or None where none or
    several are known."""
    found = [(person, term) for person, term in holders(office, country, day) if term.holds(day)]
    latest = {person.id: person for person, term in found if term.since == found[0][1].since}
    return next(iter(latest.values())) if len(latest) == 1 else None


def offices_of(person: Person, day: str) -> list[Term]:
    """The offices that a person held on a day, those of the own country first, else the one last
    held before it."""
    now = [term for term in person.terms if term.may_hold(day)]
    now.sort(key=lambda term: term.country != person.country)
    past = [term for term in person.terms if term.since <= day]
    return now or sorted(past, key=lambda term: term.since, reverse=True)[:1]


@cache
def spokesperson_for() -> dict[str, str]:
    """The office that speaks for whoever leads an institution, by the leader's."""
    kinds = institution_kinds().values()
    return {kind.head: kind.spokesperson for kind in kinds if kind.spokesperson}


@cache
def only_in(office: str) -> str | None:
    """The organisation, or the Holy See, that alone has an office, by who held it."""
    where = {country for key, country in held() if key == office}
    alone = len(where) == 1 and office not in SPOKESPERSONS and where <= {*ORGANISATION_CODES, "VA"}
    return next(iter(where)) if alone else None
