"""Blocks in another language than the article's."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.languages.detect import detect

_ENOUGH = 60  # letters: two lines of a column; below, the detector guesses
_SHORT_WORD = re.compile(r"\b[^\W\d_]{1,4}\b")  # they hold sentences together, in most languages
_KNOWN = 0.4  # share of a block's short words that the rest of the page has, at which it is of it
_READ = 240  # characters of a text that are looked at
_BEFORE = 3  # blocks that a word must be in to count as the page's
# Languages that the detector tells from their neighbours on a line or two; it takes German for
# Luxembourgish and Zulu for Xhosa
_SURE = frozenset(
    [
        "ar", "cs", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hu", "id", "it", "ja", "ko",
        "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh",
    ]
)  # fmt: skip


def other_languages(texts: Sequence[str], language: str | None) -> list[str | None]:
    """For each text its language where it is another than `language`, else None.

    Only a text whose short words are not those of the others is looked at: the detector takes a
    quarter of a millisecond, and nearly every page has one language.
    """
    found: list[str | None] = [None] * len(texts)
    long = [i for i, text in enumerate(texts) if len(text) >= _ENOUGH]
    if language is None or len(long) < _BEFORE:
        return found
    words = {i: frozenset(_SHORT_WORD.findall(texts[i][:_READ].casefold())) for i in long}
    held = Counter(word for one in words.values() for word in one)
    for i, own in words.items():
        shared = sum(held[word] >= _BEFORE for word in own)
        strange = shared < _KNOWN * len(own) or (not own and not texts[i].isascii())
        if strange and sum(map(str.isalpha, texts[i][:_READ])) >= _ENOUGH:
            other = detect(texts[i][:_READ])
            found[i] = other if other in _SURE - {language} - _like(language) else None
    return found


def _like(language: str) -> frozenset[str]:
    """What a list of names in Han is taken for."""
    han = frozenset({"zh", "ja"})
    return han if language in han else frozenset()
