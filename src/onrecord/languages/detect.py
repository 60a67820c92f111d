"""Which language a text is in."""

import unicodedata
from collections import Counter
from functools import lru_cache

_SAMPLE = 5_000  # characters; more changes no answer
_ENOUGH_LETTERS = 12  # two or three words; below, the guess is a coin toss
# The scripts of the languages that have or will have a pack, and of their neighbours (ISO 15924
# names as they begin the Unicode character names)
_LANGUAGES_OF = {
    "CYRILLIC": frozenset(
        ["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba", "cv"]
    ),
    "GREEK": frozenset({"el"}),
    "ARABIC": frozenset(["ar", "fa", "ur", "ps", "ug", "ku", "ckb", "sd"]),
    "HEBREW": frozenset({"he", "yi"}),
    "HANGUL": frozenset({"ko"}),
    "HIRAGANA": frozenset({"ja"}),
    "KATAKANA": frozenset({"ja"}),
    "CJK": frozenset({"zh", "ja"}),
    "GEORGIAN": frozenset({"ka"}),
    "ARMENIAN": frozenset({"hy"}),
    "THAI": frozenset({"th"}),
    "DEVANAGARI": frozenset(["hi", "mr", "ne", "sa"]),
    "BENGALI": frozenset({"bn", "as"}),
}
_NOT_LATIN = frozenset().union(*_LANGUAGES_OF.values())


def script(text: str) -> str | None:
    """The script of most of the letters ("LATIN", "CYRILLIC", ...); None where there is none."""
    counts: Counter[str] = Counter()
    for char, count in Counter(text[:_SAMPLE]).items():
        if char.isalpha():
            counts[_script_of(char)] += count
    return counts.most_common(1)[0][0] if counts else None


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0].partition("-")[0]


def detect(text: str) -> str | None:
    """ISO 639-1 code of the language, None where there is too little text to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _ENOUGH_LETTERS:
        return None
    written = script(sample) or "LATIN"
    ranked = _ranked(sample)
    if written in _LANGUAGES_OF:
        return next((code for code in ranked if code in _LANGUAGES_OF[written]), None)
    if written != "LATIN":
        return None
    return next((code for code in ranked if code not in _NOT_LATIN and len(code) == 2), None)


def _ranked(sample: str) -> list[str]:
    import py3langid  # loads its model on import

    return [str(code) for code, _ in py3langid.rank(sample)]
