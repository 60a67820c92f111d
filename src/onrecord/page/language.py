"""What page/ asks of a language pack: boilerplate phrases, dates, joining words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from onrecord.languages.load import codes, load
from onrecord.languages.shape import BoilerplateRow
from onrecord.page.calendars import calendar

_WORD = re.compile(r"\w+")


class Hit(Struct, frozen=True):
    """A phrase found in a line. `share` is the part of the line's words that it covers."""

    kind: str
    phrase: str
    words: int
    share: float
    at_start: bool


class PageWords(Struct, frozen=True):
    """`phrases` by first word; `months` by name in lower case; `joins` are words for "and"."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], BoilerplateRow], ...]]
    months: Mapping[str, int]
    day_first: bool
    joins: frozenset[str]

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The phrases in a line, left to right, the longest where several begin together."""
        words = _WORD.findall(text.casefold())
        found, at = [], 0
        while at < len(words):
            row = self._longest(words, at)
            if row is None:
                at += 1
                continue
            size, kind, phrase = row
            found.append(Hit(kind, phrase, size, size / len(words), at == 0))
            at += size
        return tuple(found)

    def _longest(self, words: Sequence[str], at: int) -> tuple[int, str, str] | None:
        best: tuple[int, str, str] | None = None
        for phrase, row in self.phrases.get(words[at], ()):
            size = len(phrase)
            longer = best is None or size > best[0]
            if longer and tuple(words[at : at + size]) == phrase:
                best = (size, row.kind, row.phrase)
        return best


@cache
def page_words(code: str | None, country: str | None = None) -> PageWords:
    """The words of a language; of one without a pack, its months and the order of its dates only.

    `country` (ISO 3166-1) is where the page is from, which may order its dates in its own way.
    """
    if country is not None:
        return replace(page_words(code), day_first=calendar(code, country).day_first)
    written = calendar(code)
    if code is None or code not in codes():
        return PageWords({}, written.months, written.day_first, frozenset())
    pack = load(code)
    months = {
        name.casefold().rstrip("."): number
        for number, names in enumerate(pack.grammar.months, 1)
        for name in names
    }
    joins = frozenset(row.form for row in pack.closed if "and" in row.classes)
    phrases = _by_first_word(pack.boilerplate)
    return PageWords(phrases, {**written.months, **months}, pack.grammar.day_first, joins)


def _by_first_word(
    rows: Sequence[BoilerplateRow],
) -> dict[str, tuple[tuple[tuple[str, ...], BoilerplateRow], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], BoilerplateRow]]] = {}
    for row in rows:
        words = tuple(_WORD.findall(row.phrase.casefold()))
        index.setdefault(words[0], []).append((words, row))
    return {first: tuple(found) for first, found in index.items()}
