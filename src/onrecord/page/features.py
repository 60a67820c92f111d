"""What the line classifier sees of a line without its markup: its form, its place, how it repeats.

Never a word of it. Lengths are in words (two Han or kana characters make one); shares are of the
line's words or characters; windows are numbers of lines on each side. `LINE_NAMES`, `TEXT_NAMES`
and `PLACE_NAMES` name the columns.
"""

from collections.abc import Sequence
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
from onrecord.page.words import PAGE, Ints, Numbers, Words, find_words

Floats = NDArray[np.float64]

LINE_NAMES = (
    "tokens", "chars_a_token", "ends_sentence", "ends_colon", "inner_ends", "commas", "digits",
    "capitals", "all_capitals", "quotes", "opens_quote", "signs", "address", "copyright", "date",
    "clock", "year", "opens_lower", "opens_digit", "punctuation", "ends_dots", "stops_inside",
)  # fmt: skip
TEXT_NAMES = (
    "repeats", "repeated_before", "repeated_later", "grams_before", "grams_later", "like_title",
    "of_title", "common_words", "topic", "rare_words",
)  # fmt: skip
PLACE_NAMES = (
    "place", "from_end", "lines", "prose_before", "prose_share", "mean1", "mean3", "mean8",
    "ends3", "ends8", "common3", "prose_left", "prose_right", "gap_left", "gap_right", "before",
    "after", "near_repeats", "in_run", "to_run", "run_share",
)  # fmt: skip
PROSE = 12
"""Words from which on a line that ends a sentence counts as prose."""
_RUN_COST = 9.0  # words: about what a line of a menu takes from a run before the run breaks
_FAR = 30.0


def line_features(words: Words) -> Floats:
    """A row a line, a column a name of LINE_NAMES."""
    counts = _counts(words)
    chars = np.maximum(1, words.ends - words.begins)
    sizes = np.diff(words.first)
    tokens = np.maximum(1, sizes)
    initials = words.kinds[words.start]
    alphabetic = np.maximum(1, _by_line(words, (initials & LETTER) > 0))
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
    out[:, 7] = _by_line(words, (initials & UPPER) > 0) / alphabetic
    out[:, 8] = _by_line(words, _all_upper(words, initials)) / alphabetic
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


def _by_line(words: Words, flags: NDArray[np.bool_]) -> Ints:
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


def text_features(words: Words, own: Floats, lines: Sequence[str], titles: Sequence[str]) -> Floats:
    """A row a line, a column a name of TEXT_NAMES: how the words of a line repeat on its page.

    `titles` are what the pages are called.
    """
    count = len(words.ends)
    known, ids = np.unique(words.within, return_inverse=True)
    pairs = np.unique(words.line * max(1, len(known)) + ids)
    pair_line, pair_id = pairs // max(1, len(known)), pairs % max(1, len(known))
    sizes = np.maximum(1, np.bincount(pair_line, minlength=count))
    prose = prose_sizes(own)
    seen = np.bincount(ids, minlength=len(known))
    out = np.empty((count, len(TEXT_NAMES)))
    out[:, 0:3] = _same_lines(lines, words)
    out[:, 3:5] = _same_grams(words)
    out[:, 5:7] = _like_titles(words, titles, known, (pair_line, pair_id), sizes)
    out[:, 7] = _share(words, _common(ids, words, prose > 0, len(known))[ids])
    out[:, 8] = _topic(words, ids, prose, len(known))
    out[:, 9] = _share(words, seen[ids] == 1)
    return out


def _share(words: Words, flags: NDArray[np.bool_]) -> Floats:
    return _by_line(words, flags) / np.maximum(1, np.diff(words.first))


def _same_lines(lines: Sequence[str], words: Words) -> Floats:
    """How often each line stands on its page, how often before, and whether it does later."""
    total: dict[tuple[int, str], int] = {}
    before = []
    keys = list(zip(words.top.tolist(), lines, strict=True))
    for key in keys:
        seen = total.get(key, 0)
        before.append(seen)
        total[key] = seen + 1
    earlier = np.array(before, dtype=np.float64)
    repeats = np.array([total[key] for key in keys], dtype=np.float64)
    return np.column_stack([np.minimum(5, repeats), np.minimum(3, earlier), earlier + 1 < repeats])


def _same_grams(words: Words) -> Floats:
    """The share of a line's three-word runs that stand on an earlier, and on a later, line."""
    count, n = len(words.ends), words.within
    whole = words.line[:-2] == words.line[2:]
    if not whole.any():
        return np.zeros((count, 2))
    grams = ((n[:-2] * np.uint64(31) + n[1:-1]) * np.uint64(1_000_003) + n[2:])[whole]
    line = words.line[:-2][whole]
    order = np.argsort(grams, kind="stable")
    ordered = grams[order]
    opens = np.ones(len(ordered), dtype=bool)
    opens[1:] = ordered[1:] != ordered[:-1]
    starts = np.flatnonzero(opens)
    group = np.cumsum(opens) - 1
    stops = np.append(starts[1:], len(ordered))
    here = line[order]
    sizes = np.maximum(1, np.bincount(line, minlength=count))
    earlier = np.bincount(here[here[starts][group] < here], minlength=count)
    later = np.bincount(here[here[stops - 1][group] > here], minlength=count)
    return np.column_stack([earlier / sizes, later / sizes])


def _like_titles(
    words: Words,
    titles: Sequence[str],
    known: Numbers,
    pairs: tuple[Ints, Ints],
    sizes: Ints,
) -> Floats:
    """Dice's coefficient of each line and its page's name, and the share of the line that is of
    the name."""
    named = find_words(titles)
    page = np.searchsorted(words.pages, words.top)
    number = named.number
    if len(titles) > 1:
        number = number + words.pages[named.line].astype(np.uint64) * PAGE
    unique, at = np.unique(number, return_index=True)
    inside = np.isin(known, unique)
    both = np.bincount(pairs[0], weights=inside[pairs[1]], minlength=len(sizes))
    words_of = np.bincount(named.line[at], minlength=len(titles))
    return np.column_stack([2 * both / (sizes + np.maximum(1, words_of[page])), both / sizes])


def _common(ids: Ints, words: Words, prose: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """The words that a page's prose uses most: its articles, prepositions, conjunctions."""
    of_prose = prose[words.line]
    top = words.top[words.line]
    total = np.bincount(top, weights=of_prose, minlength=len(prose) + 1)
    bare = total[top] == 0  # a page without prose: all of its lines count
    of_prose = of_prose | bare
    total = np.bincount(top, weights=of_prose, minlength=len(prose) + 1)
    counts = np.bincount(ids[of_prose], minlength=size)
    page = np.zeros(size, dtype=np.intp)
    page[ids] = top
    found: NDArray[np.bool_] = counts >= np.maximum(2.0, 0.008 * total[page])
    return found


def _topic(words: Words, ids: Ints, prose: Floats, size: int) -> Floats:
    """The share of a line's longer words that the page's longest run of prose has outside it."""
    run = np.zeros(len(prose), dtype=bool)
    for start, end in longest_runs(words, prose):
        run[start:end] = True
    long = words.end - words.start > 4
    inside = run[words.line]
    counts = np.bincount(ids[long & inside], minlength=size)
    hit = long & (counts[ids] > inside)
    found: Floats = _by_line(words, hit) / np.maximum(1, _by_line(words, long))
    return found


def prose_sizes(own: Floats) -> Floats:
    """The length in words of each line that is prose, 0 for the others."""
    sizes = np.expm1(own[:, 0])
    return np.where((own[:, 2] > 0) & (sizes >= PROSE), sizes, 0.0)


def longest_runs(words: Words, prose: Floats) -> list[tuple[int, int]]:
    """The longest run of prose of each page, as a range of lines."""
    found = []
    for top in words.pages:
        start, end = longest_run(prose[top : words.bottom[top]])
        found.append((int(start + top), int(end + top)))
    return found


def place_features(words: Words, own: Floats, text: Floats) -> Floats:
    """A row a line, a column a name of PLACE_NAMES: what stands around it on its page."""
    count, top, bottom = len(own), words.top, words.bottom
    prose, logs, ends = prose_sizes(own), own[:, 0], own[:, 2]
    at = np.arange(count)
    lines = bottom - top
    sums = np.append(0.0, np.cumsum(prose))
    total = np.maximum(1.0, sums[bottom] - sums[top])
    start, end = np.empty(count, dtype=np.intp), np.empty(count, dtype=np.intp)
    for page, (first, stop) in zip(words.pages, longest_runs(words, prose), strict=True):
        start[page : bottom[page]], end[page : bottom[page]] = first, stop
    left, gap_left = _nearest(prose, at - top)
    right, gap_right = (row[::-1] for row in _nearest(prose[::-1], (bottom - at - 1)[::-1]))
    repeated, common = text[:, 0] > 1, text[:, TEXT_NAMES.index("common_words")]
    out = np.empty((count, len(PLACE_NAMES)))
    out[:, 0] = (at - top) / lines
    out[:, 1] = np.log1p(bottom - at)
    out[:, 2] = np.log1p(lines)
    out[:, 3] = (sums[:-1] - sums[top]) / total
    out[:, 4] = prose / total
    windows = ((logs, 1), (logs, 3), (logs, 8), (ends, 3), (ends, 8), (common, 3))
    for k, (values, reach) in enumerate(windows):
        out[:, 5 + k] = window_mean(values, reach, top, bottom)
    out[:, 11] = np.log1p(left)
    out[:, 12] = np.log1p(right)
    out[:, 13], out[:, 14] = gap_left, gap_right
    out[:, 15] = np.where(at > top, np.append(0.0, logs[:-1]), 0.0)
    out[:, 16] = np.where(at + 1 < bottom, np.append(logs[1:], 0.0), 0.0)
    out[:, 17] = window_mean(repeated, 5, top, bottom)
    out[:, 18] = (at >= start) & (at < end)
    out[:, 19] = np.minimum(60, np.maximum(0, np.maximum(start - at, at - (end - 1))))
    out[:, 20] = (sums[end] - sums[start]) / total
    return out


def window_mean(values: NDArray[np.generic], reach: int, top: Ints, bottom: Ints) -> Floats:
    """The mean of each value with `reach` neighbours on both sides, fewer at a page's ends."""
    sums = np.append(0.0, np.cumsum(values))
    at = np.arange(len(values))
    low, high = np.maximum(at - reach, top), np.minimum(at + reach + 1, bottom)
    means: Floats = (sums[high] - sums[low]) / (high - low)
    return means


def longest_run(weights: Floats, cost: float = _RUN_COST) -> tuple[int, int]:
    """The range of lines (half open) with the greatest sum of weights, each line costing `cost`."""
    sums = np.append(0.0, np.cumsum(weights - cost))
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    if not sums[end] > lowest[end]:
        return 0, 0
    return int(np.flatnonzero(sums[: end + 1] == lowest[end])[-1]), end


def _nearest(prose: Floats, place: Ints) -> tuple[Floats, Floats]:
    """Size of and lines to the nearest line of prose before each line, at most 30 away; `place` is
    the number of lines of its page before it."""
    at = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose > 0, at, -1000))
    before = np.append(-1000, last[:-1])
    gap = np.where(at - before <= place, np.minimum(_FAR, at - before), _FAR)
    return np.where(gap < _FAR, prose[np.maximum(before, 0)], 0.0), gap
