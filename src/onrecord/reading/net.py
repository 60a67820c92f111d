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
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.languages.shape import Grammar
from onrecord.reading.inputs import COLUMNS, Inputs
from onrecord.syntax.crf import Floats, Ints

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


def scheme_of(grammar: Grammar) -> int:
    """The scheme in which a text with that grammar is read."""
    return SCHEMES[grammar.annotation]


class Relation(NamedTuple):
    """Tokens of the cues' sentences, cue after cue: the token and the cue's number, the place of
    the token relative to the cue (a class), and counts of what stands between (pairs, kinds)."""

    token: Ints
    cue: Ints
    place: Ints
    between: Floats


class Layer(NamedTuple):
    """Weights for what `_seen` has of a token, (3 * units + 1, units), halved (`_through`);
    `reach` is how many places away the tokens before and behind are."""

    weights: Floats
    reach: int


class Net:
    """One net; `Nets` is what the reading asks."""

    def __init__(self, data: Arrays) -> None:
        arrays = {name: np.asarray(values, dtype=np.float32) for name, values in data.items()}
        self._tables = [_combined(arrays["tokens"], group) for group in _TOGETHER]
        self._numbers = arrays["numbers"]
        self._schemes = arrays["schemes"]
        self._trunk = _layers(arrays, "trunk")
        self._cue, self._cue_bias = arrays["cue"], float(arrays["cue_bias"][0])
        self._open, self._open_bias = arrays["open"], float(arrays["open_bias"][0])
        self._token = arrays["token"]
        self._own, self._between = arrays["own"], arrays["between"]
        self._place = arrays["place"] + arrays["token_bias"]
        self._head = _layers(arrays, "head")
        self._out, self._out_bias = arrays["out"], arrays["out_bias"]
        self.transitions = arrays["transitions"]

    def vectors(self, inputs: Inputs, scheme: int) -> Floats:
        """What the net makes of every token."""
        return self.vectors_of(_codes(inputs), inputs, scheme)

    def vectors_of(self, codes: list[Ints], inputs: Inputs, scheme: int) -> Floats:
        """The same where the number of each token's combination is known for each of _TOGETHER."""
        first, *others = self._tables
        vectors: Floats = (first + self._schemes[scheme]).take(codes[0], axis=0)
        for table, code in zip(others, codes[1:], strict=True):
            vectors += table.take(code, axis=0)
        if len(inputs.at):
            vectors[inputs.at] += inputs.numbers @ self._numbers
        np.maximum(vectors, 0.0, out=vectors)
        return _through(self._trunk, vectors, None)

    def cue_scores(self, vectors: Floats, at: Ints) -> Floats:
        """Log-odds that the tokens `at` are cues."""
        return (vectors[at] @ self._cue + self._cue_bias).astype(np.float32)

    def open_scores(self, vectors: Floats) -> Floats:
        """For each token the log-odds that it is of a content that no cue claims."""
        return (vectors @ self._open + self._open_bias).astype(np.float32)

    def label_scores(self, vectors: Floats, cues: Ints, pairs: Relation) -> Floats:
        """Scores of the labels of every pair; `cues` has the first token of each cue."""
        hidden: Floats = (vectors @ self._token).take(pairs.token, axis=0)
        # what a cue gives to each place around it, in one table
        given = (vectors.take(cues, axis=0) @ self._own)[:, None] + self._place
        row = pairs.cue * len(self._place) + pairs.place
        hidden += given.reshape(-1, hidden.shape[1]).take(row, axis=0)
        hidden += pairs.between @ self._between
        np.maximum(hidden, 0.0, out=hidden)
        found: Floats = _through(self._head, hidden, pairs.cue) @ self._out
        found += self._out_bias
        return found


class Nets:
    """Nets that differ by chance alone; what they say is averaged."""

    def __init__(self, nets: Sequence[Net]) -> None:
        self._nets = nets
        self.transitions: Floats = np.mean([net.transitions for net in nets], axis=0)

    def vectors(self, inputs: Inputs, scheme: int) -> list[Floats]:
        """Those of each net."""
        codes = _codes(inputs)
        return [net.vectors_of(codes, inputs, scheme) for net in self._nets]

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


def _through(layers: Sequence[Layer], vectors: Floats, sequence: Ints | None) -> Floats:
    """What layers with a residual make of vectors, which they change; `sequence` numbers the
    sequences that tokens must not look out of."""
    seen = np.ones((len(vectors), 3 * vectors.shape[1] + 1), dtype=np.float32)
    half, size = np.empty_like(vectors), np.empty_like(vectors)
    for layer in layers:
        _look_around(vectors, layer.reach, sequence, seen)
        np.matmul(seen, layer.weights, out=half)
        # x / 2 + |x / 2| is max(x, 0), in a third of the time
        half += np.abs(half, out=size)
        vectors += half
    return vectors


def _look_around(vectors: Floats, reach: int, sequence: Ints | None, seen: Floats) -> None:
    """Puts the vectors of the token before, of the token and of the one behind into each row of
    `seen`, zeros where there is none; the last column is left as it is."""
    count, units = vectors.shape
    reach = min(reach, count)
    before, here, behind = seen[:, :units], seen[:, units : 2 * units], seen[:, 2 * units : -1]
    before[:reach], before[reach:] = 0.0, vectors[: count - reach]
    here[:] = vectors
    behind[count - reach :], behind[: count - reach] = 0.0, vectors[reach:]
    if sequence is not None:
        apart = np.flatnonzero(sequence[: count - reach] != sequence[reach:])
        before[apart + reach] = 0.0
        behind[apart] = 0.0


def _layers(arrays: Mapping[str, Floats], name: str) -> list[Layer]:
    found = []
    for k, reach in enumerate(arrays[f"{name}_reach"].astype(int).tolist()):
        weights = np.concatenate((arrays[f"{name}{k}"], arrays[f"{name}_bias{k}"][None]))
        weights *= 0.5
        found.append(Layer(weights, reach))
    return found


def _codes(inputs: Inputs) -> list[Ints]:
    """For each of _TOGETHER the number of every token's combination of classes."""
    names = list(COLUMNS)
    columns = np.ascontiguousarray(inputs.classes.T)
    found = []
    for group in _TOGETHER:
        code = columns[names.index(group[0])]
        for name in group[1:]:
            code = code * COLUMNS[name] + columns[names.index(name)]
        found.append(code)
    return found


def _combined(rows: Floats, group: tuple[str, ...]) -> Floats:
    """The sum of the vectors of some classes for every combination of them, as `_codes` counts."""
    begins = dict(zip(COLUMNS, accumulate(COLUMNS.values(), initial=0), strict=False))
    table = np.zeros((1, rows.shape[1]), dtype=np.float32)
    for name in group:
        own = rows[begins[name] : begins[name] + COLUMNS[name]]
        table = (table[:, None] + own[None]).reshape(-1, rows.shape[1])
    return table


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
