"""The boilerplate phrases of a language in all lines of a page at once."""

from collections.abc import Sequence
from typing import get_args

import numpy as np
from msgspec import Struct

from onrecord.languages.shape import BoilerplateKind, BoilerplateRow
from onrecord.page.features import Floats
from onrecord.page.likeness import tokens
from onrecord.page.words import READ, Ints, Numbers, Words, find_words, within

KINDS: tuple[str, ...] = get_args(BoilerplateKind)
PHRASE_NAMES = (
    *(f"{kind}_share" for kind in KINDS),
    *(f"{kind}_first" for kind in KINDS),
    "phrase_share", "phrase_words",
)  # fmt: skip
_LONGEST = 8
_LOW_BITS = np.uint64(0xFFFF)  # of a word's number: they tell most words apart, and have a table
_STEP = np.uint64(0xD6E8FEB86659FD93)


class Hit(Struct, frozen=True):
    """A phrase found in a line. `share` is the part of the line's words that it covers."""

    kind: str
    phrase: str
    words: int
    share: float
    at_start: bool


class Hits(Struct, frozen=True):
    """Phrases found on a page, in order: the number of the word each begins with, its length in
    words and its number in the table."""

    word: Ints
    size: Ints
    row: Ints


class PhraseTable:
    """The phrases of one language, by length."""

    def __init__(self, rows: Sequence[BoilerplateRow]) -> None:
        self.rows = rows
        self.kind = np.array([KINDS.index(row.kind) for row in rows], dtype=np.intp)
        found = find_words([row.phrase for row in rows]) if rows else None
        self._by_size: list[tuple[int, Numbers, Ints]] = []
        self._firsts = np.zeros(0, dtype=np.uint64)
        self._first_words = {one for row in rows for one in tokens(row.phrase)[:1]}
        self._may_open = np.zeros(int(_LOW_BITS) + 1, dtype=bool)
        if found is not None:
            sizes = np.diff(found.first)
            self._firsts = np.unique(found.number[found.first[:-1][sizes > 0]])
            self._may_open[(self._firsts & _LOW_BITS).astype(np.intp)] = True
            for size in range(min(_LONGEST, int(sizes.max())), 0, -1):
                members = np.flatnonzero(sizes == size)
                if members.size:
                    keys = _keys(found.number, found.first[:-1][members], size)
                    order = np.argsort(keys)
                    self._by_size.append((size, keys[order], members[order]))

    def find(self, words: Words) -> Hits:
        """The phrases on a page, the longest where several begin together or overlap."""
        places = self._openings(words.number)
        room = words.first[1:][words.line[places]] - places
        taken = bytearray(len(words.number))
        chosen: list[tuple[int, int, int]] = []
        for size, keys, rows in self._by_size:
            fits = places[room >= size]
            key = _keys(words.number, fits, size)
            at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
            found = keys[at] == key
            for start, row in zip(fits[found].tolist(), rows[at[found]].tolist(), strict=True):
                if taken.find(1, start, start + size) < 0:
                    taken[start : start + size] = b"\1" * size
                    chosen.append((start, size, row))
        chosen.sort()
        array = np.array(chosen, dtype=np.intp).reshape(-1, 3)
        return Hits(array[:, 0], array[:, 1], array[:, 2])

    def _openings(self, numbers: Numbers) -> Ints:
        """The places of words with which a phrase begins."""
        places = np.flatnonzero(self._may_open[(numbers & _LOW_BITS).astype(np.intp)])
        return places[within(numbers[places], self._firsts)]

    def _has_none(self, text: str) -> bool:
        """Whether a text has no word with which a phrase begins: most of the short ones have none,
        and are not worth arrays. It may have none where False is returned.

        `tokens` are the words of `find_words`, folded a bit more, but for the signs named here.
        """
        if "İ" in text or max(text, default="") > "\uffff":
            return False
        return self._first_words.isdisjoint(tokens(text))

    def by_line(self, words: Words, hits: Hits, longest: int = READ) -> dict[int, tuple[Hit, ...]]:
        """The phrases of each line that has any, and `longest` words at the most."""
        found: dict[int, list[Hit]] = {}
        line = words.line[hits.word]
        whole = words.first[line + 1] - words.first[line]
        at_start = hits.word == words.first[line]
        short = whole <= longest
        columns = (one[short] for one in (line, hits.row, hits.size, hits.size / whole, at_start))
        for i, row, size, part, opens in zip(*(one.tolist() for one in columns), strict=True):
            entry = self.rows[row]
            found.setdefault(i, []).append(Hit(entry.kind, entry.phrase, size, part, opens))
        return {i: tuple(one) for i, one in found.items()}

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The phrases in a single line."""
        if self._has_none(text):
            return ()
        words = find_words([text])
        return self.by_line(words, self.find(words)).get(0, ())


def phrase_features(words: Words, hits: Hits, table: PhraseTable) -> Floats:
    """A row a line, a column a name of PHRASE_NAMES; -1 throughout where the language has none."""
    count, kinds = len(words.ends), len(KINDS)
    if not len(table.rows):
        return np.full((count, len(PHRASE_NAMES)), -1.0)
    out = np.zeros((count, len(PHRASE_NAMES)))
    line = words.line[hits.word]
    sizes = np.maximum(1, np.diff(words.first))
    np.add.at(out, (line, table.kind[hits.row]), hits.size / sizes[line])
    first = hits.word == words.first[line]
    out[line[first], kinds + table.kind[hits.row[first]]] = hits.size[first]
    out[:, 2 * kinds] = out[:, :kinds].sum(axis=1)
    np.maximum.at(out[:, 2 * kinds + 1], line, hits.size)
    return out


def _keys(numbers: Numbers, places: Ints, size: int) -> Numbers:
    """A number for the run of `size` words at each place."""
    key = np.zeros(len(places), dtype=np.uint64)
    for k in range(size):
        key = key * _STEP + numbers[places + k]
    return key
