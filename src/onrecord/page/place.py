"""What stands around a line on its page. `PLACE_NAMES` names the columns; windows are numbers of
lines on each side."""

import numpy as np
from numpy.typing import NDArray

from onrecord.page.features import Floats
from onrecord.page.prose import Prose
from onrecord.page.repeats import TEXT_NAMES
from onrecord.page.words import Ints, Words

PLACE_NAMES = (
    "place", "from_end", "lines", "prose_before", "prose_share", "mean1", "mean3", "mean8",
    "ends3", "ends8", "common3", "prose_left", "prose_right", "gap_left", "gap_right", "before",
    "after", "near_repeats", "in_run", "to_run", "run_share",
)  # fmt: skip
_FAR = 30.0


def place_features(words: Words, own: Floats, found: Prose, text: Floats) -> Floats:
    """A row a line, a column a name of PLACE_NAMES: what stands around it on its page."""
    count, top, bottom = len(own), words.top, words.bottom
    prose, logs, ends = found.sizes, own[:, 0], own[:, 2]
    at = np.arange(count)
    lines = bottom - top
    sums = np.append(0.0, np.cumsum(prose))
    total = np.maximum(1.0, sums[bottom] - sums[top])
    start, end = np.empty(count, dtype=np.intp), np.empty(count, dtype=np.intp)
    for page, (first, stop) in zip(words.pages, found.runs, strict=True):
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


def _nearest(prose: Floats, place: Ints) -> tuple[Floats, Floats]:
    """Size of and lines to the nearest line of prose before each line, at most 30 away; `place` is
    the number of lines of its page before it."""
    at = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose > 0, at, -1000))
    before = np.append(-1000, last[:-1])
    gap = np.where(at - before <= place, np.minimum(_FAR, at - before), _FAR)
    return np.where(gap < _FAR, prose[np.maximum(before, 0)], 0.0), gap
