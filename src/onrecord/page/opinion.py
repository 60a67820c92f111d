"""How much of each line another account of the story has: an extraction library's, the markup's."""

import numpy as np

from onrecord.page.features import Floats
from onrecord.page.words import Ints, Numbers, Words, find_words, within

_SIZE = 3  # words that must follow each other in both


def shares(words: Words, account: str) -> Floats:
    """For each line the share of its runs of three words that `account` has; 0 where it is empty.

    A line of fewer words is compared as a whole.
    """
    count = len(words.ends)
    told = find_words([part for part in account.split("\n") if part])
    if not len(told.number):
        return np.zeros(count)
    sizes = np.diff(words.first)
    found = np.zeros(count)
    for size in range(1, _SIZE + 1):
        runs, line = _runs(words, size)
        chosen = (sizes[line] >= _SIZE) if size == _SIZE else (sizes[line] == size)
        hit = within(runs[chosen], np.sort(_runs(told, size)[0]))
        total = np.maximum(1, np.bincount(line[chosen], minlength=count))
        found += np.bincount(line[chosen], weights=hit, minlength=count) / total
    return found


def _runs(words: Words, size: int) -> tuple[Numbers, Ints]:
    """A number for each run of `size` words on one line, and the line."""
    n = words.number
    if len(n) < size:
        return n[:0], words.line[:0]
    key = np.zeros(len(n) - size + 1, dtype=np.uint64)
    for k in range(size):
        key = key * np.uint64(1_000_003) + n[k : len(n) - size + 1 + k]
    whole = words.line[: len(key)] == words.line[size - 1 :]
    return key[whole], words.line[: len(key)][whole]
