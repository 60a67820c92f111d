"""How dates are written in a language, and in a country that speaks it: CLDR, by way of Babel."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from babel import Locale

_SHORTEST = 3  # letters of a month's name: "may", "mai"; and of its shortened forms
_WIDTHS = ("wide", "abbreviated")


class Calendar(Struct, frozen=True):
    """`months` by name in lower case, without a full stop at its end; `day_first` is how 1/2/2022
    is read."""

    months: Mapping[str, int]
    day_first: bool


@cache
def calendar(language: str | None, country: str | None = None) -> Calendar:
    """The calendar of a language (ISO 639-1), as a country (ISO 3166-1) writes it.

    Names of months are the language's and, where they are no other word in it, the English ones:
    many a site's template has never been translated. Without a language the day stands first, as
    in most of the world.
    """
    locale = _locale(language, country)
    months = dict(_names(locale)) if locale else {}
    if language != "en":
        months = {**calendar("en").months, **months}
    return Calendar(months, _day_first(locale) if locale else True)


@cache
def is_country(code: str) -> bool:
    """Whether an upper-case code is that of a country (ISO 3166-1, two letters)."""
    return len(code) == 2 and code.isascii() and code in _territories()


@cache
def _territories() -> frozenset[str]:
    english = _locale("en", None)
    names = english.territories if english else {}
    none = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}  # codes of CLDR that are no country's
    return frozenset(str(code) for code in names if str(code).isalpha()) - none


def _locale(language: str | None, country: str | None) -> "Locale | None":
    from babel import Locale, UnknownLocaleError  # a tenth of a second: only pages with digits pay

    if not language:
        return None
    for identifier in ([f"{language}_{country}"] if country else []) + [language]:
        try:
            return Locale.parse(identifier)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


def _names(locale: "Locale") -> Iterator[tuple[str, int]]:
    """Full and short names, those without their accents, and what is cut off a full one where
    only one month begins so."""
    full = {}
    for context in ("format", "stand-alone"):
        for width in _WIDTHS:
            for number, name in locale.months[context][width].items():
                word = _plain(name)
                if not re.match(r"\d", word):
                    yield word, number
                    yield _bare(word), number
                    if width == "wide" and not re.search(r"\d", word):
                        full[word] = number
    for size in (_SHORTEST, _SHORTEST + 1):
        for word, number in full.items():
            begin = {other for name, other in full.items() if name[:size] == word[:size]}
            if len(begin) == 1 and len(word) > size:
                yield word[:size], number


def _plain(name: str) -> str:
    return " ".join(name.casefold().rstrip(".॰").split())


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if unicodedata.category(char) != "Mn")


def _day_first(locale: "Locale") -> bool:
    """By the shortest pattern of a date; where that begins with the year, 1/2/2022 is a guest."""
    pattern = str(locale.date_formats["short"].pattern)
    month = pattern.upper().find("M")
    return pattern.lstrip().lower().startswith("y") or pattern.find("d") < month
