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
            self.feature = data["feature"].astype(np.intp)
            self.threshold = data["threshold"]
            self.left = data["left"].astype(np.intp)
            self.right = data["right"].astype(np.intp)
            self.value = data["value"].astype(np.float32)
            self.depth = int(data["depth"])
        self._base = np.arange(len(self.feature))[None, :] * self.feature.shape[1]

    def probabilities(self, rows: Floats) -> Floats:
        """The probability of yes for each row of features; shape (rows,)."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        return np.concatenate(
            [self._some(rows[i : i + 4096]) for i in range(0, len(rows), 4096)]
        )

    def _some(self, rows: Floats) -> Floats:
        node = np.zeros((len(rows), len(self.feature)), dtype=np.intp)
        which = np.arange(len(rows))[:, None]
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        left, right = self.left.ravel(), self.right.ravel()
        for _ in range(self.depth):
            at = self._base + node
            asked = feature[at]
            goes_left = rows[which, asked] <= threshold[at]
            node = np.where(asked < 0, node, np.where(goes_left, left[at], right[at]))
        total = self.value.ravel()[self._base + node].sum(axis=1)
        probabilities: Floats = 1.0 / (1.0 + np.exp(-total))
        return probabilities


def load_trees(name: str) -> Trees:
    """The model `reading/models/<name>.npz`."""
    return Trees((resources.files("onrecord.reading") / "models" / f"{name}.npz").read_bytes())
