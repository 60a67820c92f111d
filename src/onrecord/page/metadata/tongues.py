"""Blocks in another language than the article's."""

from collections import Counter
from collections.abc import Sequence

from onrecord.languages.detect import detect
from onrecord.page.likeness import tokens

_ENOUGH = 60  # letters: two lines of a column; below, the detector guesses
_SHORT_WORD = 4  # letters of the words that hold sentences together, in most languages
_KNOWN = 0.4  # share of a block's short words that the rest of the page has, at which it is of it
_READ = 240  # characters of a text whose words are looked at
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
    tenth of a millisecond, and nearly every page has one language.
    """
    found: list[str | None] = [None] * len(texts)
    if language is None or len(texts) < _BEFORE:
        return found
    words = [_short_words(text) for text in texts]
    held = Counter(word for one in words for word in one)
    for i, text in enumerate(texts):
        if len(text) < _ENOUGH:
            continue
        shared = sum(held[word] >= _BEFORE for word in words[i])
        strange = shared < _KNOWN * len(words[i]) or (not text.isascii() and not words[i])
        if strange and sum(map(str.isalpha, text)) >= _ENOUGH:
            other = detect(text)
            found[i] = other if other in _SURE - {language} else None
    return found


def _short_words(text: str) -> frozenset[str]:
    return frozenset(
        word for word in tokens(text[:_READ]) if len(word) <= _SHORT_WORD and word.isalpha()
    )
