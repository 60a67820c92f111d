"""Linear-chain conditional random fields: decoding of models that training/ has fitted.

Lafferty, McCallum and Pereira (2001). Scores are log-potentials; nothing is learned here.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

_TOGETHER = 4096
"""Sequences of one batch, which bounds the memory of a step: labels * labels * sequences."""


def decode(emissions: Floats, lengths: Ints, transitions: Floats) -> Ints:
    """The best label of every token of many sequences at once (Viterbi).

    `emissions` has the sequences one after the other, shape (sum of lengths, labels);
    `transitions[a, b]` is the score of label b after label a. Returns (sum of lengths,).
    """
    out = np.zeros(len(emissions), dtype=np.intp)
    offsets = np.cumsum(lengths) - lengths
    # the longest first: short sequences cost nothing beside long ones, as a batch grows smaller
    # when sequences end
    order = np.argsort(-lengths, kind="stable")
    order = order[: np.count_nonzero(lengths)]
    for at in range(0, len(order), _TOGETHER):
        group = order[at : at + _TOGETHER]
        _decode_batch(emissions, offsets[group], lengths[group], transitions, out)
    return out


def _decode_batch(
    emissions: Floats, offsets: Ints, lengths: Ints, transitions: Floats, out: Ints
) -> None:
    """Viterbi on one batch whose lengths fall; writes the labels into `out`.

    Tokens are packed step by step, those of step t in the columns from `cuts[t]` to `cuts[t + 1]`.
    Nothing points back: the way back finds the best label before from the scores themselves, which
    is labels^2 fewer comparisons at every token.
    """
    tokens, cuts = _packed(offsets, lengths)
    scores = np.ascontiguousarray(emissions.take(tokens, axis=0).T)  # (labels, tokens)
    labels = len(transitions)
    space = np.empty(labels * labels * len(lengths), dtype=np.float32)
    steps = transitions[:, :, None]
    low = cuts[0]
    for middle, high in pairwise(cuts[1:]):
        size = high - middle
        paths = space[: labels * labels * size].reshape(labels, labels, size)
        np.add(scores[:, None, low : low + size], steps, out=paths)
        scores[:, middle:high] += np.maximum.reduce(paths, axis=0)
        low = middle
    best = np.empty(len(tokens), dtype=np.intp)
    by_token, reached = np.ascontiguousarray(scores.T), np.ascontiguousarray(transitions.T)
    best[low:] = by_token[low:].argmax(axis=1)
    for at in range(len(cuts) - 3, -1, -1):
        low, middle, high = cuts[at : at + 3]
        before = by_token[low:middle]
        before[: high - middle] += reached.take(best[middle:high], axis=0)
        before.argmax(axis=1, out=best[low:middle])
    out[tokens] = best


def _packed(offsets: Ints, lengths: Ints) -> tuple[Ints, list[int]]:
    """Places of the tokens of sequences whose lengths fall, step by step: the first token of each,
    then the second of each that has one, ...; and where each step begins, with the end."""
    steps = int(lengths[0])
    sizes = np.searchsorted(-lengths, -np.arange(steps), side="left")  # sequences longer than t
    cuts = np.concatenate(([0], np.cumsum(sizes)))
    step = np.repeat(np.arange(steps), sizes)
    tokens = offsets[np.arange(len(step)) - cuts[step]] + step
    return tokens, cuts.tolist()
