"""The words of a language, each looked at once: texts become numbers, and tables say the rest.

A text is split at its spaces; the pieces of a language come back again and again, so that each is
cut into tokens once and kept, as is all that a word tells by itself. Cutting a text is then one
look-up for each piece, and sums over arrays.
"""

from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

import numpy as np

from onrecord.languages.load import load
from onrecord.syntax.crf import Ints
from onrecord.syntax.tokens import norm, token_pattern
from onrecord.text import Span

_MOST = 4_000_000
"""Characters of the pieces that are kept; beyond, a vocabulary begins anew."""


class Cut(NamedTuple):
    """The tokens of a text: the number of its word, place and paragraph of each."""

    numbers: Ints
    starts: Ints
    ends: Ints
    paragraph: Ints


class Vocabulary:
    """Words by number, in order of their first appearance."""

    def __init__(self, code: str) -> None:
        grammar = load(code).grammar
        self._pattern = token_pattern(grammar.elisions, grammar.clitics)
        self._lock = Lock()
        self._numbers: dict[str, int] = {}
        self.words: list[str] = []
        self.forms: list[str] = []  # lower case, straight apostrophes
        self._columns: dict[Callable[[str], int], Ints] = {}
        # the tokens of a piece are the entries `first` to `first + size` of `_tokens`
        self._pieces: dict[str, int] = {}
        self._places = _Rows(2)  # first, size
        self._tokens = _Rows(3)  # number of the word, start and end in the piece
        self.characters = 0

    def cut(self, text: str, paragraphs: list[Span]) -> Cut:
        """The tokens of the paragraphs of a text, in order."""
        pieces: list[str] = []
        counts = np.zeros(len(paragraphs), dtype=np.intp)
        for i, paragraph in enumerate(paragraphs):
            found = text[paragraph.start : paragraph.end].split(" ")
            pieces += found
            counts[i] = len(found)
        known, learn = self._pieces, self._learn
        each = [known[piece] if piece in known else learn(piece) for piece in pieces]
        first, sizes = self._places.values[np.array(each, dtype=np.intp)].T
        begins = np.array([paragraph.start for paragraph in paragraphs], dtype=np.intp)
        at = np.repeat(first - np.cumsum(sizes) + sizes, sizes)
        at += np.arange(len(at))
        numbers, starts, ends = self._tokens.values[at].T
        base = np.repeat(_piece_starts(pieces, counts, begins), sizes)
        paragraph_of = np.repeat(np.repeat(np.arange(len(counts)), counts), sizes)
        return Cut(numbers, base + starts, base + ends, paragraph_of)

    def column(self, of: Callable[[str], int]) -> Ints:
        """What a function says of each word, which it is asked once; by number."""
        known = self._columns.get(of)
        if known is None or len(known) < len(self.words):
            begin = 0 if known is None else len(known)
            added = np.array([of(word) for word in self.words[begin:]], dtype=np.intp)
            known = added if known is None else np.concatenate((known, added))
            self._columns[of] = known
        return known

    def _learn(self, piece: str) -> int:
        """Cuts a piece and keeps it; its number. One thread at a time: what has a number is there
        for all."""
        with self._lock:
            if piece in self._pieces:
                return self._pieces[piece]
            first = self._tokens.size
            for match in self._pattern.finditer(piece):
                self._tokens.add(self._number(match.group()), *match.span())
            self._places.add(first, self._tokens.size - first)
            number = self._pieces[piece] = len(self._pieces)
            self.characters += len(piece)
            return number

    def _number(self, word: str) -> int:
        """The number of a word, which is added if it is new."""
        number = self._numbers.get(word)
        if number is None:
            self.forms.append(norm(word))
            self.words.append(word)
            number = self._numbers[word] = len(self._numbers)
        return number


class _Rows:
    """Rows of whole numbers that become more; `values` may be longer than what was added."""

    def __init__(self, width: int) -> None:
        self.values = np.zeros((1024, width), dtype=np.intp)
        self.size = 0

    def add(self, *row: int) -> None:
        """A full array gives way to a larger copy: whoever reads the old one is not disturbed."""
        if self.size == len(self.values):
            self.values = np.concatenate((self.values, np.zeros_like(self.values)))
        self.values[self.size] = row
        self.size += 1


def _piece_starts(pieces: list[str], counts: Ints, begins: Ints) -> Ints:
    """Where each piece begins: one space behind the one before it, or where its paragraph does."""
    steps = np.fromiter(map(len, pieces), dtype=np.intp, count=len(pieces)) + 1
    starts = np.cumsum(steps) - steps
    opening = np.cumsum(counts) - counts
    starts += np.repeat(begins - starts[opening], counts)
    return starts


_KEPT: dict[tuple[str, str], Vocabulary] = {}


def vocabulary(code: str, digest: str) -> Vocabulary:
    """The vocabulary of a language; `digest` is that of its pack."""
    found = _KEPT.get((code, digest))
    if found is None or found.characters > _MOST:
        found = _KEPT[code, digest] = Vocabulary(code)
    return found
