"""The words by which a page tells who wrote it and when: `words.tsv` and `agencies.tsv`.

They are here and not in the language packs because pages in languages without a pack are dated
and signed, too.
"""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from onrecord.tables import read_table

Kind = Literal[
    "by", "and", "updated", "published", "staff", "role", "minutes ago", "hours ago", "days ago",
    "yesterday", "today", "cut", "more",
]  # fmt: skip
_NO_WORD = re.compile(r"(?!)")


class WordRow(Struct, frozen=True):
    """A row of `words.tsv`; the phrase in lower case, "#" standing for a number.

    by: opens a byline. and: joins names. updated, published: label a date. staff: makes a name
    that of an office. role: what somebody is, beside the name. cut: says that the rest is for
    those who pay. more: a link to the rest.
    """

    language: str
    kind: Kind
    phrase: str
    evidence: str


class AgencyRow(Struct, frozen=True):
    """A row of `agencies.tsv`: an agency that outlets name as the author of a story."""

    name: str
    evidence: str


class Lexicon:
    """The words of one language and, since templates are seldom translated in full, of English."""

    def __init__(self, phrases: Mapping[Kind, frozenset[str]]) -> None:
        self._phrases = phrases

    def all(self, kind: Kind) -> frozenset[str]:
        """The phrases of a kind."""
        return self._phrases.get(kind, frozenset())

    def opens(self, kind: Kind, text: str) -> str | None:
        """The phrase of a kind that `text` begins with, as a whole word; the longest."""
        match = self._opening[kind].match(text) if kind in self._opening else None
        return match[0] if match else None

    def inside(self, kind: Kind, text: str) -> str | None:
        """The first phrase of a kind anywhere in `text`, as a whole word."""
        match = self._anywhere[kind].search(text) if kind in self._anywhere else None
        return match[0] if match else None

    def number(self, kind: Kind, text: str) -> int | None:
        """The number in the first phrase of a kind in `text` that has one."""
        match = self._anywhere[kind].search(text) if kind in self._anywhere else None
        digits = re.search(r"\d+", match[0]) if match else None
        return int(digits[0]) if digits else None

    @cached_property
    def _opening(self) -> dict[Kind, re.Pattern[str]]:
        return {kind: _pattern(rows, r"^\W{0,3}") for kind, rows in self._phrases.items()}

    @cached_property
    def _anywhere(self) -> dict[Kind, re.Pattern[str]]:
        return {kind: _pattern(rows, r"(?<!\w)") for kind, rows in self._phrases.items()}


def _pattern(phrases: frozenset[str], before: str) -> re.Pattern[str]:
    """One pattern of all phrases, longest first. Scripts without spaces have no word borders."""
    if not phrases:
        return _NO_WORD
    parts = [
        re.escape(phrase).replace(r"\#", r"\d{1,3}").replace("’", "['’]")
        + (r"(?!\w)" if phrase[-1] < "\u3040" else "")
        for phrase in sorted(phrases, key=lambda one: (-len(one), one))
    ]
    return re.compile(f"{before}(?:{'|'.join(parts)})", re.IGNORECASE)


@cache
def lexicon(language: str | None) -> Lexicon:
    """The words of a language (ISO 639-1); the English ones alone where it is not in the table."""
    phrases: dict[Kind, set[str]] = {}
    for row in _rows():
        english = row.language == "en" and row.kind not in ("and", "by")
        if (
            english
            or row.language == (language or "en")
            or (row.kind == "by" and row.phrase == "by")
        ):
            phrases.setdefault(row.kind, set()).add(row.phrase)
    phrases.setdefault("and", set()).add("and")
    return Lexicon({kind: frozenset(words) for kind, words in phrases.items()})


@cache
def agencies() -> Mapping[str, str]:
    """The names of agencies by their lower-case form."""
    text = files(__package__).joinpath("agencies.tsv").read_text("utf-8")
    return {row.name.casefold(): row.name for row in read_table(text, AgencyRow, "agencies.tsv")}


@cache
def _rows() -> tuple[WordRow, ...]:
    text = files(__package__).joinpath("words.tsv").read_text("utf-8")
    return read_table(text, WordRow, "page/metadata/words.tsv")
