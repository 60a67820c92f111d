"""Values of the neighbours of tokens, without looking beyond the sentence."""

import numpy as np

from onrecord.syntax.crf import Ints


def shifted(values: Ints, sentence: Ints, offset: int, outside: int) -> Ints:
    """For every token the value of the token `offset` places on, `outside` beyond its sentence."""
    out = np.full(len(values), outside, dtype=np.intp)
    gap = abs(offset)
    if gap >= len(values):
        return out
    if offset == 0:
        return values.astype(np.intp)
    here, there = (slice(None, -gap), slice(gap, None))
    if offset < 0:
        here, there = there, here
    same = sentence[here] == sentence[there]
    out[here] = np.where(same, values[there], outside)
    return out
