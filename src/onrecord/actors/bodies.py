"""Countries, organisations, institutions and the seats that stand for them."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from onrecord.actors.keys import folded
from onrecord.actors.people import slug
from onrecord.actors.shape import (
    AdjectiveRow,
    BodyRow,
    CountryRow,
    InstitutionKindRow,
    InstitutionRow,
    KnownActor,
    OrganisationRow,
    SeatRow,
)
from onrecord.actors.sources import rows

ORGANISATION_CODES = {
    "COE": "Council of Europe",
    "EU": "European Union",
    "IAEA": "International Atomic Energy Agency",
    "ICC": "International Criminal Court",
    "IMF": "International Monetary Fund",
    "NATO": "NATO",
    "OSCE": "OSCE",
    "UN": "United Nations",
    "WB": "World Bank",
    "WHO": "World Health Organization",
    "WTO": "World Trade Organization",
}
"""What stands in the place of a country where an office is an organisation's."""


class Form(Struct, frozen=True):
    """A form by which a body is known; `lang` is "" for one that holds in every language."""

    text: str
    lang: str
    kind: str
    actor: KnownActor


@cache
def countries() -> dict[str, KnownActor]:
    """Countries by ISO code, and organisations that have offices by theirs."""
    found: dict[str, KnownActor] = {}
    by_name = {row.name: row for row in rows("bodies.tsv", BodyRow)}
    for row in rows("countries.tsv", CountryRow):
        if row.kind == "name" and row.lang == "en" and row.country not in found:
            found[row.country] = KnownActor(row.id, row.form, "country", row.country)
    for row in by_name.values():
        if row.kind == "country":
            found[row.country] = KnownActor(row.id, row.name, "country", row.country)
    for code, name in ORGANISATION_CODES.items():
        body = by_name[name]
        found[code] = KnownActor(body.id, body.name, body.kind, body.country or None)
    return found


OWN: list[Form] = []
"""Forms of a user's own bodies, which come before all others (`own.use`)."""


@cache
def body_forms() -> tuple[Form, ...]:
    """Every form of a country, an organisation, an institution or a seat. Those written by hand
    come first: where two bodies share a form, the first is meant."""
    return (*OWN, *_written(), *_of_countries(), *_of_organisations(), *_of_seats())


@cache
def nationalities() -> dict[str, dict[str, str]]:
    """By language: adjective of nationality, small letters, to country."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("countries.tsv", CountryRow):
        if row.kind == "adjective":
            found.setdefault(row.lang, {}).setdefault(row.form, row.country)
    for more in rows("adjectives.tsv", AdjectiveRow):
        found.setdefault(more.lang, {})[more.form] = more.country
    return found


@cache
def institution_kinds() -> dict[str, InstitutionKindRow]:
    """The institutions that each country has, by key."""
    return {r.institution: r for r in rows("institution_kinds.tsv", InstitutionKindRow)}


@cache
def institution_forms() -> tuple[tuple[str, str, str], ...]:
    """(language, form, institution)."""
    table = rows("institutions.tsv", InstitutionRow)
    return tuple((row.lang, form, row.institution) for row in table for form in row.forms)


@cache
def institution(key: str, country: str) -> KnownActor:
    """The institution of a country, or of an organisation that has a code of its own."""
    ident = f"table:{country}-{key}"
    named = _written_ids().get(ident)
    if named is not None:
        return named
    kind = institution_kinds().get(key)
    title = kind.title if kind else key.replace("_", " ").capitalize()
    owner = countries().get(country)
    name = f"{title} of {owner.name if owner else country}"
    return KnownActor(ident, name, "institution", country)


def institution_key(actor: KnownActor) -> str:
    """The key of an institution that each country has, from an id such as `table:RU-presidency`."""
    return actor.id.partition("-")[2] if actor.id.startswith("table:") else ""


def _written() -> Iterator[Form]:
    for row in rows("bodies.tsv", BodyRow):
        actor = KnownActor(row.id, row.name, row.kind, row.country or None)
        yield Form(row.form, row.lang, "name", actor)


@cache
def _written_ids() -> dict[str, KnownActor]:
    return {form.actor.id: form.actor for form in _written()}


def _of_countries() -> Iterator[Form]:
    for row in rows("countries.tsv", CountryRow):
        if row.kind != "adjective":
            known = countries()[row.country]
            is_place = row.kind == "capital"
            actor = KnownActor(known.id, known.name, known.kind, row.country, is_place)
            yield Form(row.form, row.lang, row.kind, actor)


def _of_organisations() -> Iterator[Form]:
    for row in rows("organisations.tsv", OrganisationRow):
        actor = _written_ids().get(row.id)
        actor = actor or KnownActor(row.id, row.name, "organisation", None)
        yield Form(row.form, row.lang, row.kind, actor)


def _of_seats() -> Iterator[Form]:
    """Words that stand for one institution; a town that stands for several is left out."""
    referents: dict[tuple[str, str], set[str]] = {}
    for row in rows("seats.tsv", SeatRow):
        referents.setdefault((row.lang, row.form), set()).add(row.referent)
    for row in rows("seats.tsv", SeatRow):
        if len(referents[row.lang, row.form]) == 1:
            yield Form(row.form, row.lang, "seat", _referent(row))


@cache
def _by_folded_name() -> dict[str, KnownActor]:
    return {folded(form.text): form.actor for form in _written() if form.lang == "en"}


def _referent(seat: SeatRow) -> KnownActor:
    """What a seat stands for: the country whose government sits there, an institution that each
    country has, a body written by hand, or one of its own."""
    country = countries().get(seat.country)
    is_place = seat.place == "yes"
    if seat.referent.startswith("government of ") and country is not None:
        return KnownActor(country.id, country.name, country.kind, seat.country, is_place)
    body = _by_folded_name().get(folded(seat.referent))
    if body is not None:
        return KnownActor(body.id, body.name, body.kind, body.country, is_place)
    if seat.institution:
        known = institution(seat.institution, seat.country)
        return KnownActor(known.id, known.name, known.kind, known.country, is_place)
    name = seat.referent[0].upper() + seat.referent[1:]
    code = seat.country if country is not None else None
    return KnownActor(f"table:{slug(seat.referent)}", name, "institution", code or None, is_place)
