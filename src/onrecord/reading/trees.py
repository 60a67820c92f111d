"""Gradient-boosted decision trees: evaluation of models that training/ has fitted.

The trees are LightGBM's (Ke et al. 2017), written out as arrays, so that reading needs neither its
library nor a compiler. Numbers only; a missing value is 0.
"""

import io
from importlib import resources

import numpy as np

from onrecord.reading.crf import Floats


class Trees:
    """An ensemble for a yes-or-no question. All trees are padded to the same number of nodes.

    Arrays of shape (trees, nodes): `feature` (-1 at a leaf), `threshold`, `left`, `right` (nodes),
    `value` (of leaves). A row goes left where its feature is <= the threshold.
    """

    def __init__(self, raw: bytes) -> None:
        with np.load(io.BytesIO(raw), allow_pickle=False) as data:
            feature = data["feature"]
            count, nodes = feature.shape
            first = (np.arange(count, dtype=np.int32) * nodes)[:, None]
            # a leaf asks feature 0 and leads to itself whatever the answer, so that all rows go
            # down every tree in the same number of steps
            leaf = feature < 0
            own = first + np.arange(nodes, dtype=np.int32)[None, :]
            self._feature = np.where(leaf, 0, feature).astype(np.int32).ravel()
            self._threshold = data["threshold"].astype(np.float32).ravel()
            self._left = np.where(leaf, own, first + data["left"]).astype(np.int32).ravel()
            self._right = np.where(leaf, own, first + data["right"]).astype(np.int32).ravel()
            self._value = data["value"].astype(np.float32).ravel()
            self._roots = first.ravel()
            self._depth = int(data["depth"])

    def probabilities(self, rows: Floats) -> Floats:
        """The probability of yes for each row of features; shape (rows,)."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        return np.concatenate([self._some(rows[i : i + 1024]) for i in range(0, len(rows), 1024)])

    def _some(self, rows: Floats) -> Floats:
        flat = np.ascontiguousarray(rows, dtype=np.float32).ravel()
        offsets = (np.arange(len(rows), dtype=np.int32) * rows.shape[1])[:, None]
        node = np.broadcast_to(self._roots, (len(rows), len(self._roots)))
        for _ in range(self._depth):
            answer = flat.take(offsets + self._feature.take(node)) <= self._threshold.take(node)
            node = np.where(answer, self._left.take(node), self._right.take(node))
        total = self._value.take(node).sum(axis=1)
        probabilities: Floats = 1.0 / (1.0 + np.exp(-total))
        return probabilities


def load_trees(name: str) -> Trees:
    """The model `reading/models/<name>.npz`."""
    return Trees((resources.files("onrecord.reading") / "models" / f"{name}.npz").read_bytes())
