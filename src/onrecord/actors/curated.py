"""What the tables written by hand tell of a language: offices, seats of power, people's names."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from onrecord.actors.shape import HolderRow, MetonymRow, NameFormsRow, OfficeFormsRow, TermRow
from onrecord.tables import Row, read_table

_LATIN = "latn"
_LATIN_LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "pt"})


def key_of(office: str) -> str:
    """An office as the other tables write it: "foreign minister" is foreign_minister."""
    return office.replace(" ", "_")


def office_forms(lang: str) -> Iterator[tuple[str, str, str]]:
    """Forms that name an office in a language: form, office, the country of which alone it is said
    ("" where of any)."""
    for row in _table("offices_all.tsv", OfficeFormsRow):
        if row.lang == lang:
            for form in dict.fromkeys((*row.masculine, *row.feminine)):
                yield form, key_of(row.office), row.country


@cache
def terms() -> tuple[HolderRow, ...]:
    """Who held an office, from when to when; an open end is the day the holder was last known in
    office. People without a Wikidata id have one of their own."""
    return tuple(
        HolderRow(
            row.wikidata or f"table:{row.name}",
            row.name,
            key_of(row.office),
            row.country,
            row.since,
            row.until or row.as_of,
            row.evidence,
        )
        for row in _table("holders_curated.tsv", TermRow)
    )


def name_forms(lang: str) -> Iterator[tuple[str, str]]:
    """Full names as a language writes them: form, name. Surnames alone are many people's."""
    rows = _table("names_curated.tsv", NameFormsRow)
    own = {row.name for row in rows if row.lang == lang}
    for row in rows:
        usual = row.lang == _LATIN and lang in _LATIN_LANGUAGES and row.name not in own
        if row.lang == lang or usual:
            for form in row.forms:
                if " " in form:
                    yield form, row.name


def seats(lang: str) -> Iterator[MetonymRow]:
    """Words that stand for an institution; a town that stands for several is left out."""
    rows = [row for row in _table("metonyms_all.tsv", MetonymRow) if row.lang == lang]
    referents: dict[str, set[str]] = {}
    for row in rows:
        referents.setdefault(row.form, set()).add(row.referent)
    yield from (row for row in rows if len(referents[row.form]) == 1)


@cache
def english_seats() -> dict[str, tuple[str, ...]]:
    """The English forms of each institution."""
    found: dict[str, list[str]] = {}
    for row in seats("en"):
        found.setdefault(row.referent, []).append(row.form)
    return {referent: tuple(forms) for referent, forms in found.items()}


@cache
def _table(name: str, shape: type[Row]) -> tuple[Row, ...]:
    file = resources.files("onrecord.actors") / "data" / name
    return read_table(file.read_text("utf-8"), shape, f"actors/data/{name}")
