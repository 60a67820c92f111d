"""What the event net sees of a sentence and a directed pair: structure and codes, never a word."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.coding.event_words import EventWords, Floats, Sense, event_words
from onrecord.coding.plover import ROOTS
from onrecord.syntax.analysis import CLASSES, Analysis
from onrecord.syntax.tagger import TAG, TAGS
from onrecord.syntax.tokens import norm

Tokens = tuple[int, int]
"""First and beyond last token; both the same where there are none."""
ZONES = 7
"""No pair; in the source; in the target; before both; between them, source first; between them,
target first; behind both."""
CODES = len(ROOTS) + 3
"""Of a word of the lexicon: its codes, whether it is one, whether a word beside it says so, whether
its subject is the target."""
NUMBERS = 4
EVIDENCE = len(ROOTS) + 1
_REACH = 8
_FARTHEST = 20
_NOMINAL = frozenset({TAG["NOUN"], TAG["PROPN"], TAG["ADJ"]})


class Trigger(NamedTuple):
    """A word that tells of an event, with the senses that fit it here."""

    token: int
    senses: tuple[Sense, ...]
    is_told: bool  # by a word beside it


class Inputs(NamedTuple):
    """One sentence as seen from one pair; a row a token."""

    tags: NDArray[np.intp]
    classes: NDArray[np.intp]
    zones: NDArray[np.intp]
    values: Floats  # evidence, codes and numbers, (tokens, EVIDENCE + CODES + NUMBERS)


def triggers(analysis: Analysis, first: int, beyond: int) -> list[Trigger]:
    """The words of the lexicon among the tokens from `first` to before `beyond`."""
    known = event_words(analysis.pack.code)
    marks = analysis.column(_in_lexicon(analysis.pack.code))[first:beyond]
    marked = (np.flatnonzero(marks) + first).tolist()
    beside = {i: frozenset(known.companions(analysis.forms[i])) for i in marked}
    found = []
    for i in marked:
        senses = known.senses(analysis.forms[i], is_nominal=int(analysis.tags[i]) in _NOMINAL)
        if not senses:
            continue
        after = _all(beside, i + 1, min(beyond, i + _REACH + 1))
        before = _all(beside, max(first, i - _REACH), i)
        told = [s for s in senses if s.beside & after] or [s for s in senses if s.beside & before]
        fitting = tuple(told or [s for s in senses if not s.beside])
        if fitting:
            found.append(Trigger(i, fitting, bool(told)))
    return found


def _all(beside: dict[int, frozenset[str]], first: int, beyond: int) -> frozenset[str]:
    nothing: frozenset[str] = frozenset()
    return nothing.union(*(beside[i] for i in range(first, beyond) if i in beside))


def inputs_of(
    analysis: Analysis,
    bounds: Tokens,
    found: Sequence[Trigger],
    source: Tokens,
    target: Tokens,
    evidence: Floats | None = None,
) -> Inputs:
    """The sentence with these bounds and triggers, as seen from a pair. `evidence` takes the place
    of the language's own: a net may not learn from evidence that its sentences have given."""
    first, beyond = bounds
    count = beyond - first
    here = np.arange(first, beyond)
    values = np.zeros((count, EVIDENCE + CODES + NUMBERS), dtype=np.float32)
    if evidence is None:
        evidence = event_words(analysis.pack.code).evidence
    rows = analysis.column(_evidence_row(analysis.pack.code))[first:beyond]
    heard = np.flatnonzero(rows)
    values[heard, : len(ROOTS)] = evidence[rows[heard] - 1]
    values[heard, len(ROOTS)] = 1
    for token, senses, is_told in found:
        row = values[token - first, EVIDENCE:]
        for sense in senses:
            row[sense.root] = 1 / len(senses)
        row[len(ROOTS) :][:3] = 1, is_told, senses[0].is_turned
    own = (here >= source[0]) & (here < source[1])
    values[own, : EVIDENCE + CODES] = 0
    numbers = values[:, EVIDENCE + CODES :]
    numbers[:, 0] = np.minimum(_distance(here, source), _FARTHEST) / 10
    numbers[:, 1] = np.minimum(_distance(here, target), _FARTHEST) / 10
    numbers[:, 2] = here >= source[1]
    numbers[:, 3] = analysis.quoted[first:beyond]
    return Inputs(
        np.asarray(analysis.tags[first:beyond], dtype=np.intp),
        np.asarray(analysis.classes[first:beyond], dtype=np.intp),
        _zones(here, source, target),
        values,
    )


def _distance(here: NDArray[np.intp], of: Tokens) -> NDArray[np.intp]:
    return np.minimum(np.abs(here - of[0]), np.abs(here - of[1] + 1))


def _zones(here: NDArray[np.intp], source: Tokens, target: Tokens) -> NDArray[np.intp]:
    in_order = source[0] <= target[0]
    low, high = (source, target) if in_order else (target, source)
    zones = np.full(len(here), 6)
    zones[here < high[0]] = 4 if in_order else 5
    zones[here < low[0]] = 3
    zones[(here >= target[0]) & (here < target[1])] = 2
    zones[(here >= source[0]) & (here < source[1])] = 1
    return zones


@cache
def _in_lexicon(code: str) -> Callable[[str], int]:
    known: EventWords = event_words(code)

    def is_in(word: str) -> int:
        return norm(word) in known.known

    return is_in


@cache
def _evidence_row(code: str) -> Callable[[str], int]:
    """The number of a word's row of evidence, and one more; 0 where there is none."""
    known: EventWords = event_words(code)

    def row(word: str) -> int:
        number: int = known.rows.get(norm(word), -1)
        return number + 1

    return row


SHAPES = {"tags": len(TAGS), "classes": len(CLASSES), "zones": ZONES}
