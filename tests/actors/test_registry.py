"""The actors known before a page is opened."""

import re
from collections import defaultdict
from importlib import resources
from typing import TypeVar

import pytest

from onrecord.actors.registry import Office, registry
from onrecord.actors.shape import AdjectiveRow, BodyRow, CountryRow, HolderRow, TermRow
from onrecord.languages.load import codes
from onrecord.tables import Row, read_table
from tests.reading.texts import of, voice

Key = TypeVar("Key")


def table(name: str, shape: type[Row]) -> tuple[Row, ...]:
    """The rows of a table; loading them is the test of its columns, doubles and evidence."""
    text = (resources.files("onrecord.actors") / "data" / name).read_text("utf-8")
    return read_table(text, shape, name)


def several(pairs: list[tuple[Key, str]]) -> dict[Key, set[str]]:
    """Keys that have more than one value."""
    values: dict[Key, set[str]] = defaultdict(set)
    for key, value in pairs:
        values[key].add(value)
    return {key: found for key, found in values.items() if len(found) > 1}


def test_a_form_names_one_actor() -> None:
    """A capital may have a second reading: the curated one, of the union that sits there; the Holy
    See is no country, though the tables of countries call the Vatican so."""
    countries = [r for r in table("countries.tsv", CountryRow) if r.kind in {"name", "official"}]
    forms = [((r.lang, r.form), r.id) for r in countries]
    forms += [((r.lang, r.form), r.id) for r in table("bodies.tsv", BodyRow)]
    assert {names for ids in several(forms).values() for names in ids} <= {"Q237", "Q159583"}


def test_an_id_has_one_name_and_kind() -> None:
    curated = table("bodies.tsv", BodyRow)
    assert several([(r.id, f"{r.name} {r.kind} {r.country}") for r in curated]) == {}
    assert several([(r.id, r.country) for r in table("countries.tsv", CountryRow)]) == {}


AMBIGUOUS = {
    *("congo", "congolese", "dominican", "dominicans", "korean", "koreans"),
    *("congolais", "congolaise", "congolaises"),
}
"""Nationalities of two countries, of which one is taken; none may join them unseen."""


def test_a_nationality_is_of_one_country() -> None:
    rows = [r for r in table("countries.tsv", CountryRow) if r.kind == "adjective"]
    forms = [((r.lang, r.form), r.country) for r in rows if r.lang in codes()]
    forms += [((r.lang, r.form), r.country) for r in table("adjectives.tsv", AdjectiveRow)]
    assert {form for _, form in several(forms)} <= AMBIGUOUS


def test_ids_are_wikidatas_or_the_tables_own() -> None:
    ids = {r.id for r in table("countries.tsv", CountryRow)}
    ids |= {r.id for r in table("holders.tsv", HolderRow)}
    ids |= {r.id for r in table("bodies.tsv", BodyRow)}
    assert {i for i in ids if not re.fullmatch(r"Q[1-9]\d*|table:[A-Za-z0-9_-]+", i)} == set()


def test_terms_have_dates() -> None:
    rows = table("holders.tsv", HolderRow)
    date = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
    assert [r for r in rows if r.since and not date.fullmatch(r.since)] == []
    assert [r for r in rows if not date.fullmatch(r.until)] == []


def test_no_term_is_empty() -> None:
    assert [r for r in table("holders.tsv", HolderRow) if r.until <= r.since] == []


def test_every_holder_has_a_name() -> None:
    assert [r.id for r in table("holders.tsv", HolderRow) if not r.name.strip()] == []


@pytest.mark.xfail(reason="António Costa and Jens Stoltenberg have two ids each")
def test_a_name_of_a_person_has_one_id() -> None:
    names = [(r.name, r.id) for r in table("holders.tsv", HolderRow)]
    names += [(r.name, r.id) for r in table("bodies.tsv", BodyRow) if r.kind == "person"]
    assert several(names) == {}


@pytest.mark.parametrize("lang", codes())
def test_countries_are_known_by_name_and_code(lang: str) -> None:
    known = registry(lang)
    name = {"it": "Francia", "en": "France"}.get(lang)
    if name is not None:
        assert known.names[name].country == "FR"
    france = known.country("FR")
    assert france is not None
    assert france.kind == "country"
    assert known.country("??") is None


@pytest.mark.parametrize(
    ("lang", "form", "name"),
    [
        ("it", "Casa Bianca", "White House"),
        ("it", "Cremlino", "Kremlin"),
        ("en", "Kremlin", "Kremlin"),
        ("it", "Mosca", "Russia"),
        ("it", "Bruxelles", "European Union"),
        ("en", "U.S.", "United States"),
    ],
)
def test_metonyms(lang: str, form: str, name: str) -> None:
    assert registry(lang).names[form].name == name


def test_a_capital_is_a_place_too() -> None:
    names = registry("it").names
    assert (names["Parigi"].is_place, names["Francia"].is_place) == (True, False)
    assert names["Parigi"].id == names["Francia"].id


@pytest.mark.parametrize(
    ("lang", "form", "country"),
    [("it", "russo", "RU"), ("it", "statunitense", "US"), ("en", "french", "FR")],
)
def test_nationalities(lang: str, form: str, country: str) -> None:
    assert registry(lang).adjectives[form] == country


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("foreign_minister", "RU", "2021-03-03", "Sergey Lavrov"),
        ("foreign_minister", "RU", "2021-03-03T10:00:00Z", "Sergey Lavrov"),
        ("foreign_minister", "RU", "1066-10-14", None),
        ("foreign_minister", "RU", None, None),
        ("court jester", "RU", "2021-03-03", None),
        ("foreign_minister", "??", "2021-03-03", None),
        ("head_of_government", "IT", "2022-02-01", "Mario Draghi"),
        ("head_of_state", "FR", "2018-01-01", "Emmanuel Macron"),
        ("head_of_state", "FR", "2016-01-01", "François Hollande"),
    ],
)
def test_holder_as_of_a_day(office: str, country: str, day: str | None, name: str | None) -> None:
    found = registry("en").holder(Office(office, "person", ""), country, day)
    assert (found.name if found else None) == name
    assert found is None or (found.kind, found.country) == ("person", country)


def test_nobody_holds_an_office_after_the_last_known_term() -> None:
    """The last term ends before the day of its `until`."""
    last: dict[tuple[str, str], str] = {}
    for row in table("holders.tsv", HolderRow):
        key = row.office.replace(" ", "_"), row.country
        last[key] = max(last.get(key, ""), row.until)
    assert last
    for term in table("terms.tsv", TermRow):  # these are asked first
        last.pop((term.office.replace(" ", "_"), term.country), None)
    for (office, country), until in last.items():
        assert registry("en").holder(Office(office, "person", ""), country, until) is None


def test_no_holder_where_two_began_on_one_day() -> None:
    rows = table("holders.tsv", HolderRow)
    begun = several([((r.office, r.country, r.since), r.id) for r in rows if r.since])
    assert begun
    for office, country, since in begun:
        assert registry("en").holder(Office(office, "person", ""), country, since) is None


def test_country_of_somebody_who_holds_a_second_office_abroad() -> None:
    assert registry("it").names["Emmanuel Macron"].country == "FR"


@pytest.mark.xfail(reason="a nationality of two words is not known: South Korean")
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The South Korean foreign minister said that the road was open.", "KR"),
        ("The North Korean foreign minister said that the road was open.", "KP"),
    ],
)
def test_a_nationality_of_two_words(text: str, country: str) -> None:
    reading = of(text, "en")
    assert reading.actor(voice(reading.statements[0]).actor).country == country
