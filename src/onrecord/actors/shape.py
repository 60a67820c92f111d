"""The typed rows of the actor tables in `actors/data`, and the actors made of them."""

from typing import Literal

from msgspec import Struct

from onrecord.values import ActorKind

Language = Literal["de", "en", "es", "fr", "it", "pt", "ru"]


class KnownActor(Struct, frozen=True):
    """An actor of the tables. `is_place` is set for a form that names a place, too (a capital)."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    is_place: bool = False


class CountryRow(Struct, frozen=True):
    """A form by which a country is known. `id` is Wikidata's, `country` ISO 3166-1 alpha-2; a
    capital stands for its government where it speaks."""

    id: str
    country: str
    lang: Language
    form: str
    kind: Literal["name", "official", "capital", "adjective"]
    evidence: str


class AdjectiveRow(Struct, frozen=True):
    """A further adjective of nationality, lower case."""

    country: str
    lang: Language
    form: str
    evidence: str


class OrganisationRow(Struct, frozen=True):
    """A form by which an international body is known."""

    id: str
    name: str
    lang: Language
    form: str
    kind: Literal["name", "alias"]
    evidence: str


class BodyRow(Struct, frozen=True):
    """A form by which a body, a group or a country is known, written by hand."""

    id: str
    name: str
    kind: ActorKind
    country: str
    lang: Language
    form: str
    evidence: str


class InstitutionRow(Struct, frozen=True):
    """What a language calls an institution that each country has (`foreign_ministry`)."""

    institution: str
    lang: Language
    forms: tuple[str, ...]
    evidence: str


class InstitutionKindRow(Struct, frozen=True):
    """Such an institution: `title` in English, the office that leads it, and the one that speaks
    for it ("" where it has none of its own)."""

    institution: str
    title: str
    head: str
    spokesperson: str
    evidence: str


class SeatRow(Struct, frozen=True):
    """A word that stands for an institution (`referent`), of the kind `institution` where each
    country has one; `place` where it names a place, too. A town may stand for several (`Den Haag`:
    the government of the Netherlands, the court)."""

    form: str
    lang: Language
    referent: str
    country: str
    institution: str
    place: Literal["yes", "no"]
    evidence: str


class OfficeRow(Struct, frozen=True):
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


class MentionWordRow(Struct, frozen=True):
    """Words and endings by which a language makes a mention out of names and offices.

    `chief` is who leads something, `deputy` who comes next, `of` what stands before an owner
    ("portavoce di Putin"), `possessive` a word behind one ("Putin's"), `genitive` an ending of one
    ("Putins Sprecher"), `link` what joins a compound ("Regierungssprecher"), `article` a word that
    a name may have or not, `case` the endings of declined names, `order` whether an adjective
    stands first; `home` is the country meant where none is named.
    """

    use: Literal[
        "article",
        "case",
        "chief",
        "deputy",
        "genitive",
        "home",
        "link",
        "of",
        "order",
        "possessive",
    ]
    lang: Language
    forms: tuple[str, ...]
    evidence: str


class HolderRow(Struct, frozen=True):
    """Who held an office, from `since` (or "") to before `until`, dates as in TermRow.

    `evidence` tells how the end is known: `stated`, from the `successor_start`, or still in office
    on that day (`open`, `observed`, `unknown_after_as_of`).
    """

    id: str
    name: str
    office: str
    country: str
    since: str
    until: str
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


class NameRow(Struct, frozen=True):
    """How a language spells a holder's name, whole and as it is cut. `latn` holds for each
    language but Russian that has no row of its own."""

    name: str
    lang: Language | Literal["latn"]
    forms: tuple[str, ...]
    evidence: str


class SpellingRow(Struct, frozen=True):
    """A further full name of a person of `holders.tsv`; the evidence is the source that has it."""

    id: str
    lang: str
    form: str
    evidence: str
