"""What page/ asks of a language: boilerplate phrases, dates, joining words."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from onrecord.languages.load import boilerplate, codes, load
from onrecord.page.phrases import PhraseTable


class PageWords(Struct, frozen=True):
    """`phrases` of boilerplate; `months` by name in lower case; `joins` are words for "and"."""

    phrases: PhraseTable
    months: Mapping[str, int]
    day_first: bool
    joins: frozenset[str]


@cache
def phrase_table(code: str | None) -> PhraseTable:
    """The boilerplate phrases of a language; none where it has no table of them."""
    return PhraseTable(boilerplate(code) if code else ())


@cache
def page_words(code: str | None) -> PageWords:
    """The words of a language; no months, and the day first in dates, where it has no pack."""
    phrases = phrase_table(code)
    if code is None or code not in codes():
        return PageWords(phrases, {}, True, frozenset())
    pack = load(code)
    months = {
        name.casefold().rstrip("."): number
        for number, names in enumerate(pack.grammar.months, 1)
        for name in names
    }
    joins = frozenset(row.form for row in pack.closed if "and" in row.classes)
    return PageWords(phrases, months, pack.grammar.day_first, joins)
