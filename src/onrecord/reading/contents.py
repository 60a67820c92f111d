"""Cue by cue: which words of its sentence are the content, which name the source.

The net scores for every token of a cue's sentence what it is to the cue, and the best sequence of
labels is taken (Viterbi). All cues of a text are labelled together.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from onrecord.reading.cues import Candidate
from onrecord.reading.net import Nets, Relation
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.crf import Floats, Ints, decode
from onrecord.syntax.tagger import TAG

LABELS = ("other", "content left", "content right", "source left", "source right", "cue")
LABEL = {name: i for i, name in enumerate(LABELS)}
DISTANCES = (2, 3, 4, 6, 9, 13, 21)
"""Tokens; the first of each range of distances from the cue."""
PLACES = 2 * (len(DISTANCES) + 1) + 1
"""Ranges left of the cue, right of it, and the cue itself."""
_BETWEEN = (
    ("VFIN", "AFIN"),
    ("PROPN", "NOUN", "PRON"),
)
_BETWEEN_CLASSES = (
    ("comma", "colon", "dash"),
    ("mark",),
    ("that", "whether", "subordinator"),
    ("relative", "question"),
)
KINDS_BETWEEN = 2 * (len(_BETWEEN) + len(_BETWEEN_CLASSES))
"""What is counted between token and cue, apart for tokens left of it and right of it."""


def _flags(numbers: dict[str, int], kinds: list[tuple[str, ...]]) -> Ints:
    """For each tag or class, a row, 1 in the columns of the kinds that it is of."""
    table = np.zeros((len(numbers), len(kinds)), dtype=np.intp)
    for column, names in enumerate(kinds):
        table[[numbers[name] for name in names], column] = 1
    return table


_OF_TAG = _flags(TAG, [*_BETWEEN, *((),) * len(_BETWEEN_CLASSES)])
_OF_CLASS = _flags(CLASS, [*((),) * len(_BETWEEN), *_BETWEEN_CLASSES])
_MOST_BETWEEN = 4


class Labelled(NamedTuple):
    """Tokens of one cue's sentence by what they are to it, and how likely each label is."""

    cue: int  # number of the cue
    first: int  # first token of the sentence
    labels: list[int]
    likely: list[float]
    sourced: list[float]  # how likely each token is of the source

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
    between = (
        np.minimum(counts.take(high, axis=0) - counts.take(low, axis=0), _MOST_BETWEEN).astype(
            np.float32
        )
        / 2
    )
    sides = np.concatenate([between * left[:, None], between * ~left[:, None]], axis=1)
    return Relation(token, cue, place, sides), lengths


def _running(analysis: Analysis) -> Ints:
    """How many tokens of each kind stand before each token; one row more than tokens."""
    counts = np.zeros((len(analysis.words) + 1, KINDS_BETWEEN // 2), dtype=np.intp)
    flags = _OF_TAG.take(analysis.tags, axis=0) + _OF_CLASS.take(analysis.classes, axis=0)
    np.cumsum(flags, axis=0, out=counts[1:])
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
    likely = each[np.arange(len(labels)), labels].tolist()
    sourced = (each[:, LABEL["source left"]] + each[:, LABEL["source right"]]).tolist()
    return [
        Labelled(
            number + i,
            token,
            plain[begin:end],
            likely[begin:end],
            sourced[begin:end],
        )
        for i, (begin, end, token) in enumerate(
            zip(begins.tolist(), ends.tolist(), pairs.token[begins].tolist(), strict=True)
        )
    ]


def _implausible(labels: Ints, begins: Ints) -> list[int]:
    """Numbers of the cues that have a source on both sides, or a long one and no content."""
    left, right, contents = np.add.reduceat(_SIDES.take(labels, axis=0), begins).T
    both = (left > 0) & (right > 0)
    long = (contents == 0) & (np.maximum(left, right) > LONGEST_SOURCE)
    return np.flatnonzero(both | long).tolist()


_SIDES = _flags(LABEL, [("source left",), ("source right",), ("content left", "content right")])
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
