"""The actor tables that are written by hand."""

import re
from collections import defaultdict
from importlib import resources
from itertools import pairwise

import pytest
from msgspec import Struct

from onrecord.actors.shape import (
    BodyRow,
    InstitutionKindRow,
    InstitutionRow,
    MentionWordRow,
    NameRow,
    OfficeRow,
    SeatRow,
    TermRow,
)
from onrecord.tables import Row, read_table

LANGUAGES = {"de", "en", "es", "fr", "it", "pt", "ru"}
ORGANISATIONS = {"COE", "EU", "IAEA", "ICC", "IMF", "NATO", "OSCE", "UN", "WB", "WHO", "WTO"}
SHARED = {("deputy prime minister", "IT"), ("spokesperson of the foreign ministry", "CN")}
"""Offices that several people hold at once."""


TABLES: dict[str, type[Struct]] = {
    "bodies.tsv": BodyRow,
    "institution_kinds.tsv": InstitutionKindRow,
    "institutions.tsv": InstitutionRow,
    "mention_words.tsv": MentionWordRow,
    "names.tsv": NameRow,
    "offices.tsv": OfficeRow,
    "seats.tsv": SeatRow,
    "terms.tsv": TermRow,
}


def text(name: str) -> str:
    """A table as it stands in its file."""
    return (resources.files("onrecord.actors") / "data" / name).read_text("utf-8")


def table(name: str, shape: type[Row]) -> tuple[Row, ...]:
    """The rows of a table; loading them is the test of its columns, doubles and evidence."""
    return read_table(text(name), shape, name)


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_have_no_stray_space(name: str) -> None:
    assert table(name, TABLES[name])
    rows = [line.split("\t") for line in text(name).splitlines()[1:]]
    assert rows == sorted(rows)
    parts = [part for row in rows for cell in row if cell for part in cell.split("|")]
    assert [part for part in parts if part != part.strip() or not part or "  " in part] == []


@pytest.mark.parametrize("name", TABLES)
def test_letters_are_of_the_script_of_the_language(name: str) -> None:
    """A Latin letter in a Russian word, or a Cyrillic one elsewhere, is not seen by eye."""
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
    assert [line for line in text(name).splitlines() if mixed.search(line)] == []


def test_every_office_has_forms_in_every_language() -> None:
    langs: dict[str, set[str]] = defaultdict(set)
    for row in table("offices.tsv", OfficeRow):
        assert row.masculine, row
        langs[row.office].add(row.lang)
    assert {
        office: LANGUAGES - found for office, found in langs.items() if found != LANGUAGES
    } == {}


def test_an_office_form_names_one_office() -> None:
    offices: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in table("offices.tsv", OfficeRow):
        for form in {*row.masculine, *row.feminine}:
            offices[row.lang, form.lower(), row.country].add(row.office)
    assert {form: found for form, found in offices.items() if len(found) > 1} == {}


def test_every_metonym_has_a_form_in_every_language() -> None:
    langs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table("seats.tsv", SeatRow):
        langs[row.referent, row.country].add(row.lang)
    assert {key: LANGUAGES - found for key, found in langs.items() if found != LANGUAGES} == {}


def test_countries_are_codes() -> None:
    codes = {row.country for row in table("seats.tsv", SeatRow)}
    codes |= {row.country for row in table("terms.tsv", TermRow)}
    codes |= {row.country for row in table("offices.tsv", OfficeRow) if row.country}
    assert {code for code in codes if not re.fullmatch("[A-Z]{2}", code)} <= ORGANISATIONS


def test_terms_have_dates() -> None:
    date = re.compile(r"20[0-2]\d|(19|20)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
    for row in table("terms.tsv", TermRow):
        assert date.fullmatch(row.since), row
        assert (row.until == "") != (row.as_of == ""), row
        assert date.fullmatch(row.until or row.as_of), row
        end = row.until or row.as_of
        assert row.since[: len(end)] <= end, row


def test_every_institution_has_forms_in_every_language() -> None:
    langs: dict[str, set[str]] = defaultdict(set)
    for row in table("institutions.tsv", InstitutionRow):
        langs[row.institution].add(row.lang)
    assert set(langs) == {r.institution for r in table("institution_kinds.tsv", InstitutionKindRow)}
    assert {key: LANGUAGES - found for key, found in langs.items() if found != LANGUAGES} == {}


def test_a_seat_has_one_holder_at_a_time() -> None:
    """Dates are compared as exactly as the vaguer of the two is."""
    seats: dict[tuple[str, str], list[TermRow]] = defaultdict(list)
    for row in table("terms.tsv", TermRow):
        if (row.office, row.country) not in SHARED:
            seats[row.office, row.country].append(row)
    for rows in seats.values():
        for before, after in pairwise(sorted(rows, key=lambda r: r.since)):
            size = min(len(before.until), len(after.since))
            assert before.until, (before, after)
            assert before.until[:size] <= after.since[:size], (before, after)


def test_offices_held_are_offices_named() -> None:
    known = {row.office for row in table("offices.tsv", OfficeRow)}
    assert {row.office for row in table("terms.tsv", TermRow)} - known == set()


def test_a_person_has_one_id_and_an_id_one_person() -> None:
    pairs = {(r.name, r.wikidata) for r in table("terms.tsv", TermRow) if r.wikidata}
    assert all(re.fullmatch(r"Q[1-9]\d*", wikidata) for _, wikidata in pairs)
    assert len({name for name, _ in pairs}) == len({i for _, i in pairs}) == len(pairs)


def test_names_are_of_holders() -> None:
    """Spelt as there, so that a form leads to the offices of the person; all in Russian, too."""
    holders = {row.name for row in table("terms.tsv", TermRow)}
    rows = table("names.tsv", NameRow)
    assert {row.name for row in rows} - holders == set()
    langs: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        assert row.forms, row
        langs[row.name] |= LANGUAGES - {"ru"} if row.lang == "latn" else {row.lang}
    assert {name: LANGUAGES - found for name, found in langs.items() if found != LANGUAGES} == {}
