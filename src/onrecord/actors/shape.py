"""The typed rows of the actor tables in `actors/data`."""

from typing import Literal

from msgspec import Struct

from onrecord.values import ActorKind


class CountryRow(Struct, frozen=True):
    """A form by which a country is known. `id` is Wikidata's, `country` ISO 3166-1 alpha-2; a
    capital stands for its government where it speaks."""

    id: str
    country: str
    lang: str
    form: str
    kind: Literal["name", "official", "capital", "adjective"]
    evidence: str


class AdjectiveRow(Struct, frozen=True):
    """A further adjective of nationality, lower case."""

    country: str
    lang: str
    form: str
    evidence: str


class CuratedRow(Struct, frozen=True):
    """A form by which an institution, organisation, person or country is known."""

    id: str
    name: str
    kind: ActorKind
    country: str
    lang: str
    form: str
    evidence: str


class OfficeRow(Struct, frozen=True):
    """A form that names an office or an institution that many countries have; `default` is the
    country meant where none is named ("" for none)."""

    office: str
    kind: Literal["person", "institution"]
    default: str
    lang: str
    form: str
    evidence: str


class HolderRow(Struct, frozen=True):
    """Who held an office, from `since` (or "") to before `until`, ISO dates."""

    id: str
    name: str
    office: str
    country: str
    since: str
    until: str
    evidence: str


Language = Literal["de", "en", "es", "fr", "it", "pt", "ru"]


class OfficeFormsRow(Struct, frozen=True):
    """How a language names the holder of an office. `country` is set where the form is said of
    the office in that country alone (`Kremlchef`); `feminine` is empty where none is in use."""

    office: str
    kind: Literal["person"]
    lang: Language
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    register: Literal["long", "short", "colloquial"]
    country: str
    evidence: str


class MetonymRow(Struct, frozen=True):
    """A word that stands for an institution (`referent`); `place` where it names a place, too. A
    town may stand for several (`Den Haag`: the government of the Netherlands, the court)."""

    form: str
    lang: Language
    referent: str
    country: str
    place: Literal["yes", "no"]
    evidence: str


class TermRow(Struct, frozen=True):
    """Who held an office, from `since` to before `until` (ISO dates of day, month or year). Where
    no end is known, `until` is empty, and `as_of` says when the holder was last known in office."""

    office: str
    country: str
    name: str
    wikidata: str
    since: str
    until: str
    as_of: str
    evidence: str


class NameFormsRow(Struct, frozen=True):
    """How a language spells a holder's name, whole and as it is cut. `latn` holds for each
    language but Russian that has no row of its own."""

    name: str
    lang: Language | Literal["latn"]
    forms: tuple[str, ...]
    evidence: str
