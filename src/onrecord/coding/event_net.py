"""A small convolutional net over classes, zones and codes of tokens gives a pair its root code.

Several nets are averaged. Trained by `training.events`; weights are in `models/events.npz`.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from onrecord.coding.event_inputs import EVIDENCE, Inputs
from onrecord.coding.event_words import Floats
from onrecord.coding.plover import ROOTS

REACHES = (1, 2, 4)
"""How far apart the three tokens are that each convolution sees."""
_BATCH = 64
_NOTHING = np.float32(-1e9)


class EventNet:
    """The nets as arrays whose first axis is the net."""

    def __init__(self, arrays: dict[str, Floats]) -> None:
        self.arrays = arrays
        self.count = len(arrays["zones"])

    def probabilities(self, inputs: Sequence[Inputs]) -> Floats:
        """Of each root code in the order of ROOTS, shape (inputs, 15)."""
        out = np.zeros((len(inputs), len(ROOTS)), dtype=np.float32)
        order = sorted(range(len(inputs)), key=lambda i: len(inputs[i].tags))
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            for net in range(self.count):
                scores = self._scores(net, [inputs[i] for i in batch])
                out[batch] += _softmax(scores) / self.count
        return out

    def _scores(self, net: int, inputs: list[Inputs]) -> Floats:
        of = {name: array[net] for name, array in self.arrays.items()}
        length = max(len(one.tags) for one in inputs)
        mask = np.zeros((len(inputs), length), dtype=bool)
        width = inputs[0].values.shape[1]
        values = np.zeros((len(inputs), length, width), dtype=np.float32)
        hidden = np.zeros((len(inputs), length, of["tags"].shape[1]), dtype=np.float32)
        for i, one in enumerate(inputs):
            size = len(one.tags)
            mask[i, :size] = True
            values[i, :size] = one.values
            hidden[i, :size] = (
                of["tags"][one.tags] + of["classes"][one.classes] + of["zones"][one.zones]
            )
        inside = mask[..., None]
        hidden = np.maximum(hidden + values @ of["values"] + of["bias"], 0) * inside
        for layer, reach in enumerate(REACHES):
            more = _convolved(hidden, of[f"conv{layer}"], reach) + of[f"conv{layer}_bias"]
            hidden = (hidden + np.maximum(more, 0)) * inside
        attention = np.where(inside, hidden @ of["attention"] + of["attention_bias"], _NOTHING)
        weights = _softmax(attention.transpose(0, 2, 1))  # (inputs, heads, tokens)
        read = weights.sum(1)[:, None, :]
        evidence = (read @ values[..., : len(ROOTS)])[:, 0]
        codes = (read @ values[..., EVIDENCE : EVIDENCE + len(ROOTS)])[:, 0]
        most = np.where(inside, hidden, _NOTHING).max(1)
        seen = (weights @ hidden).mean(1)
        direct: Floats = np.concatenate([most, seen], 1) @ of["out"] + of["out_bias"]
        scores: Floats = direct + evidence * of["evidence_scale"] + codes * of["codes_scale"]
        return scores


def _convolved(hidden: Floats, kernel: Floats, reach: int) -> Floats:
    """Each token with those `reach` before and behind it; `kernel` is (3, in, out)."""
    out: Floats = hidden @ kernel[1]
    if hidden.shape[1] > reach:
        out[:, reach:] += hidden[:, :-reach] @ kernel[0]
        out[:, :-reach] += hidden[:, reach:] @ kernel[2]
    return out


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    out: Floats = raised / raised.sum(-1, keepdims=True)
    return out


@cache
def event_net() -> EventNet:
    """The shipped nets, read once."""
    file = resources.files("onrecord.coding") / "models" / "events.npz"
    with file.open("rb") as stream, np.load(stream) as arrays:
        return EventNet({name: arrays[name].astype(np.float32) for name in arrays.files})
