"""What the net sees of a text: classes and numbers for every token, never a word of it."""

from functools import cache
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.languages.load import load
from onrecord.languages.shape import CueClass
from onrecord.reading.cues import POS, Candidate
from onrecord.reading.figures import WIDTH, what_follows
from onrecord.syntax.analysis import CLASSES, Analysis
from onrecord.syntax.crf import Floats, Ints
from onrecord.syntax.tagger import TAGS

CUE_CLASSES: tuple[str, ...] = get_args(CueClass)
COLUMNS = {
    "tag": len(TAGS),
    "class": len(CLASSES),
    "quoted": 4,  # outside, first token, inside, last token
    "capital": 2,
    "begins": 3,  # nothing, a sentence, a paragraph
    "ends": 3,
    "hearsay": 2,  # a verb in the mood that reports: Konjunktiv, conditional
    "oblique": 2,
    "cue pos": len(POS) + 1,  # the last is for tokens that are no candidate
    "cue class": len(CUE_CLASSES) + 2,  # the last two are for signs, and for no candidate
}
"""The classes of a token, each with the number of its values."""
NUMBERS = WIDTH + 4
"""The figures of a candidate's lemma; its rate before what follows it here, as it is and as
log-odds; the log-odds of its rate overall; and 1."""
_LEAST = 0.005


class Inputs(NamedTuple):
    """`classes` has a row a token, a column a name of COLUMNS; `numbers` a row for each token of
    `at`, which are those of candidates."""

    classes: Ints
    at: Ints
    numbers: Floats


def inputs_of(analysis: Analysis, candidates: list[Candidate], figures: Floats) -> Inputs:
    """What is seen of a text with these candidates; `figures` has shape (candidates, WIDTH)."""
    count = len(analysis.words)
    classes = np.zeros((count, len(COLUMNS)), dtype=np.intp)
    classes[:, 0], classes[:, 1] = analysis.tags, analysis.classes
    classes[:, 2] = _quote_state(analysis.quoted)
    classes[:, 3] = analysis.capital
    classes[:, 4], classes[:, 5] = _edges(analysis)
    classes[:, 6] = analysis.hearsay
    classes[:, 7] = analysis.oblique
    classes[:, 8], classes[:, 9] = len(POS), len(CUE_CLASSES) + 1
    sizes = np.array([c.last - c.first + 1 for c in candidates], dtype=np.intp)
    owner = np.repeat(np.arange(len(candidates)), sizes)
    first = np.array([c.first for c in candidates], dtype=np.intp)
    at = first[owner] + np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    kinds = cue_kinds(analysis.pack.code, analysis.pack.digest)
    kind = [kinds.get((c.lemma, c.pos), len(CUE_CLASSES)) for c in candidates]
    classes[at, 8] = np.array([POS.index(c.pos) for c in candidates], dtype=np.intp)[owner]
    classes[at, 9] = np.array(kind, dtype=np.intp)[owner]
    return Inputs(classes, at, _numbers(analysis, candidates, figures)[owner])


@cache
def cue_kinds(code: str, digest: str) -> dict[tuple[str, str], int]:
    """The number of the class of every cue of a pack; `digest` is that pack's."""
    return {(cue.lemma, cue.pos): CUE_CLASSES.index(cue.cue_class) for cue in load(code).cues}


def _quote_state(quoted: NDArray[np.int8]) -> Ints:
    inside = quoted.astype(np.intp)
    before = np.concatenate(([0], inside[:-1]))
    after = np.concatenate((inside[1:], [0]))
    state: Ints = inside * (2 - (before == 0) + (after == 0) * (before == 1))
    return state


def _edges(analysis: Analysis) -> tuple[Ints, Ints]:
    """For each token 1 where it begins, or ends, a sentence, 2 where a paragraph."""
    found = np.zeros((2, len(analysis.words)), dtype=np.intp)
    for value, numbers in ((1, analysis.sentence), (2, analysis.paragraph)):
        change = np.ones(len(numbers) + 1, dtype=bool)
        change[1:-1] = numbers[1:] != numbers[:-1]
        found[0, change[:-1]] = value
        found[1, change[1:]] = value
    return found[0], found[1]


def _numbers(analysis: Analysis, candidates: list[Candidate], figures: Floats) -> Floats:
    out = np.ones((len(candidates), NUMBERS), dtype=np.float32)
    if not candidates:
        return out
    follows = what_follows(analysis)[[c.last for c in candidates]]
    by_next = figures[np.arange(len(candidates)), 1 + follows]
    out[:, :WIDTH] = figures
    out[:, WIDTH] = by_next
    out[:, WIDTH + 1] = _log_odds(by_next)
    out[:, WIDTH + 2] = _log_odds(figures[:, 0])
    return out


def _log_odds(rates: Floats) -> Floats:
    kept = np.clip(rates, _LEAST, 1 - _LEAST)
    found: Floats = np.log(kept / (1 - kept)) / 2
    return found
