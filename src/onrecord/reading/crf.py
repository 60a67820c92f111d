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


def _batches(order: Ints, lengths: Ints, cells: int = 200_000) -> list[Ints]:
    """Sequences of like length together, so that padding stays small; longest first."""
    batches, at = [], 0
    while at < len(order):
        longest = max(int(lengths[order[at]]), 1)
        size = max(1, min(cells // longest, len(order) - at))
        # stop where a sequence is shorter than half of the longest
        while size > 1 and lengths[order[at + size - 1]] * 2 < longest:
            size = (size + 1) // 2
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
    scores = emissions[offsets]
    back = np.zeros((steps, len(lengths), labels), dtype=np.int8)
    finals = np.zeros((len(lengths), labels), dtype=np.float32)
    alive = len(lengths)
    for t in range(1, steps):
        running = int(np.searchsorted(-lengths, -t, side="left"))
        finals[running:alive] = scores[running:alive]
        alive = running
        paths = scores[:alive, :, None] + transitions
        back[t, :alive] = paths.argmax(axis=1)
        scores = paths.max(axis=1) + emissions[offsets[:alive] + t]
    finals[:alive] = scores[:alive]
    label = finals.argmax(axis=1)
    rows = np.arange(len(lengths))
    for t in range(steps - 1, -1, -1):
        active = lengths > t
        out[offsets[active] + t] = label[active]
        label = np.where(active, back[t, rows, label], label)
