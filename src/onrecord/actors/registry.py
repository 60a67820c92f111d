"""The actors of a language as reading looks them up: by the words that name them."""

from functools import cache

from msgspec import Struct

from onrecord.actors import offices
from onrecord.actors.bodies import (
    body_forms,
    countries,
    institution_forms,
    institution_key,
    institution_kinds,
    nationalities,
)
from onrecord.actors.people import OWN, Person, as_actor, people
from onrecord.actors.shape import KnownActor
from onrecord.actors.sources import mention_words

_LATIN = frozenset({"de", "en", "es", "fr", "it", "pt"})


class Office(Struct, frozen=True):
    """An office, or an institution of the same make in every country (`foreign_ministry`).

    `default` is the country of which the words are said where none is named. Where they are said
    of another office in another country, `others` has (office, country) of these: the "segretario
    di Stato" of the United States is no one's but theirs, that of the Holy See is another.
    """

    key: str
    kind: str
    default: str
    others: tuple[tuple[str, str], ...] = ()


class Registry:
    """The tables of one language. Keys are word sequences joined by a space; names keep case,
    adjectives and offices are in small letters. `chiefs` are words for whoever leads something."""

    def __init__(self, lang: str) -> None:
        self.names: dict[str, KnownActor] = {}
        self.adjectives = nationalities().get(lang, {})
        self.offices: dict[str, Office] = {}
        self.chiefs = frozenset(form.lower() for form in mention_words("chief").get(lang, ()))
        for person in OWN:
            for text in _full_names(person, lang):
                self.names.setdefault(text, as_actor(person))
        for form in body_forms():
            if form.lang in {lang, ""}:
                self.names.setdefault(form.text, form.actor)
        for person in people():
            for text in _full_names(person, lang):
                self.names.setdefault(text, as_actor(person))
        self._read_offices(lang)

    def led(self, body: KnownActor) -> Office | None:
        """The office that leads an institution: "il capo della Farnesina"."""
        kind = institution_kinds().get(institution_key(body))
        return Office(kind.head, "person", body.country or "") if kind and kind.head else None

    def country(self, code: str) -> KnownActor | None:
        """The country (or organisation with offices) with that code."""
        return countries().get(code)

    def holder(self, office: Office, country: str, date: str | None) -> KnownActor | None:
        """The one holder of an office on a date (ISO), or None where none or several are known."""
        if date is None:
            return None
        keys = [key for key, only in office.others if only == country]
        found = (offices.holder(key, country, date[:10]) for key in (*keys, office.key))
        return next((as_actor(person) for person in found if person is not None), None)

    def _read_offices(self, lang: str) -> None:
        for own, text, institution in institution_forms():
            if own == lang:
                self.offices[text.lower()] = Office(institution, "institution", "")
        for own, text, office, country in offices.office_forms():
            form = text.lower()
            if own != lang:
                continue
            known = self.offices.get(form)
            if known is None or known.kind != "person":
                self.offices[form] = Office(office, "person", country)
            else:
                others = (*known.others, (office, country))
                default = known.default if known.default == country else ""
                if (office, country) != (known.key, known.default):
                    self.offices[form] = Office(known.key, "person", default, others)


def _full_names(person: Person, lang: str) -> list[str]:
    """Full names as a language writes them. Surnames alone are many people's."""
    own = any(code == lang for code, _ in person.forms)
    usual = {"", lang} if own or lang not in _LATIN else {"", "latn"}
    return [form for code, form in person.forms if code in usual and " " in form]


@cache
def registry(lang: str) -> Registry:
    """The registry of a language, loaded once."""
    return Registry(lang)
