"""The line classifier: two small forests of decision trees, read from `lines.model.json`.

The first forest sees each line with its surroundings; the second sees, too, what the first said
of the neighbours. `training/lines.py` made them and says from what; MODEL_CARD in the data file.
"""

import json
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import DataFileError
from onrecord.page.features import LINE_NAMES, NAMES, Floats, longest_run, window_mean

SECOND_NAMES = [
    "p", "p_left", "p_right", "p_left2", "p_right2", "p_mean2", "p_mean6", "story_before",
    "story_after", "in_run", "to_run",
]  # fmt: skip
_TOKENS = LINE_NAMES.index("tokens")


class Forest:
    """Decision trees whose leaves add up to a logit; all lines go down all trees together."""

    def __init__(self, trees: list[dict[str, list[Any]]]) -> None:
        size = max(len(tree["feature"]) for tree in trees)
        shape = (len(trees), size)
        self._feature: NDArray[np.intp] = np.zeros(shape, dtype=np.intp)
        self._threshold = np.full(shape, np.inf)
        self._left: NDArray[np.intp] = np.zeros(shape, dtype=np.intp)
        self._right: NDArray[np.intp] = np.zeros(shape, dtype=np.intp)
        self._value = np.zeros(shape)
        self._depth = max(int(tree["depth"][0]) for tree in trees)
        for row, tree in enumerate(trees):
            here = slice(0, len(tree["feature"]))
            self._feature[row, here] = tree["feature"]
            self._threshold[row, here] = tree["threshold"]
            self._left[row, here] = tree["left"]
            self._right[row, here] = tree["right"]
            self._value[row, here] = tree["value"]

    def probabilities(self, rows: Floats) -> Floats:
        """How likely each row's line belongs to the story, in [0, 1]."""
        trees = np.arange(len(self._feature))[None, :]
        lines = np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), len(self._feature)), dtype=np.intp)
        for _ in range(self._depth):
            goes_left = rows[lines, self._feature[trees, node]] <= self._threshold[trees, node]
            node = np.where(goes_left, self._left[trees, node], self._right[trees, node])
        logits = self._value[trees, node].sum(axis=1)
        result: Floats = 1.0 / (1.0 + np.exp(-logits))
        return result


class Model:
    """Both forests and the threshold above which a line is story."""

    def __init__(self, data: dict[str, Any]) -> None:
        if data["names"] != [*NAMES, *SECOND_NAMES]:
            raise DataFileError(
                ["page/lines.model.json: other columns than features.py; run training/lines.py"]
            )
        self._first, self._second = Forest(data["first"]), Forest(data["second"])
        self.threshold = float(data["threshold"])

    def probabilities(self, rows: Floats) -> Floats:
        """How likely each line of one page belongs to its story; `rows` from `features`."""
        if len(rows) > _AT_ONCE:
            first = np.concatenate(
                [self._first.probabilities(part) for part in np.array_split(rows, _parts(rows))]
            )
            full = np.hstack([rows, second_features(rows, first)])
            return np.concatenate(
                [self._second.probabilities(part) for part in np.array_split(full, _parts(full))]
            )
        first = self._first.probabilities(rows)
        return self._second.probabilities(np.hstack([rows, second_features(rows, first)]))


_AT_ONCE = 2_000  # lines; bounds the memory of a page of many lines


def _parts(rows: Floats) -> int:
    return len(rows) // _AT_ONCE + 1


def second_features(rows: Floats, first: Floats) -> Floats:
    """What the second forest sees besides `rows`: the first one's view of the surroundings."""
    sizes = np.expm1(rows[:, _TOKENS])
    mass = first * sizes
    total = max(1.0, mass.sum())
    before = np.concatenate([[0.0], np.cumsum(mass)[:-1]]) / total
    start, end = longest_run((first - 0.35) * (sizes + 4.0), 0.0)
    at = np.arange(len(rows))
    distance = np.maximum(np.maximum(start - at, at - (end - 1)), 0)
    return np.column_stack(
        [
            first,
            _shifted(first, 1),
            _shifted(first, -1),
            _shifted(first, 2),
            _shifted(first, -2),
            window_mean(first, 2),
            window_mean(first, 6),
            before,
            1.0 - before - mass / total,
            ((at >= start) & (at < end)).astype(np.float64),
            np.minimum(distance, 40.0),
        ]
    )


def _shifted(values: Floats, by: int) -> Floats:
    shifted = np.zeros_like(values)
    if by > 0:
        shifted[by:] = values[:-by]
    else:
        shifted[:by] = values[-by:]
    return shifted


@cache
def load_model() -> Model:
    """The model that ships with the package, read once."""
    data = json.loads((resources.files("onrecord.page") / "lines.model.json").read_text("utf-8"))
    return Model(data)
