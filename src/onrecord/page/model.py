"""The line classifier: small convolutional nets over the lines of a page, in `lines.model.npz`.

Each line's features are scaled and mapped to a few dozen hidden values; some layers then look at
the lines around it, one, two, four and eight lines away, and the last says how likely the line is
of the story. Some nets that differ by chance alone do so, and their logits are averaged.
`training/lines.py` made the weights and says from what; they stand for structural features only.
Shapes: rows (lines, features), hidden (nets, lines, units).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.errors import DataFileError
from onrecord.page.columns import AROUND, GROUPS, NAMES
from onrecord.page.features import Floats
from onrecord.page.words import Ints, Words

Weights = NDArray[np.float32]
Gates = NDArray[np.bool_]
THRESHOLD = 0.4
"""Of 0.35 to 0.5 the one at which training/lines.py finds the most right, with the rules."""
_CLIP = 4.0  # standard deviations; as in training
_AT_ONCE = 500  # lines; what the nets make of more does not fit into a processor's cache


class View(Struct, frozen=True):
    """What the nets make of the lines of a page.

    `likely` is how likely each belongs to the story, in [0, 1], and `logits` the same before it was
    squeezed; `scaled` are the features that the nets saw, and `opened` says, first for the hidden
    values and then for each layer, which units were above 0.
    """

    likely: Floats
    logits: Weights
    scaled: Weights
    opened: Sequence[Gates]


class Model:
    """The net; DataFileError where it was made for other features than there are."""

    def __init__(self, data: Mapping[str, NDArray[np.generic]]) -> None:
        if [str(name) for name in data["names"]] != list(NAMES):
            raise DataFileError(
                ["page/lines.model.npz: made for other features; run `python -m training.lines`"]
            )
        arrays = {
            name: np.asarray(data[name], dtype=np.float32) for name in data if name != "names"
        }
        self._mean, self._scale = arrays["mean"], arrays["scale"]
        self._enter = arrays["enter"], arrays["enter_bias"]
        count = sum(name.startswith("layer_bias") for name in arrays)
        self._layers = [(arrays[f"layer{k}"], arrays[f"layer_bias{k}"]) for k in range(count)]
        self._leave = arrays["leave"], arrays["leave_bias"]

    def probabilities(self, rows: Floats, words: Words) -> Floats:
        """How likely each line belongs to the story of its page, in [0, 1].

        `rows` may end before the features that need markup: without it they are -1.
        """
        scaled = self._scaled(rows)
        found = [
            self._forward(
                scaled[start:stop], words.top[start:stop] - start, words.bottom[start:stop] - start
            )
            for start, stop in _parts(words)
        ]
        return _squeezed(np.concatenate(found))

    def view(self, rows: Floats, words: Words) -> View:
        """The same of the lines of a single page, with what `contributions` goes by."""
        scaled = self._scaled(rows)
        opened: list[Gates] = []
        logits = self._forward(scaled, words.top, words.bottom, opened)
        return View(_squeezed(logits), logits, scaled, opened)

    def contributions(self, view: View, lines: Sequence[int]) -> dict[str, list[float]]:
        """By how much each group of features raises the logit of each of these lines: its gradient
        along the line's own way through the net, times its distance from the mean. What is left of
        the logit comes from the lines around it."""
        at = np.array(lines, dtype=np.intp)
        first, *opened = (gates[:, at] for gates in view.opened)
        weights = self._enter[0]
        units = weights.shape[2]
        back = np.repeat(self._leave[0].transpose(0, 2, 1), len(at), axis=1)
        for (layer, _), gates in zip(reversed(self._layers), reversed(opened), strict=True):
            back = back + (back * gates) @ layer[:, units : 2 * units].transpose(0, 2, 1)
        own = view.scaled[at] * ((back * first) @ weights.transpose(0, 2, 1)).mean(axis=0)
        found = {
            group: own[:, columns].sum(axis=1).astype(np.float64)
            for group, columns in GROUPS.items()
        }
        found[AROUND] = found[AROUND] + view.logits[at] - own.sum(axis=1)
        return {group: values.tolist() for group, values in found.items()}

    def _scaled(self, rows: Floats, start: int = 0) -> Weights:
        """Features as the nets see them; `start` is the number of the first of them."""
        columns = slice(start, start + rows.shape[1])
        scaled = rows.astype(np.float32)
        scaled -= self._mean[columns]
        scaled *= self._scale[columns]
        return np.clip(scaled, -_CLIP, _CLIP, out=scaled)

    def _entering(self, count: int) -> tuple[Weights, Weights]:
        """Weights and bias of the first `count` features, where those behind them are -1."""
        weights, bias = self._enter
        if count == len(self._mean):
            return weights, bias
        missing = self._scaled(np.full((1, len(self._mean) - count), -1.0), count)
        return weights[:, :count], bias + missing @ weights[:, count:]

    def _forward(
        self, scaled: Weights, top: Ints, bottom: Ints, opened: list[Gates] | None = None
    ) -> Weights:
        """The logit of each line; `top` and `bottom` are as in Words. Adds to `opened`."""
        weights, bias = self._entering(scaled.shape[1])
        hidden = np.maximum(scaled @ weights + bias, 0.0)
        if opened is not None:
            opened.append(hidden > 0)
        for k, (weights, bias) in enumerate(self._layers):
            raised = _around(hidden, 1 << k, top, bottom) @ weights
            raised += bias
            np.maximum(raised, 0.0, out=raised)
            if opened is not None:
                opened.append(raised > 0)
            hidden += raised
        logits: Weights = (hidden @ self._leave[0] + self._leave[1])[:, :, 0].mean(axis=0)
        return logits


def _parts(words: Words) -> Iterator[tuple[int, int]]:
    """The lines (half open) of pages that are looked at together."""
    stops = [*words.pages[1:].tolist(), len(words.top)]
    start = 0
    for k, stop in enumerate(stops):
        if k + 1 == len(stops) or stops[k + 1] - start > _AT_ONCE:
            yield start, stop
            start = stop


def _squeezed(logits: Weights) -> Floats:
    """Logits as probabilities."""
    found: Floats = 1.0 / (1.0 + np.exp(-np.clip(logits.astype(np.float64), -30.0, 30.0)))
    return found


def _around(hidden: Weights, distance: int, top: Ints, bottom: Ints) -> Weights:
    """Beside each line's values those of the lines so far before and behind it; 0 off its page."""
    nets, count, units = hidden.shape
    wide = np.zeros((nets, count, 3 * units), dtype=np.float32)
    wide[:, :, units : 2 * units] = hidden
    if distance < count:
        wide[:, distance:, :units] = hidden[:, :-distance]
        wide[:, :-distance, 2 * units :] = hidden[:, distance:]
        if bottom[0] < count:  # several pages
            at = np.arange(count)
            wide[:, at - distance < top, :units] = 0.0
            wide[:, at + distance >= bottom, 2 * units :] = 0.0
    return wide


@cache
def load_model() -> Model:
    """The model that ships with the package, read once."""
    with (resources.files("onrecord.page") / "lines.model.npz").open("rb") as file:
        return Model(np.load(file))


def strongest(contributions: Mapping[str, Sequence[float]], i: int, *, story: bool) -> list[str]:
    """The groups of features that most speak for line `i` being of the story, or against it; two
    at the most, none that weighs less than a quarter of the first."""
    sign = 1.0 if story else -1.0
    weights = {group: sign * values[i] for group, values in contributions.items()}
    ranked = sorted(weights, key=weights.__getitem__, reverse=True)[:2]
    return [group for group in ranked if weights[group] > 0.25 * weights[ranked[0]] > 0]
