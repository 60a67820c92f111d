"""Which lines of a page are prose, and where most of it stands together."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from onrecord.page.features import Floats
from onrecord.page.words import Words

PROSE = 12
"""Words from which on a line that ends a sentence counts as prose."""
_RUN_COST = 9.0  # words: about what a line of a menu takes from a run before the run breaks


def prose_sizes(own: Floats) -> Floats:
    """The length in words of each line that is prose, 0 for the others."""
    sizes = np.expm1(own[:, 0])
    return np.where((own[:, 2] > 0) & (sizes >= PROSE), sizes, 0.0)


class Prose(Struct, frozen=True):
    """What of the lines is prose: `sizes` are the words of those that are, 0 for the others, `runs`
    the longest run of it on each page, as a range of lines."""

    sizes: Floats
    runs: Sequence[tuple[int, int]]


def find_prose(words: Words, own: Floats) -> Prose:
    """The prose of some pages; `own` are the `line_features`."""
    sizes = prose_sizes(own)
    runs = []
    for top in words.pages.tolist():
        start, end = longest_run(sizes[top : words.bottom[top]])
        runs.append((start + top, end + top))
    return Prose(sizes, runs)


def longest_run(weights: Floats, cost: float = _RUN_COST) -> tuple[int, int]:
    """The range of lines (half open) with the greatest sum of weights, each line costing `cost`."""
    sums = np.append(0.0, np.cumsum(weights - cost))
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    if not sums[end] > lowest[end]:
        return 0, 0
    return int(np.flatnonzero(sums[: end + 1] == lowest[end])[-1]), end
