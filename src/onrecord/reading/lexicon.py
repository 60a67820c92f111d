"""Word sequences to entries: the look-up by which names and roles are found in a text."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from onrecord.actors.keys import name_key
from onrecord.actors.registry import Office, registry
from onrecord.actors.shape import KnownActor
from onrecord.languages.load import load
from onrecord.languages.shape import Grammar, RoleRow
from onrecord.syntax.tokens import norm, tokenise

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Phrases cut into tokens, found from their first word on, the longest first."""

    def __init__(
        self, phrases: Iterable[tuple[str, Entry]], grammar: Grammar, *, keep_case: bool
    ) -> None:
        self._keep_case = keep_case
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase, entry in phrases:
            words = [phrase[s:e] for s, e in tokenise(phrase, 0, len(phrase), grammar)]
            key = tuple(map(name_key, words) if keep_case else map(norm, words))
            if key:
                self._by_first.setdefault(key[0], []).append((key, entry))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def opens_with(self, word: str, form: str) -> bool:
        """Whether any phrase begins with this word."""
        return (name_key(word) if self._keep_case else form) in self._by_first

    def at(self, words: list[str], forms: list[str], i: int) -> tuple[int, Entry] | None:
        """Token beyond the longest phrase that begins at `i`, and its entry."""
        if self._keep_case:
            for key, entry in self._by_first.get(name_key(words[i]), ()):
                if tuple(map(name_key, words[i : i + len(key)])) == key:
                    return i + len(key), entry
            return None
        for key, entry in self._by_first.get(forms[i], ()):
            if tuple(forms[i : i + len(key)]) == key:
                return i + len(key), entry
        return None


class RoleWord(NamedTuple):
    """What a word or phrase tells of somebody's role; `office` where it is one of the tables'."""

    lemma: str
    kind: str
    gender: str
    office: Office | None


class Lexicon(NamedTuple):
    """All phrases of a language that name somebody."""

    names: Phrases[KnownActor]
    roles: Phrases[RoleWord]
    adjectives: dict[str, str]  # nationality -> country
    titles: frozenset[str]
    particles: frozenset[str]
    days: frozenset[str]  # names of days and months: capitalised in some languages, never actors


@cache
def lexicon(code: str, digest: str) -> Lexicon:
    """The lexicon of a language; `digest` is that of its pack."""
    pack, known = load(code), registry(code)
    grammar = pack.grammar
    roles = {form: _role(row) for row in pack.roles for form in row.forms}
    for form, office in known.offices.items():
        own = roles.get(form)
        gender = own.gender if own else ""
        kind = "office" if office.kind == "person" else "institution"
        roles[form] = RoleWord(own.lemma if own else form, kind, gender, office)
    return Lexicon(
        names=Phrases(known.names.items(), grammar, keep_case=True),
        roles=Phrases(roles.items(), grammar, keep_case=False),
        adjectives=known.adjectives,
        titles=frozenset(title.rstrip(".") for title in grammar.titles),
        particles=frozenset(grammar.name_particles),
        days=frozenset(grammar.weekdays) | {name for month in grammar.months for name in month},
    )


@cache
def opener(code: str, digest: str) -> Callable[[str], int]:
    """Says of words whether somebody's name or role, or the adjective before it, may begin with
    them by what the tables know."""
    known = lexicon(code, digest)

    def opens(word: str) -> int:
        form = norm(word)
        phrases = known.names.opens_with(word, form) or known.roles.opens_with(word, form)
        return phrases or form in known.adjectives or form in known.titles

    return opens


def _role(row: RoleRow) -> RoleWord:
    return RoleWord(row.lemma, row.kind, row.gender, None)
