"""The words of all lines of some pages as arrays: place, line and a number for the word.

A word is a run of letters, digits and underscores, in lower case; a Han or kana character is one.
Equal words have equal numbers (a polynomial over code points, modulo 2**64: two of a page's few
thousand words share one by chance less than once in 10**12 pages).
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.page.glyphs import HAN, WORD, Codes, Kinds, alphabet, codes_of

Ints = NDArray[np.intp]
Numbers = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
PAGE = np.uint64(0xC2B2AE3D27D4EB4F)
_INVERSE = pow(_BASE, -1, 2**64)
READ = 3_000
"""Characters of a line that are looked at; a longer one is prose or rubbish anyway."""


class Words(Struct, frozen=True):
    """The text is `lines` cut to READ characters, each with a line end behind it; `begins` and
    `ends` are the places of the lines in it. A word has a start, an end, the number of its line,
    and its own number; `first` is the number of the first word of each line, with the count of all
    words at the end. `top` and `bottom` are for each line the first line of its page and the first
    one behind it, `within` the numbers of the words, other ones on each page.
    """

    codes: Codes
    kinds: Kinds
    begins: Ints
    ends: Ints
    start: Ints
    end: Ints
    line: Ints
    number: Numbers
    within: Numbers
    first: Ints
    top: Ints
    bottom: Ints

    @property
    def pages(self) -> Ints:
        """The first line of each page."""
        return np.flatnonzero(self.top == np.arange(len(self.top)))

    def part(self, start: int, stop: int) -> "Words":
        """The words of the lines from `start` to `stop`, which are those of one page."""
        first, last = int(self.first[start]), int(self.first[stop])
        begin, end = int(self.begins[start]), int(self.ends[stop - 1]) + 1
        lines, words = slice(start, stop), slice(first, last)
        return Words(
            self.codes[begin:end],
            self.kinds[begin:end],
            self.begins[lines] - begin,
            self.ends[lines] - begin,
            self.start[words] - begin,
            self.end[words] - begin,
            self.line[words] - start,
            self.number[words],
            self.within[words],
            self.first[start : stop + 1] - first,
            self.top[lines] - start,
            self.bottom[lines] - start,
        )


def find_words(lines: Sequence[str], sizes: Sequence[int] | None = None) -> Words:
    """The words of the lines, in order; `sizes` says how many lines each page has, where the lines
    are those of several pages."""
    cut = [line if len(line) <= READ else line[:READ] for line in lines]
    text = "\n".join([*cut, ""])  # so that there is a sign behind every line, however empty
    codes = codes_of(text)
    lengths = np.fromiter(map(len, cut), dtype=np.intp, count=len(cut))
    ends = np.cumsum(lengths + 1) - 1
    begins = ends - lengths
    tables = alphabet()
    kinds = tables.kinds[codes]
    start, end = _cut(kinds)
    number = _numbers(tables.lower[codes], start, end)
    first = np.searchsorted(start, np.append(begins, len(codes) + 1))
    line = np.repeat(np.arange(len(cut)), np.diff(first))
    counts = np.array([len(lines)] if sizes is None else sizes, dtype=np.intp)
    stops = np.cumsum(counts)
    top, bottom = np.repeat(stops - counts, counts), np.repeat(stops, counts)
    within = number if len(counts) < 2 else number + top[line].astype(np.uint64) * PAGE
    return Words(codes, kinds, begins, ends, start, end, line, number, within, first, top, bottom)


def number_of(word: str) -> int:
    """The number that stands for a single word."""
    found = find_words([word]).number
    return int(found[0]) if found.size else 0


def within(values: Numbers, table: Numbers) -> NDArray[np.bool_]:
    """Which of the values are in a table in ascending order."""
    if not len(table):
        return np.zeros(len(values), dtype=bool)
    at = np.minimum(np.searchsorted(table, values), len(table) - 1)
    found: NDArray[np.bool_] = table[at] == values
    return found


def _cut(kinds: Kinds) -> tuple[Ints, Ints]:
    """Starts and ends of the words."""
    inside = np.zeros(len(kinds) + 2, dtype=bool)
    inside[1:-1] = (kinds & WORD) > 0
    change = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = change[::2], change[1::2]
    han = np.flatnonzero(kinds & HAN)
    if han.size:
        start = np.concatenate([start, han])
        end = np.concatenate([end, han + 1])
        order = np.argsort(start, kind="stable")
        start, end = start[order], end[order]
    return start, end


@lru_cache(maxsize=2)  # for a page or a batch, and for the short texts looked at between them
def _powers(size: int) -> tuple[Numbers, Numbers]:
    """Powers of the base and of its inverse."""
    ups = np.full(size, _BASE, dtype=np.uint64)
    downs = np.full(size, _INVERSE, dtype=np.uint64)
    ups[0] = downs[0] = 1
    return np.cumprod(ups), np.cumprod(downs)


def _numbers(codes: Codes, start: Ints, end: Ints) -> Numbers:
    """Polynomials of the words, shifted to the same place by the inverse of the base."""
    size = max(1 << 16, 1 << len(codes).bit_length())
    ups, downs = _powers(size)
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum((codes.astype(np.uint64) + 1) * ups[: len(codes)], out=sums[1:])
    found: Numbers = (sums[end] - sums[start]) * downs[start]
    return found
