"""All forms of the tables in one Aho-Corasick automaton (pyahocorasick), found in one walk over a
text however many there are."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick

from onrecord.actors.bodies import body_forms, institution_forms, nationalities
from onrecord.actors.keys import Word, key_of_text, words_of
from onrecord.actors.offices import office_forms
from onrecord.actors.people import Person, people
from onrecord.actors.shape import KnownActor
from onrecord.actors.sources import mention_words

Kind = Literal[
    "body", "person", "family name", "office", "institution", "nationality", "chief", "deputy", "of"
]


class Entry(NamedTuple):
    """What a form may mean: `value` is an actor's or person's id, an office, an institution or a
    country by `kind`; `country` is set where an office's form is said of one country alone."""

    kind: Kind
    lang: str
    form: str
    value: str
    country: str = ""
    how: str = ""  # of a body: name, official, alias, capital, seat


class Match(NamedTuple):
    """Words `first` to before `end` of a text are a form of the tables."""

    first: int
    end: int
    entries: tuple[Entry, ...]


class Index:
    """Every form of every language, by its key."""

    def __init__(self) -> None:
        self.actors: dict[str, KnownActor] = {}
        self.people = {person.id: person for person in people()}
        found: dict[str, dict[Entry, None]] = {}
        for entry in self._entries():
            key = key_of_text(entry.form)
            if key:
                found.setdefault(key, {})[entry] = None
        self.entries = {key: tuple(entries) for key, entries in found.items()}
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        self._keys = list(self.entries)
        for number, key in enumerate(self._keys):
            self._automaton.add_word(f" {key} ", number)
        self._automaton.make_automaton()

    def matches(self, words: list[Word]) -> list[Match]:
        """All forms in a text, those inside longer ones, too."""
        text = " " + " ".join(word.key for word in words) + " "
        starts: dict[int, int] = {}
        at = 0
        for number, word in enumerate(words):
            starts[at] = number
            at += len(word.key) + 1
        found = []
        for last, number in self._automaton.iter(text):
            key = self._keys[number]
            first = starts[last - len(key) - 1]
            end = first + key.count(" ") + 1
            entries = tuple(e for e in self.entries[key] if _cased(e, words[first:end]))
            if entries:
                found.append(Match(first, end, entries))
        return found

    def _entries(self) -> Iterator[Entry]:
        for form in body_forms():
            self.actors.setdefault(form.actor.id, form.actor)
            yield Entry("body", form.lang, form.text, form.actor.id, how=form.kind)
        for person in people():
            yield from _of_person(person)
        yield from _of_roles()


def _of_person(person: Person) -> Iterator[Entry]:
    for lang, text in person.forms:
        kind: Kind = "person" if len(words_of(text)) > 1 else "family name"
        yield Entry(kind, lang, text, person.id)
    yield Entry("family name", "", person.family_name(), person.id)


def _of_roles() -> Iterator[Entry]:
    for lang, text, office, country in office_forms():
        yield Entry("office", lang, text, office, country)
    for lang, text, key in institution_forms():
        yield Entry("institution", lang, text, key)
    for lang, adjectives in nationalities().items():
        for text, country in adjectives.items():
            yield Entry("nationality", lang, text, country)
    uses: tuple[Kind, ...] = ("chief", "deputy", "of")
    for use in uses:
        for lang, forms in mention_words(use).items():
            yield from (Entry(use, lang, text, "") for text in forms)


def _cased(entry: Entry, words: list[Word]) -> bool:
    """A short form in capitals is no word in small letters: "US", but not "us"."""
    is_short = len(entry.form) <= 4 and entry.form.replace(".", "").isupper()
    return not (is_short and words[0].text.islower())


@cache
def index() -> Index:
    """The index of the tables, made once."""
    return Index()
