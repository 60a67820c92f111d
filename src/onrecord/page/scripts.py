"""The script of each line: which letters most of its words begin with."""

import numpy as np
from numpy.typing import NDArray

from onrecord.page.glyphs import HAN, LETTER
from onrecord.page.words import Ints, Words

# First code points of the blocks of the Unicode standard that the scripts of news pages stand in
_STARTS = (
    (0x0000, "Latin"), (0x0370, "Greek"), (0x0400, "Cyrillic"), (0x0530, "Armenian"),
    (0x0590, "Hebrew"), (0x0600, "Arabic"), (0x0780, "Other"), (0x0900, "Devanagari"),
    (0x0980, "Bengali"), (0x0A00, "Other"), (0x0E00, "Thai"), (0x0E80, "Other"),
    (0x10A0, "Georgian"), (0x1100, "Hangul"), (0x1200, "Other"), (0x1E00, "Latin"),
    (0x1F00, "Greek"), (0x2000, "Other"), (0x2C60, "Latin"), (0x2C80, "Other"), (0x3040, "Han"),
    (0x3130, "Hangul"), (0x3190, "Han"), (0xA000, "Other"), (0xAC00, "Hangul"), (0xD7B0, "Other"),
    (0xF900, "Han"), (0xFB00, "Other"),
)  # fmt: skip
NAMES = tuple(sorted({name for _, name in _STARTS}))
_EDGES = np.array([start for start, _ in _STARTS], dtype=np.uint32)
_NUMBERS = np.array([NAMES.index(name) for _, name in _STARTS], dtype=np.intp)
NONE = -1


def counts(words: Words) -> NDArray[np.intp]:
    """How many words of each line begin with a letter of each of NAMES: (lines, scripts)."""
    opening = (words.kinds[words.start] & (LETTER | HAN)) > 0
    codes = words.codes[words.start[opening]]
    number = _NUMBERS[np.searchsorted(_EDGES, codes, side="right") - 1]
    flat = np.bincount(
        words.line[opening] * len(NAMES) + number, minlength=len(words.ends) * len(NAMES)
    )
    return flat.reshape(len(words.ends), len(NAMES))


def of_lines(found: NDArray[np.intp]) -> Ints:
    """The number of the script of each line, NONE where it has no letters."""
    most: Ints = found.argmax(axis=1)
    return np.where(found.any(axis=1), most, NONE)
