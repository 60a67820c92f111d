"""Linear-chain conditional random fields: decoding of models that training/ has fitted.

Lafferty, McCallum and Pereira (2001). Scores are log-potentials; nothing is learned here.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


def decode(emissions: Floats, lengths: Ints, transitions: Floats) -> Ints:
    """The best label of every token of many sequences at once (Viterbi).

    `emissions` has the sequences one after the other, shape (sum of lengths, labels);
    `transitions[a, b]` is the score of label b after label a. Returns (sum of lengths,).
    """
    out = np.zeros(len(emissions), dtype=np.intp)
    if not len(lengths):
        return out
    offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    order = np.argsort(-lengths, kind="stable")
    for group in _batches(order, lengths):
        _decode_batch(emissions, offsets[group], lengths[group], transitions, out)
    return out


_CELLS = 4_000_000
"""Steps times sequences of one batch: the memory of its back pointers, in labels."""


def _batches(order: Ints, lengths: Ints) -> list[Ints]:
    """Sequences in batches that fit in memory, the longest first; short ones cost nothing beside
    long ones, since a batch grows smaller as its sequences end."""
    batches, at = [], 0
    while at < len(order):
        longest = max(int(lengths[order[at]]), 1)
        size = max(1, min(_CELLS // longest, len(order) - at))
        batches.append(order[at : at + size])
        at += size
    return batches


def _decode_batch(
    emissions: Floats, offsets: Ints, lengths: Ints, transitions: Floats, out: Ints
) -> None:
    """Viterbi on one batch whose lengths fall; writes the labels into `out`."""
    steps, labels = int(lengths[0]), emissions.shape[1]
    if steps == 0:
        return
    # running[t] sequences are longer than t
    running = np.searchsorted(-lengths, -np.arange(steps), side="left").tolist()
    scores = emissions[offsets]
    back = np.zeros((steps, len(lengths), labels), dtype=np.int8)
    finals = np.zeros((len(lengths), labels), dtype=np.float32)
    # [sequence, label after, label before]: the best label before is then found along the last axis
    before_last = np.ascontiguousarray(transitions.T)[None]
    alive = running[0]
    finals[alive:] = 0.0
    for t in range(1, steps):
        if running[t] < alive:
            finals[running[t] : alive] = scores[running[t] : alive]
            alive = running[t]
        paths = scores[:alive, None, :] + before_last
        back[t, :alive] = paths.argmax(axis=2)
        scores = paths.max(axis=2)
        scores += emissions[offsets[:alive] + t]
    finals[:alive] = scores[:alive]
    label = finals.argmax(axis=1)
    rows = np.arange(len(lengths))
    for t in range(steps - 1, -1, -1):
        n = running[t]
        out[offsets[:n] + t] = label[:n]
        label[:n] = back[t, rows[:n], label[:n]]
