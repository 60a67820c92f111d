"""The net that reads attribution: which words are cues, and which words belong to each.

Every token's classes become a vector. Layers with a residual add what they make of it and of the
tokens one, two, four, ... places before and behind ("trunk"). From a token's vector comes the
likelihood that it is a cue. For each cue a second, smaller stack of layers over its sentence, which
also sees where each token stands to the cue ("head"), scores what each token is to it. All weights
stand for structure and for figures of cue lemmas; `training/quotes.py` makes them, `models/net.npz`
has them. Shapes: vectors (tokens, units).
"""

import io
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.languages.load import load
from onrecord.reading.crf import Floats, Ints
from onrecord.reading.inputs import COLUMNS, Inputs

Arrays = Mapping[str, NDArray[np.generic]]
_TOGETHER = (
    ("tag", "class"),
    ("quoted", "capital", "begins", "ends", "hearsay", "oblique"),
    ("cue pos", "cue class"),
)
"""Classes whose vectors are summed for all their combinations when the net is loaded."""


SCHEMES = {"polnear": 0, "wikinews": 1, "own": 2}
"""Annotation schemes differ in what they count as a content: PolNeAR (Newell et al. 2018), German
Wikinews (Petersen-Frey and Biemann 2024), and our own texts, which follow PolNeAR and leave nothing
out. The net has learnt them apart."""


def scheme_of(code: str) -> int:
    """The scheme in which a language that has a pack is read."""
    return SCHEMES[load(code).grammar.annotation]


class Relation(NamedTuple):
    """Tokens of the cues' sentences, cue after cue: the token and the cue's number, the place of
    the token relative to the cue (a class), and counts of what stands between (pairs, kinds)."""

    token: Ints
    cue: Ints
    place: Ints
    between: Floats


class Layer(NamedTuple):
    """Weights for the token before, the token itself and the one behind, `reach` places away."""

    before: Floats
    here: Floats
    behind: Floats
    bias: Floats
    reach: int


class Net:
    """One net; `Nets` is what the reading asks."""

    def __init__(self, data: Arrays) -> None:
        arrays = {name: np.asarray(values, dtype=np.float32) for name, values in data.items()}
        self._tables = _combined(arrays["tokens"])
        self._numbers = arrays["numbers"]
        self._schemes = arrays["schemes"]
        self._trunk = _layers(arrays, "trunk")
        self._cue, self._cue_bias = arrays["cue"], float(arrays["cue_bias"][0])
        self._open, self._open_bias = arrays["open"], float(arrays["open_bias"][0])
        self._token, self._token_bias = arrays["token"], arrays["token_bias"]
        self._own, self._place, self._between = arrays["own"], arrays["place"], arrays["between"]
        self._head = _layers(arrays, "head")
        self._out, self._out_bias = arrays["out"], arrays["out_bias"]
        self.transitions = arrays["transitions"]

    def vectors(self, inputs: Inputs, scheme: int) -> Floats:
        """What the net makes of every token."""
        summed = np.repeat(self._schemes[scheme][None], len(inputs.classes), axis=0)
        for columns, sizes, table in self._tables:
            code = np.zeros(len(inputs.classes), dtype=np.intp)
            for column, size in zip(columns, sizes, strict=True):
                code = code * size + inputs.classes[:, column]
            summed += table[code]
        if len(inputs.at):
            summed[inputs.at] += inputs.numbers @ self._numbers
        vectors: Floats = np.maximum(summed, 0.0, out=summed)
        for layer in self._trunk:
            vectors += _convolved(vectors, layer, None)
        return vectors

    def cue_scores(self, vectors: Floats, at: Ints) -> Floats:
        """Log-odds that the tokens `at` are cues."""
        return (vectors[at] @ self._cue + self._cue_bias).astype(np.float32)

    def open_scores(self, vectors: Floats) -> Floats:
        """For each token the log-odds that it is of a content that no cue claims."""
        return (vectors @ self._open + self._open_bias).astype(np.float32)

    def label_scores(self, vectors: Floats, cues: Ints, pairs: Relation) -> Floats:
        """Scores of the labels of every pair; `cues` has the first token of each cue."""
        hidden: Floats = (vectors @ self._token + self._token_bias)[pairs.token]
        hidden += (vectors[cues] @ self._own)[pairs.cue]
        hidden += self._place[pairs.place]
        hidden += pairs.between @ self._between
        np.maximum(hidden, 0.0, out=hidden)
        for layer in self._head:
            hidden += _convolved(hidden, layer, pairs.cue)
        found: Floats = hidden @ self._out + self._out_bias
        return found


class Nets:
    """Nets that differ by chance alone; what they say is averaged."""

    def __init__(self, nets: Sequence[Net]) -> None:
        self._nets = nets
        self.transitions: Floats = np.mean([net.transitions for net in nets], axis=0)

    def vectors(self, inputs: Inputs, scheme: int) -> list[Floats]:
        """Those of each net."""
        return [net.vectors(inputs, scheme) for net in self._nets]

    def cue_probabilities(self, vectors: list[Floats], at: Ints) -> Floats:
        """The probability that each of the tokens `at` is a cue."""
        both = zip(self._nets, vectors, strict=True)
        return _probability(np.mean([net.cue_scores(own, at) for net, own in both], axis=0))

    def open_probabilities(self, vectors: list[Floats]) -> Floats:
        """The probability that each token is of a content that no cue claims."""
        both = zip(self._nets, vectors, strict=True)
        return _probability(np.mean([net.open_scores(own) for net, own in both], axis=0))

    def label_scores(self, vectors: list[Floats], cues: Ints, pairs: Relation) -> Floats:
        """Scores of the labels of every pair, (pairs, labels)."""
        both = zip(self._nets, vectors, strict=True)
        found: Floats = np.mean([net.label_scores(own, cues, pairs) for net, own in both], axis=0)
        return found


def _probability(scores: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))).astype(np.float32)


def _convolved(vectors: Floats, layer: Layer, sequence: Ints | None) -> Floats:
    """What a layer adds; `sequence` numbers the sequences that tokens must not look out of."""
    out = vectors @ layer.here
    out += layer.bias
    reach = layer.reach
    if reach < len(vectors):
        before, behind = vectors[:-reach] @ layer.before, vectors[reach:] @ layer.behind
        if sequence is not None:
            same = (sequence[:-reach] == sequence[reach:])[:, None]
            before *= same
            behind *= same
        out[reach:] += before
        out[:-reach] += behind
    np.maximum(out, 0.0, out=out)
    return out


def _layers(arrays: Mapping[str, Floats], name: str) -> list[Layer]:
    found = []
    for k, reach in enumerate(arrays[f"{name}_reach"].astype(int).tolist()):
        before, here, behind = np.split(arrays[f"{name}{k}"], 3)
        found.append(Layer(before, here, behind, arrays[f"{name}_bias{k}"], reach))
    return found


def _combined(rows: Floats) -> list[tuple[list[int], list[int], Floats]]:
    """For each group of _TOGETHER its columns, their sizes, and the sum for every combination."""
    names, begins, at = list(COLUMNS), {}, 0
    for name, size in COLUMNS.items():
        begins[name] = at
        at += size
    found = []
    for group in _TOGETHER:
        table = np.zeros((1, rows.shape[1]), dtype=np.float32)
        for name in group:
            own = rows[begins[name] : begins[name] + COLUMNS[name]]
            table = (table[:, None] + own[None]).reshape(-1, rows.shape[1])
        found.append(([names.index(n) for n in group], [COLUMNS[n] for n in group], table))
    return found


@cache
def load_nets() -> Nets:
    """The nets of `reading/models/net.npz`, read once."""
    raw = (resources.files("onrecord.reading") / "models" / "net.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as data:
        count = int(data["count"])
        return Nets(
            [
                Net({k.partition("/")[2]: data[k] for k in data if k.startswith(f"{n}/")})
                for n in range(count)
            ]
        )
