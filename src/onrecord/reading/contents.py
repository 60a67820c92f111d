"""Cue by cue: which words of its sentence are the content, which name the source.

The net scores for every token of a cue's sentence what it is to the cue, and the best sequence of
labels is taken (Viterbi). All cues of a text are labelled together.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.analysis import CLASS, Analysis
from onrecord.reading.crf import Floats, Ints, decode
from onrecord.reading.cues import Candidate
from onrecord.reading.net import Nets, Relation
from onrecord.reading.tagger import TAG

LABELS = ("other", "content left", "content right", "source left", "source right", "cue")
LABEL = {name: i for i, name in enumerate(LABELS)}
DISTANCES = (2, 3, 4, 6, 9, 13, 21)
"""Tokens; the first of each range of distances from the cue."""
PLACES = 2 * (len(DISTANCES) + 1) + 1
"""Ranges left of the cue, right of it, and the cue itself."""
_BETWEEN: tuple[NDArray[np.intp], ...] = (
    np.array([TAG["VFIN"], TAG["AFIN"]]),
    np.array([TAG["PROPN"], TAG["NOUN"], TAG["PRON"]]),
)
_BETWEEN_CLASSES: tuple[NDArray[np.intp], ...] = (
    np.array([CLASS["comma"], CLASS["colon"], CLASS["dash"]]),
    np.array([CLASS["mark"]]),
    np.array([CLASS["that"], CLASS["whether"], CLASS["subordinator"]]),
    np.array([CLASS["relative"], CLASS["question"]]),
)
KINDS_BETWEEN = 2 * (len(_BETWEEN) + len(_BETWEEN_CLASSES))
"""What is counted between token and cue, apart for tokens left of it and right of it."""
_MOST_BETWEEN = 4


class Labelled(NamedTuple):
    """Tokens of one cue's sentence by what they are to it, and how likely each label is."""

    cue: int  # number of the cue
    first: int  # first token of the sentence
    labels: list[int]
    likely: Floats
    sourced: Floats  # how likely each token is of the source

    def tokens(self, *names: str) -> list[int]:
        """Tokens that have one of the labels, in order."""
        wanted = {LABEL[name] for name in names}
        return [self.first + i for i, label in enumerate(self.labels) if label in wanted]


def relate(analysis: Analysis, cues: list[Candidate]) -> tuple[Relation, Ints]:
    """The tokens of every cue's sentence as the cue sees them, and how many they are."""
    bounds = np.array(analysis.bounds, dtype=np.intp).reshape(-1, 2)
    first, last = (np.array([c[k] for c in cues], dtype=np.intp) for k in (0, 1))
    rows = bounds[analysis.sentence[first]]
    lengths = rows[:, 1] - rows[:, 0]
    cue = np.repeat(np.arange(len(cues)), lengths)
    begins = np.cumsum(lengths) - lengths
    token = np.arange(len(cue)) - begins[cue] + rows[cue, 0]
    first, last = first[cue], last[cue]
    left, right = token < first, token > last
    away = np.searchsorted(
        np.array(DISTANCES), np.where(left, first - token, token - last), side="right"
    )
    place = np.where(left, away, np.where(right, len(DISTANCES) + 1 + away, PLACES - 1))
    low = np.where(left, token + 1, last + 1)
    high = np.maximum(low, np.where(left, first, token))
    counts = _running(analysis)
    between = np.minimum(counts[high] - counts[low], _MOST_BETWEEN).astype(np.float32) / 2
    sides = np.concatenate([between * left[:, None], between * ~left[:, None]], axis=1)
    return Relation(token, cue, place, sides), lengths


def _running(analysis: Analysis) -> Ints:
    """How many tokens of each kind stand before each token; one row more than tokens."""
    flags = [np.isin(analysis.tags, kinds) for kinds in _BETWEEN]
    flags += [np.isin(analysis.classes, kinds) for kinds in _BETWEEN_CLASSES]
    counts = np.zeros((len(analysis.words) + 1, len(flags)), dtype=np.intp)
    np.cumsum(np.stack(flags, axis=1), axis=0, out=counts[1:])
    return counts


def label_contents(
    analysis: Analysis, cues: list[Candidate], nets: Nets, vectors: list[Floats]
) -> list[Labelled]:
    """Labels the sentence of every cue; `vectors` are those of the text's tokens."""
    bounds = np.array(analysis.bounds, dtype=np.intp).reshape(-1, 2)
    firsts = np.array([cue.first for cue in cues], dtype=np.intp)
    rows = bounds[analysis.sentence[firsts]]
    part = np.cumsum(rows[:, 1] - rows[:, 0]) // _AT_ONCE
    cuts = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(cues)]
    found: list[Labelled] = []
    for low, high in pairwise(cuts):
        found += _label(analysis, cues[low:high], low, nets, vectors)
    return found


_AT_ONCE = 100_000
"""Pairs of a cue and a token that are labelled together: some 100 MB of memory. Cues do not look at
each other, so that it changes nothing."""


def _label(
    analysis: Analysis, cues: list[Candidate], number: int, nets: Nets, vectors: list[Floats]
) -> list[Labelled]:
    """The labels of some cues, the first of which has this number."""
    if not cues:
        return []
    pairs, lengths = relate(analysis, cues)
    firsts = np.array([cue.first for cue in cues], dtype=np.intp)
    scores = nets.label_scores(vectors, firsts, pairs)
    labels = decode(scores, lengths, nets.transitions)
    ends = np.cumsum(lengths)
    begins = ends - lengths
    for i in _implausible(labels, begins):
        own = slice(int(begins[i]), int(ends[i]))
        labels[own] = one_sided(scores[own], labels[own], nets.transitions)
    plain = labels.tolist()
    each = np.exp(scores - scores.max(axis=1, keepdims=True))
    each /= each.sum(axis=1, keepdims=True)
    likely = each[np.arange(len(labels)), labels]
    sourced = each[:, LABEL["source left"]] + each[:, LABEL["source right"]]
    return [
        Labelled(
            number + i,
            int(pairs.token[begin]),
            plain[begin:end],
            likely[begin:end],
            sourced[begin:end],
        )
        for i, (begin, end) in enumerate(zip(begins.tolist(), ends.tolist(), strict=True))
    ]


def _implausible(labels: Ints, begins: Ints) -> list[int]:
    """Numbers of the cues that have a source on both sides, or a long one and no content."""
    counts = [np.add.reduceat(labels == number, begins) for number in range(len(LABELS))]
    left, right = counts[LABEL["source left"]], counts[LABEL["source right"]]
    empty = counts[LABEL["content left"]] + counts[LABEL["content right"]] == 0
    both = (left > 0) & (right > 0)
    return np.flatnonzero(both | (empty & (np.maximum(left, right) > LONGEST_SOURCE))).tolist()


LONGEST_SOURCE = 10
"""Words; a longer source without any content beside it is a content that was taken for one."""


def one_sided(scores: Floats, labels: Ints, transitions: Floats) -> Ints:
    """The better of the best labels without a source on the one side and on the other, of those
    that have a content; the labels as they are where neither has."""
    length = np.array([len(labels)], dtype=np.intp)
    contents = [LABEL["content left"], LABEL["content right"]]
    found = []
    for side in (LABEL["source left"], LABEL["source right"]):
        barred = scores.copy()
        barred[:, side] = -1e6
        path = decode(barred, length, transitions)
        score = barred[np.arange(len(path)), path].sum() + transitions[path[:-1], path[1:]].sum()
        if np.isin(path, contents).any():
            found.append((float(score), path))
    return max(found, key=lambda pair: pair[0])[1] if found else labels
