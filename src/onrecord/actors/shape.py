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
