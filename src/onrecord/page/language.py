"""What page/ asks of a language: boilerplate phrases, dates, joining words."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from onrecord.languages.load import boilerplate, codes, load
from onrecord.page.calendars import calendar
from onrecord.page.phrases import Hit, PhraseTable


class PageWords(Struct, frozen=True):
    """`phrases` of boilerplate; `months` by name in lower case; `joins` are words for "and";
    `function_words` the closed class, in lower case."""

    phrases: PhraseTable
    months: Mapping[str, int]
    day_first: bool
    joins: frozenset[str]
    function_words: frozenset[str]

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The phrases in a single line, left to right."""
        return self.phrases.hits(text)


@cache
def phrase_table(code: str | None) -> PhraseTable:
    """The boilerplate phrases of a language; none where it has no table of them."""
    return PhraseTable(boilerplate(code) if code else ())


@cache
def page_words(code: str | None, country: str | None = None) -> PageWords:
    """The words of a language; of one without a pack, its phrases, months and order of dates only.

    `country` (ISO 3166-1) is where the page is from, which may order its dates in its own way.
    """
    if country is not None:
        return replace(page_words(code), day_first=calendar(code, country).day_first)
    phrases, written = phrase_table(code), calendar(code)
    if code is None or code not in codes():
        return PageWords(phrases, written.months, written.day_first, frozenset(), frozenset())
    pack = load(code)
    months = {
        name.casefold().rstrip("."): number
        for number, names in enumerate(pack.grammar.months, 1)
        for name in names
    }
    joins = frozenset(row.form for row in pack.closed if "and" in row.classes)
    closed = frozenset(row.form for row in pack.closed)
    months = {**written.months, **months}
    return PageWords(phrases, months, pack.grammar.day_first, joins, closed)
