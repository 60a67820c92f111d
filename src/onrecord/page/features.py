"""What the line classifier sees of a line by itself: its form, never a word of it.

Lengths are in words (two Han or kana characters make one); shares are of the line's words or
characters. `LINE_NAMES` names the columns.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.page.glyphs import (
    CLOSER,
    COMMA,
    DIGIT,
    DOTS,
    HAN,
    LETTER,
    LOWER,
    QUOTE,
    SIGN,
    SPACE,
    STOP,
    UPPER,
    WORD,
    alphabet,
)  # fmt: skip
from onrecord.page.words import Ints, Words

Floats = NDArray[np.float64]

LINE_NAMES = (
    "tokens", "chars_a_token", "ends_sentence", "ends_colon", "inner_ends", "commas", "digits",
    "capitals", "all_capitals", "quotes", "opens_quote", "signs", "address", "copyright", "date",
    "clock", "year", "opens_lower", "opens_digit", "punctuation", "ends_dots", "stops_inside",
)  # fmt: skip


def line_features(words: Words) -> Floats:
    """A row a line, a column a name of LINE_NAMES."""
    counts = _counts(words)
    chars = np.maximum(1, words.ends - words.begins)
    sizes = np.diff(words.first)
    tokens = np.maximum(1, sizes)
    initials = words.kinds[words.start]
    alphabetic = np.maximum(1, by_line(words, (initials & LETTER) > 0))
    first, last, stopped = _edges(words)
    first_kind, last_kind = _kind(first), _kind(last)
    out = np.empty((len(sizes), len(LINE_NAMES)))
    out[:, 0] = np.log1p(sizes - 0.5 * counts["han"])
    out[:, 1] = np.minimum(20.0, (counts["word"] + counts["han"]) / tokens)
    out[:, 2] = stopped
    out[:, 3] = (last == 0x3A) | (last == 0xFF1A)
    out[:, 4] = np.minimum(6.0, _inner_ends(words))
    out[:, 5] = np.minimum(1.0, counts["comma"] / tokens)
    out[:, 6] = counts["digit"] / chars
    out[:, 7] = by_line(words, (initials & UPPER) > 0) / alphabetic
    out[:, 8] = by_line(words, _all_upper(words, initials)) / alphabetic
    out[:, 9] = np.minimum(6.0, counts["quote"])
    out[:, 10] = (first_kind & QUOTE) > 0
    out[:, 11] = np.minimum(6.0, counts["sign"])
    out[:, 12] = np.minimum(1.0, _addresses(words))
    out[:, 13] = np.minimum(1.0, _lines_at(words, np.flatnonzero(words.codes == 0xA9)))
    out[:, 14:16] = np.minimum(3.0, _figures(words))
    out[:, 16] = np.minimum(3.0, _years(words, initials))
    out[:, 17] = (first_kind & LOWER) > 0
    out[:, 18] = (first_kind & DIGIT) > 0
    out[:, 19] = counts["other"] / chars
    out[:, 20] = (last_kind & DOTS) > 0
    out[:, 21] = np.minimum(3.0, counts["stop"] / tokens * 10)
    return out


_COUNTED = {
    "han": HAN,
    "comma": COMMA,
    "digit": DIGIT,
    "quote": QUOTE,
    "sign": SIGN,
    "word": WORD,
    "stop": STOP,
}
_BITS = 12  # a line has at most READ characters, so that a count needs no more
_MASK = np.uint64((1 << _BITS) - 1)


@cache
def _packed() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """For each kind of sign what it adds to the counts, four of them in one number."""
    kinds = np.arange(1 << 13, dtype=np.uint64)
    flags = [(kinds & np.uint64(flag)) > 0 for flag in _COUNTED.values()]
    flags.append((kinds & np.uint64(LETTER | DIGIT | HAN | SPACE)) == 0)
    halves = []
    for half in (flags[:4], flags[4:]):
        table = np.zeros(len(kinds), dtype=np.uint64)
        for place, flag in enumerate(half):
            table |= flag.astype(np.uint64) << np.uint64(_BITS * place)
        halves.append(table)
    return halves[0], halves[1]


def _counts(words: Words) -> dict[str, Ints]:
    """How many signs of each kind every line has."""
    found: dict[str, Ints] = {}
    names = iter([*_COUNTED, "other"])
    for table in _packed():
        sums = np.add.reduceat(table[words.kinds], words.begins) if len(words.begins) else table[:0]
        for place in range(4):
            shifted = (sums >> np.uint64(_BITS * place)) & _MASK
            found[next(names)] = shifted.astype(np.intp)
    return found


def _kind(codes: NDArray[np.uint32]) -> NDArray[np.uint16]:
    found: NDArray[np.uint16] = alphabet().kinds[codes]
    return found


def by_line(words: Words, flags: NDArray[np.bool_]) -> Ints:
    """How many words of each line have the flag."""
    found: Ints = np.bincount(words.line[flags], minlength=len(words.ends))
    return found


def _lines_at(words: Words, places: Ints) -> Ints:
    """How many of these places each line has."""
    line = np.searchsorted(words.ends, places, side="right")
    found: Ints = np.bincount(line, minlength=len(words.ends))
    return found


def _edges(words: Words) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.bool_]]:
    """The first and last code point of each line, and whether it ends a sentence: its last sign,
    closing marks and spaces aside, is a full stop or the like."""
    last = np.maximum(words.ends - 1, words.begins)
    at = last
    for _ in range(3):
        closing = (words.kinds[at] & (CLOSER | SPACE)) > 0
        at = np.where(closing & (at > words.begins), at - 1, at)
    return words.codes[words.begins], words.codes[last], (words.kinds[at] & STOP) > 0


def _all_upper(words: Words, initials: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Words of several letters, all of them capitals."""
    found = ((initials & UPPER) > 0) & (words.end - words.start > 1)
    at = np.flatnonzero(found)
    second, last = words.kinds[words.start[at] + 1], words.kinds[words.end[at] - 1]
    found[at] = ((second & UPPER) > 0) & ((last & UPPER) > 0)
    return found


def _around(words: Words, places: Ints, step: int) -> NDArray[np.uint16]:
    """The kinds of the signs `step` places on; the page's edges have the kind of their own."""
    found: NDArray[np.uint16] = words.kinds[np.clip(places + step, 0, len(words.kinds) - 1)]
    return found


def _inner_ends(words: Words) -> Ints:
    """Full stops and the like behind which, within the line, another sentence opens."""
    stops = np.flatnonzero((words.kinds & STOP) > 0)
    one, two, three = (_around(words, stops, step) for step in (1, 2, 3))
    gap, opens = SPACE, LETTER | QUOTE | DIGIT | HAN
    plain = ((one & gap) > 0) & ((two & opens) > 0)
    closed = ((one & CLOSER) > 0) & ((two & gap) > 0) & ((three & opens) > 0)
    chosen = stops[plain | closed | ((one & HAN) > 0)]
    line_end = (
        words.ends[np.searchsorted(words.ends, chosen, side="right")] if len(chosen) else chosen
    )
    return _lines_at(words, chosen[line_end - chosen > 3])


def _addresses(words: Words) -> Ints:
    """Signs by which addresses are known: "://", "@" before a word, a dot between small letters."""
    dots = np.flatnonzero((words.codes == 0x2E) | (words.codes == 0x40) | (words.codes == 0x3A))
    before, after = _around(words, dots, -1), _around(words, dots, 1)
    codes = words.codes[dots]
    second = np.clip(dots + 2, 0, max(0, len(words.codes) - 1))
    slashes = (words.codes[np.minimum(dots + 1, len(words.codes) - 1)] == 0x2F) & (
        words.codes[second] == 0x2F
    )
    found = (
        ((codes == 0x3A) & slashes)
        | ((codes == 0x40) & ((after & LETTER) > 0))
        | ((codes == 0x2E) & ((before & LOWER) > 0) & ((after & LOWER) > 0))
    )
    return _lines_at(words, dots[found])


def _figures(words: Words) -> NDArray[np.intp]:
    """Two columns: separators of numeric dates, and of times of day."""
    codes = words.codes
    marks = np.flatnonzero((codes >= 0x2D) & (codes <= 0x3A) & ((words.kinds & DIGIT) == 0))
    between = ((_around(words, marks, -1) & DIGIT) > 0) & ((_around(words, marks, 1) & DIGIT) > 0)
    marks = marks[between]
    clock = codes[marks] == 0x3A
    return np.column_stack([_lines_at(words, marks[~clock]), _lines_at(words, marks[clock])])


def _years(words: Words, initials: NDArray[np.uint16]) -> Ints:
    """Words of four figures that begin with 19 or 20."""
    at = np.flatnonzero(((initials & DIGIT) > 0) & (words.end - words.start == 4))
    place = words.start[at]
    one, two = words.codes[place], words.codes[place + 1]
    century = ((one == 0x31) & (two == 0x39)) | ((one == 0x32) & (two == 0x30))
    figures = (words.kinds[place + 3] & DIGIT) > 0
    found: Ints = np.bincount(words.line[at[century & figures]], minlength=len(words.ends))
    return found
