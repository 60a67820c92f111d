"""Words as they are compared: without case and accents, Cyrillic without its case endings; and by
their consonants, in which the spellings of a name in different languages and scripts agree."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.actors.sources import mention_words

_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]{1,2}\.(?: ?(?=[^\W\d_]{1,2}\.))?){2,}")
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile("[а-я]")
_SHORTEST_STEM = 3


class Word(NamedTuple):
    """A word of a text with its place; `key` is how it is compared."""

    text: str
    key: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text. Abbreviations with full stops are one word ("U.S.", "EE. UU.")."""
    dotted = {m.start(): m for m in _DOTTED.finditer(text)} if "." in text else {}
    found: list[Word] = []
    beyond = 0
    for match in _WORD.finditer(text):
        if match.start() < beyond:
            continue
        long = dotted.get(match.start())
        span, word = match.span(), match.group()
        if long and _is_abbreviation(long.group()):
            span, word = long.span(), re.sub(r"[\W_]", "", long.group())
        beyond = span[1]
        if word.lower() not in _articles():
            found.append(Word(word, word_key(word), *span))
    return found


def _is_abbreviation(text: str) -> bool:
    """Capitals before each full stop."""
    return all(part.isupper() for part in re.split(r"\. ?", text) if part)


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """A word without case and accents; a Cyrillic one without its case ending."""
    plain = fold(word)
    return _stem(plain) if _CYRILLIC.search(plain) else plain


@lru_cache(maxsize=1 << 16)
def name_key(word: str) -> str:
    """A word of a name as it is, a Cyrillic one without its case ending: names are declined there
    ("Лаврову"). The case of its letters is kept."""
    stem = _stem(word.lower().replace("ё", "е")) if _CYRILLIC.search(word.lower()) else ""
    return word[: len(stem)] if stem else word


def key_of_text(text: str) -> str:
    """The keys of the words of a text, joined by a space."""
    return " ".join(word.key for word in words_of(text))


def folded(text: str) -> str:
    """The words of a text without case and accents, joined by a space."""
    return " ".join(_WORD.findall(fold(text)))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Small letters without accents, "й" kept, "ß" as "ss"."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("й", "\0"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("\0", "й")
    return plain.translate(_UNDECOMPOSED)


_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


@cache
def _articles() -> frozenset[str]:
    return frozenset(word for words in mention_words("article").values() for word in words)


@cache
def _case_endings() -> tuple[str, ...]:
    """Endings of declined names, the longer first."""
    endings = {ending for forms in mention_words("case").values() for ending in forms}
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))


def _stem(word: str) -> str:
    for ending in _case_endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


_CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў"
_LATIN_LETTERS = (
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i e g u"
)
_LATIN = {
    letter: "" if latin == "-" else latin
    for letter, latin in zip(_CYRILLIC_LETTERS, _LATIN_LETTERS.split(), strict=True)
}
"""Cyrillic to Latin letters, after the BGN/PCGN romanisation of 1947, without its signs."""


def latin(text: str) -> str:
    """A text in Latin small letters."""
    return "".join(_LATIN.get(c, c) for c in fold(text))


_SOUNDS = (
    (r"s?chtsch|shch|schtsch|chtch|ttsch", "S"),
    (r"tsch|tch|tsh|dsch|dzh|dj|dž", "S"),
    (r"sch|sh|zh|cz|sz|ts|tz|dz|ks|x", "S"),
    (r"kh", ""),
    (r"gh", "K"),
    (r"ph|wh", "V"),
    (r"th", "T"),
    (r"ck|cc|qu|q", "K"),
    (r"gu(?=[ei])", "K"),
    (r"c(?=[eiy])", "S"),
    (r"[sz]+", "S"),
    (r"[kcg]+", "K"),
    (r"[vwf]+", "V"),
    (r"b+", "B"),
    (r"p+", "P"),
    (r"[td]+", "T"),
    (r"l+", "L"),
    (r"m+", "M"),
    (r"n+", "N"),
    (r"r+", "R"),
)
_COMPILED = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)


@lru_cache(maxsize=1 << 15)
def skeletons(word: str) -> frozenset[str]:
    """The consonants of a name as classes of sounds, in every reading of its "ch" and "j".

    "Lavrov", "Lawrow", "Lavroff" and "Лавров" have LVRV in common; vowels, "h" and "y" are left
    out, an initial vowel is "A".
    """
    plain = latin(word)
    readings = {plain}
    if "ch" in plain:
        # German and Polish "ch" is the Russian "kh"; English and Spanish "ch" is "tch"
        readings = {plain.replace("ch", "kh"), plain.replace("ch", "sh")}
    if "j" in plain:
        readings = {r.replace("j", by) for r in readings for by in ("zh", "")}
    found = set()
    for reading in readings:
        text = re.sub(r"^[yj](?=[aeiou])", "", reading)  # Yeltsin, Eltsin
        for pattern, sound in _COMPILED:
            text = pattern.sub(sound, text)
        vowel = "A" if re.match(r"[aeiou]", text) else ""
        found.add(vowel + re.sub(r"[^A-Z]", "", text))
    return frozenset(found)
