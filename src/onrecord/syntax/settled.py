"""Decoding where many tokens speak for themselves.

A token is settled where its best label leads all others by more than any labels beside it could
make up for. Its label is then that of the best sequence whatever stands around it, and sequences
fall apart there: what is left to `decode` are the short runs between. The result is the same.
"""

import numpy as np

from onrecord.syntax.crf import Floats, Ints, decode


def swings(transitions: Floats) -> Floats:
    """[a, b]: the most that the labels before and behind can do for label b against label a. At
    the ends of a sequence one of them does nothing, so that neither is taken for less than that."""
    before = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    behind = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    found: Floats = np.maximum(before, 0.0) + np.maximum(behind, 0.0)
    return found


def decode_apart(emissions: Floats, lengths: Ints, transitions: Floats, swing: Floats) -> Ints:
    """What `decode` returns; `swing` is `swings(transitions)`, which the caller keeps.

    `emissions` has the sequences one after the other, (sum of lengths, labels); none is empty.
    """
    labels: Ints = emissions.argmax(axis=1)
    settled = _are_settled(emissions, labels, swing)
    left = np.flatnonzero(~settled)
    opens = np.zeros(len(labels) + 1, dtype=bool)
    opens[np.cumsum(lengths) - lengths] = opens[-1] = True
    behind_settled = settled[left - 1] & ~opens[left]
    before_settled = np.append(settled, False)[left + 1] & ~opens[left + 1]
    scores = emissions.take(left, axis=0)
    scores[behind_settled] += transitions[labels[left[behind_settled] - 1]]
    scores[before_settled] += transitions.T[labels[left[before_settled] + 1]]
    begins = np.flatnonzero(behind_settled | opens[left])
    labels[left] = decode(scores, np.diff(begins, append=len(left)), transitions)
    return labels


def _are_settled(emissions: Floats, labels: Ints, swing: Floats) -> np.ndarray:
    """Whether each token's best label is that of the best sequence in any company."""
    at = np.arange(len(labels))
    reached = swing.take(labels, axis=0)
    reached += emissions
    reached[at, labels] = -np.inf
    found: np.ndarray = reached.max(axis=1) < emissions[at, labels]
    return found
