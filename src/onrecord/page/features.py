"""What the line classifier sees of a line: its form and its place, never a word of it.

Lengths are in tokens (a Han or kana character is one), cut off where more says no more; windows
are numbers of lines on each side. `NAMES` is the order of the columns.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.page.line import Line
from onrecord.page.marks import MARK_NAMES, mark_values

Floats = NDArray[np.float64]

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_CJK}]|[^\\W{_CJK}]+")
_READ = 3_000  # characters of a line that are looked at; longer lines are prose or rubbish anyway
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»“)\]\s]*$")
_INNER_END = re.compile(r"[.!?…。！？]['\"”’»)]*\s+['\"“„«(]*[^\W\d_]|[。！？]")
_QUOTES = re.compile(r"[\"“”„«»「」]")
_SIGNS = re.compile(r"[|›»•·>/→\\]")
_ADDRESS = re.compile(r"https?:|www\.|\S@\S|\.(?:com|it|org|net|de)\b")
_NUMERIC_DATE = re.compile(
    r"\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[:.]\d{2}\b"
)

LINE_NAMES = [
    "tokens", "chars_a_token", "ends_sentence", "ends_colon", "inner_ends", "commas", "digits",
    "capitals", "all_capitals", "quotes", "opens_quote", "signs", "address", "copyright", "date",
    "opens_lower", "opens_digit", "punctuation", "length_cut",
]  # fmt: skip
PAGE_NAMES = [
    "place", "prose_before", "repeats", "first_of_repeats", "like_first_line", "near_repeats",
    "mean1", "mean3", "mean8", "ends3", "ends8", "prose_left", "prose_right", "gap_left",
    "gap_right", "before", "after", "topic", "lines", "inside_longest_run", "like_later",
]  # fmt: skip
NAMES = (*LINE_NAMES, *PAGE_NAMES, *MARK_NAMES)


def tokens(text: str) -> list[str]:
    """Lower-case tokens of the first characters of a line."""
    return _TOKEN.findall(text[:_READ].casefold())


def size(words: Sequence[str]) -> float:
    """The length of a line in words: two Han or kana characters make one."""
    single = sum(1 for word in words if len(word) == 1 and word >= "\u3040")
    return len(words) - 0.5 * single


def features(lines: Sequence[Line], title: str | None = None) -> Floats:
    """One row a line, one column a name of `NAMES`. `title` is what the markup calls the page."""
    words = [tokens(line.text) for line in lines]
    own = np.array([_of_line(line.text, found) for line, found in zip(lines, words, strict=True)])
    around = _of_page(lines, words, own, title)
    marks = np.array([mark_values(line.mark) for line in lines], dtype=np.float64)
    return np.hstack([own, around, marks])


def _of_line(text: str, words: list[str]) -> list[float]:
    cut, count = text[:_READ], max(1, len(words))
    alphabetic = [word for word in cut.split() if word[0].isalpha()] or ["x"]
    return [
        np.log1p(size(words)),
        min(20.0, sum(map(len, words)) / count),
        float(bool(_SENTENCE_END.search(cut[-12:]))),
        float(cut.endswith((":", "："))),
        min(6.0, len(_INNER_END.findall(cut))),
        min(1.0, (cut.count(",") + cut.count("，")) / count),
        sum(char.isdigit() for char in cut) / max(1, len(cut)),
        sum(word[0].isupper() for word in alphabetic) / len(alphabetic),
        sum(word.isupper() and len(word) > 1 for word in alphabetic) / len(alphabetic),
        min(6.0, len(_QUOTES.findall(cut))),
        float(bool(_QUOTES.match(cut))),
        min(6.0, len(_SIGNS.findall(cut))),
        float(bool(_ADDRESS.search(cut))),
        float("©" in cut or "(c)" in cut.lower()),
        float(bool(_NUMERIC_DATE.search(cut))),
        float(cut[:1].islower()),
        float(cut[:1].isdigit()),
        sum(not char.isalnum() and not char.isspace() for char in cut) / max(1, len(cut)),
        float(cut.endswith(("...", "…"))),
    ]


def _of_page(
    lines: Sequence[Line], words: list[list[str]], own: Floats, title: str | None
) -> Floats:
    count = len(lines)
    sizes = np.array([size(found) for found in words], dtype=np.float64)
    ends = own[:, LINE_NAMES.index("ends_sentence")]
    prose = np.where((ends > 0) & (sizes >= 12), sizes, 0.0)
    logs = np.log1p(sizes)
    same = Counter(line.text for line in lines)
    repeats = np.array([min(5, same[line.text]) for line in lines], dtype=np.float64)
    before = np.concatenate([[0.0], np.cumsum(prose)[:-1]])
    left, gap_left = _nearest(prose)
    right, gap_right = (row[::-1] for row in _nearest(prose[::-1]))
    sets = [frozenset(found) for found in words]
    first = frozenset(tokens(title)) if title else sets[0]
    run = longest_run(prose)
    columns = [
        np.arange(count) / max(1, count),
        before / max(1.0, prose.sum()),
        repeats,
        _first_of_repeats(lines),
        np.array([alike(one, first) for one in sets]),
        window_mean((repeats > 1).astype(np.float64), 5),
        window_mean(logs, 1),
        window_mean(logs, 3),
        window_mean(logs, 8),
        window_mean(ends, 3),
        window_mean(ends, 8),
        np.log1p(left),
        np.log1p(right),
        gap_left,
        gap_right,
        np.concatenate([[0.0], logs[:-1]]),
        np.concatenate([logs[1:], [0.0]]),
        _topic(sets, run),
        np.full(count, np.log1p(count)),
        np.array([float(run[0] <= i < run[1]) for i in range(count)]),
        _like_later(sets),
    ]
    return np.column_stack(columns)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient of two sets of tokens."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def window_mean(values: Floats, reach: int) -> Floats:
    """The mean of each value with `reach` neighbours on both sides, fewer at the ends."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, len(values))
    means: Floats = (sums[high] - sums[low]) / (high - low)
    return means


def longest_run(weights: Floats, rest: float = 9.0) -> tuple[int, int]:
    """The range of lines (half open) with the greatest sum of weights, each line costing `rest`.

    `rest` in tokens: about what a line of a menu takes from a run before the run breaks.
    """
    best, best_sum, start, here = (0, 0), 0.0, 0, 0.0
    for i, weight in enumerate(weights - rest):
        if here <= 0:
            start, here = i, 0.0
        here += weight
        if here > best_sum:
            best, best_sum = (start, i + 1), here
    return best


def _nearest(prose: Floats) -> tuple[Floats, Floats]:
    """Size of and lines to the nearest line of prose before each line, at most 30 away."""
    sizes, gaps = np.zeros(len(prose)), np.full(len(prose), 30.0)
    size, gap = 0.0, 30.0
    for i, weight in enumerate(prose):
        sizes[i], gaps[i] = (size, gap) if gap < 30 else (0.0, 30.0)
        gap = min(30.0, gap + 1)
        if weight:
            size, gap = weight, 1.0
    return sizes, gaps


def _first_of_repeats(lines: Sequence[Line]) -> Floats:
    seen: Counter[str] = Counter()
    values = np.zeros(len(lines))
    for i, line in enumerate(lines):
        values[i] = seen[line.text] if seen[line.text] < 3 else 3
        seen[line.text] += 1
    return values


def _topic(sets: list[frozenset[str]], run: tuple[int, int]) -> Floats:
    """Share of a line's longer words that the longest run of prose has outside that line."""
    counts = Counter(word for words in sets[slice(*run)] for word in words if len(word) > 4)
    values = np.zeros(len(sets))
    for i, words in enumerate(sets):
        long = [word for word in words if len(word) > 4]
        own = run[0] <= i < run[1]
        if long:
            values[i] = sum(counts[word] > own for word in long) / len(long)
    return values


def _like_later(sets: list[frozenset[str]]) -> Floats:
    """Whether a line says again, in full, what a line before it said: a teaser, a repeat."""
    seen: set[frozenset[str]] = set()
    values = np.zeros(len(sets))
    for i in range(len(sets) - 1, -1, -1):
        if len(sets[i]) > 3:
            values[i] = float(sets[i] in seen)
            seen.add(sets[i])
    return values
