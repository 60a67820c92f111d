"""Sentences of a paragraph, as ranges of its tokens."""

from functools import cache

from onrecord.languages.shape import Grammar
from onrecord.syntax.tokens import norm

_STOPS = frozenset({".", "!", "?", "…", "...", "..", "?!", "!?"})
_CLOSING = frozenset('"”»’)]›“')
_OPENING = frozenset("\"“„«‘([‹—–-¿¡'")
_LIMIT = 300
"""Tokens; a longer run is cut, so that no input makes the later steps slow."""


def split_sentences(
    forms: list[str], spaced: list[bool], grammar: Grammar
) -> list[tuple[int, int]]:
    """Ranges (first, beyond last) of tokens. `spaced[i]` is whether white space follows token i."""
    ranges: list[tuple[int, int]] = []
    start, seen, count = 0, 0, len(forms)  # tokens before `seen` have been looked at
    abbreviations = _stems(grammar.abbreviations)
    for stop in [i for i, form in enumerate(forms) if form in _STOPS]:
        while stop - start >= _LIMIT:
            beyond = max(start + _LIMIT, seen)
            ranges.append((start, beyond))
            start = beyond
        seen = stop + 1
        if _is_abbreviation(forms, spaced, stop, start, abbreviations):
            continue
        while seen < count and _closes(forms, spaced, seen):
            seen += 1
        if seen >= count or (spaced[seen - 1] and _may_begin(forms[seen])):
            ranges.append((start, seen))
            start = seen
    while start < count:
        beyond = max(start + _LIMIT, seen)
        ranges.append((start, min(beyond, count)))
        start = beyond
    return ranges


@cache
def _stems(abbreviations: tuple[str, ...]) -> frozenset[str]:
    """The abbreviations without their full stop, as tokens have them."""
    return frozenset(a.rstrip(".") for a in abbreviations)


def _closes(forms: list[str], spaced: list[bool], i: int) -> bool:
    """Whether the sign at `i` closes what ends before it; in French the mark stands between spaces,
    where a German one that opens has no space after it."""
    if spaced[i - 1]:
        return forms[i] == "»" and spaced[i]
    return forms[i] in _CLOSING


def _may_begin(form: str) -> bool:
    return form[0].isupper() or form[0].isdigit() or form in _OPENING or form == "..."


def _is_abbreviation(
    forms: list[str], spaced: list[bool], i: int, start: int, abbreviations: frozenset[str]
) -> bool:
    """Whether the full stop at `i` belongs to the word before it."""
    if forms[i] != "." or i == start or spaced[i - 1]:
        return False
    word = forms[i - 1]
    if norm(word) in abbreviations:
        return True
    return len(word) == 1 and word.isalpha() and word.isupper()
