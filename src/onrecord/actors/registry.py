"""The actors that Onrecord knows before it opens a page, looked up by the words that name them."""

from functools import cache
from importlib import resources

from msgspec import Struct

from onrecord.actors.curated import english_seats, name_forms, office_forms, seats, terms
from onrecord.actors.shape import (
    AdjectiveRow,
    CountryRow,
    CuratedRow,
    HolderRow,
    MetonymRow,
    OfficeRow,
)
from onrecord.tables import Row, read_table
from onrecord.values import ActorKind


class KnownActor(Struct, frozen=True):
    """An actor of the tables. `is_place` is set for a form that names a place, too (a capital)."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    is_place: bool = False


class Office(Struct, frozen=True):
    """An office, or an institution of the same make in every country (`foreign_ministry`)."""

    key: str
    kind: str
    default: str


class Registry:
    """The tables of one language. Keys are word sequences joined by a space; names keep case."""

    def __init__(self, lang: str) -> None:
        self.names: dict[str, KnownActor] = {}
        self.adjectives: dict[str, str] = {}
        self.offices: dict[str, Office] = {}
        self._holders: dict[tuple[str, str], list[HolderRow]] = {}
        self._terms: dict[tuple[str, str], list[HolderRow]] = {}
        self._countries: dict[str, KnownActor] = {}
        self._read_countries(lang)
        self._read_curated(lang)
        self._read_offices(lang)
        self._read_holders()
        self._read_written_by_hand(lang)
        self.longest = max(len(key.split(" ")) for key in (*self.names, *self.offices))

    def country(self, code: str) -> KnownActor | None:
        """The country (or union) with that code."""
        return self._countries.get(code)

    def holder(self, office: str, country: str, date: str | None) -> KnownActor | None:
        """The one holder of an office on a date (ISO), or None where none or several are known."""
        if date is None:
            return None
        day = date[:10]
        rows: list[HolderRow] = []
        for held in (self._terms, self._holders):
            known = held.get((office, country), ())
            rows = rows or [r for r in known if r.since <= day < r.until and r.since]
        latest = [row for row in rows if row.since == max(r.since for r in rows)]
        if len({row.id for row in latest}) != 1:
            return None
        return KnownActor(latest[0].id, latest[0].name, "person", country)

    def _read_countries(self, lang: str) -> None:
        for row in _table("countries.tsv", CountryRow):
            if row.kind == "name" and row.lang == "en" and row.country not in self._countries:
                self._countries[row.country] = KnownActor(row.id, row.form, "country", row.country)
        for row in _table("countries.tsv", CountryRow):
            if row.lang != lang:
                continue
            if row.kind == "adjective":
                self.adjectives.setdefault(row.form, row.country)
                continue
            known = self._countries[row.country]
            self.names.setdefault(
                row.form,
                KnownActor(
                    known.id, known.name, "country", row.country, is_place=row.kind == "capital"
                ),
            )

    def _read_curated(self, lang: str) -> None:
        for row in _table("curated.tsv", CuratedRow):
            known = KnownActor(row.id, row.name, row.kind, row.country or None)
            if row.kind == "country" and row.country:
                self._countries[row.country] = known
            if row.lang == lang:
                self.names[row.form] = known
        union = next((a for a in self.names.values() if a.name == "European Union"), None)
        if union is not None:
            self._countries["EU"] = union
        for row in _table("adjectives.tsv", AdjectiveRow):
            if row.lang == lang:
                self.adjectives[row.form] = row.country

    def _read_offices(self, lang: str) -> None:
        for row in _table("offices.tsv", OfficeRow):
            if row.lang == lang:
                self.offices[row.form] = Office(row.office, row.kind, row.default)

    def _read_holders(self) -> None:
        for row in _table("holders.tsv", HolderRow):
            self._holders.setdefault((row.office, row.country), []).append(row)
            self.names.setdefault(row.name, KnownActor(row.id, row.name, "person", row.country))

    def _read_written_by_hand(self, lang: str) -> None:
        """What the tables of every language add to those above, which are asked first."""
        people: dict[str, KnownActor] = {}
        for row in terms():
            self._terms.setdefault((row.office, row.country), []).append(row)
            people[row.name] = KnownActor(row.id, row.name, "person", row.country)
        for form, name in name_forms(lang):
            self.names.setdefault(form, people[name])
        for form, office, country in office_forms(lang):
            self.offices.setdefault(form, Office(office, "person", country))
        for seat in seats(lang):
            self.names.setdefault(seat.form, self._seat(seat))

    def _seat(self, seat: MetonymRow) -> KnownActor:
        """What a seat of power stands for: the country whose government sits there, an institution
        that the other tables know by an English name, or one of its own."""
        country = self._countries.get(seat.country)
        if seat.referent.startswith("government of ") and country is not None:
            return KnownActor(country.id, country.name, "country", seat.country, is_place=True)
        english = _english_institutions()
        for form in english_seats().get(seat.referent, ()):
            if form in english:
                return english[form]
        name = seat.referent[0].upper() + seat.referent[1:]
        ident = f"table:{seat.referent.replace(' ', '-').lower()}"
        return KnownActor(ident, name, "institution", seat.country or None)


@cache
def _english_institutions() -> dict[str, KnownActor]:
    return {
        row.form: KnownActor(row.id, row.name, row.kind, row.country or None)
        for row in _table("curated.tsv", CuratedRow)
        if row.lang == "en"
    }


@cache
def registry(lang: str) -> Registry:
    """The registry of a language, loaded once."""
    return Registry(lang)


@cache
def _table(name: str, shape: type[Row]) -> tuple[Row, ...]:
    file = resources.files("onrecord.actors") / "data" / name
    return read_table(file.read_text("utf-8"), shape, f"actors/data/{name}")
