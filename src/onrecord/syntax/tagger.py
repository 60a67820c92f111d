"""Parts of speech, by a compact conditional random field over words and their shapes.

Every feature looks at a single word, so the scores of a word form are summed once and kept:
tagging a text is then a table look-up and one Viterbi pass over all its sentences.
"""

import io
import re
from functools import cache
from importlib import resources
from threading import Lock
from typing import NamedTuple

import numpy as np

from onrecord.syntax.crf import Floats, Ints
from onrecord.syntax.settled import decode_apart, swings

TAGS = [
    "NOUN",
    "PROPN",
    "ADJ",
    "ADV",
    "ADP",
    "DET",
    "PRON",
    "NUM",
    "PUNCT",
    "CCONJ",
    "SCONJ",
    "PART",
    "INTJ",
    "X",
    "VFIN",
    "VPART",
    "VINF",
    "VGER",
    "AFIN",
    "ANON",
]
"""Universal parts of speech; verbs (V) and auxiliaries (A) by form: finite, participle, infinitive,
gerund, and for auxiliaries not finite."""
TAG = {tag: i for i, tag in enumerate(TAGS)}
OFFSETS = (-2, -1, 0, 1, 2)
_CACHE_LIMIT = 200_000


_Key = str | tuple[str, bool]
"""A word, with True where it opens its sentence."""


class _Model(NamedTuple):
    rows: dict[str, int]
    weights: Floats  # (features, tags); one more row, that gives nothing
    transitions: Floats  # (tags, tags)


def word_features(form: str, first: bool) -> tuple[str, ...]:
    """What a word shows by itself; `first` is whether it opens its sentence."""
    low = form.lower()
    shape = word_shape(form)
    return (
        f"w={low}",
        f"1={low[-1:]}",
        f"2={low[-2:]}",
        f"3={low[-3:]}",
        f"4={low[-4:]}",
        f"5={low[-5:]}",
        f"p={low[:3]}",
        f"s={shape}",
        f"sf={shape}{first}",
        f"s2={shape}{low[-2:]}",
    )


def neighbour_features(form: str) -> tuple[str, ...]:
    """What a word tells of the words beside it."""
    low = form.lower()
    return (f"w={low}", f"3={low[-3:]}", f"s={word_shape(form)}")


def far_features(form: str) -> tuple[str, ...]:
    """What a word tells of those two places away."""
    return (f"w={form.lower()}",)


def offset_features(form: str, offset: int, first: bool) -> tuple[str, ...]:
    """Features that a word gives to the word `offset` places before it."""
    if offset == 0:
        return word_features(form, first)
    found = neighbour_features(form) if abs(offset) == 1 else far_features(form)
    return tuple(f"{offset}{feature}" for feature in found)


def word_shape(form: str) -> str:
    """Coarse shape: Xx, xx, XX, X, d, dx, or the sign itself."""
    if form[0].isdigit():
        return "d" if re.fullmatch(r"[\d.,:]+", form) else "dx"
    if not form[0].isalpha():
        return form[0]
    if form.isupper():
        return "X" if len(form) == 1 else "XX"
    if form[0].isupper():
        return "Xx-" if "-" in form else "Xx"
    return "x-" if "-" in form else "xx"


class Tagger:
    """Tags words of one language. The model is data: `languages/<code>/tagger.npz`."""

    def __init__(self, raw: bytes) -> None:
        with np.load(io.BytesIO(raw), allow_pickle=False) as data:
            names = data["names"].tobytes().decode("utf-8").split("\n")
            weights = np.zeros((len(names) + 1, len(TAGS)), dtype=np.float32)
            weights[data["rows"], data["columns"]] = data["values"].astype(np.float32)
            transitions = data["transitions"].astype(np.float32)
        self._model = _Model({name: i for i, name in enumerate(names)}, weights, transitions)
        self._swings = swings(transitions)
        self._lock = Lock()
        self._forget()

    def tag(self, forms: list[str], lengths: Ints) -> Ints:
        """Indices into TAGS for the words of many sentences, one after the other."""
        if not forms:
            return np.zeros(0, dtype=np.intp)
        with self._lock:
            if len(self._rows) > _CACHE_LIMIT:
                self._forget()
            firsts = (np.cumsum(lengths) - lengths).tolist()
            openers = [(forms[at], True) for at in firsts]
            keys: set[_Key] = {*forms, *openers}
            self._learn([key for key in keys if key not in self._rows])
            rows = list(map(self._rows.__getitem__, forms))
            for at, opener in zip(firsts, openers, strict=True):
                rows[at] = self._rows[opener]
            emissions = self._emissions(np.array(rows, dtype=np.intp), lengths)
        return decode_apart(emissions, lengths, self._model.transitions, self._swings)

    def _emissions(self, rows: Ints, lengths: Ints) -> Floats:
        """Sums what each word and its neighbours in the sentence give; (words, tags). Row 0, which
        gives nothing, keeps sentences apart."""
        gap = max(OFFSETS)
        place = np.arange(len(rows)) + gap * np.repeat(np.arange(1, len(lengths) + 1), lengths)
        spread = np.zeros(len(rows) + gap * (len(lengths) + 1), dtype=np.intp)
        spread[place] = rows
        middle = len(spread) - 2 * gap
        emissions: Floats = np.zeros((middle, len(TAGS)), dtype=np.float32)
        for table, offset in zip(self._scores, OFFSETS, strict=True):
            emissions += table.take(spread[gap + offset : gap + offset + middle], axis=0)
        found: Floats = emissions.take(place - gap, axis=0)
        return found

    def _forget(self) -> None:
        """Begins with the one row that gives nothing."""
        self._rows: dict[_Key, int] = {"": 0}
        self._scores = np.zeros((len(OFFSETS), 1024, len(TAGS)), dtype=np.float32)

    def _learn(self, keys: list[_Key]) -> None:
        """Sums what each of some words gives at each of OFFSETS, and keeps it in `_scores`."""
        if not keys:
            return
        names, nothing = self._model.rows, len(self._model.rows)
        found: list[int] = []  # rows of the weights, a run for each word and offset
        begins: list[int] = []
        for key in keys:
            form, first = (key, False) if isinstance(key, str) else key
            for offset in OFFSETS:
                begins.append(len(found))
                found.append(nothing)  # so that no run is empty
                found += [names[n] for n in offset_features(form, offset, first) if n in names]
        sums = np.add.reduceat(self._model.weights.take(found, axis=0), begins)
        low = len(self._rows)
        high = low + len(keys)
        while high > self._scores.shape[1]:
            self._scores = np.concatenate((self._scores, np.zeros_like(self._scores)), axis=1)
        self._scores[:, low:high] = sums.reshape(len(keys), len(OFFSETS), -1).transpose(1, 0, 2)
        self._rows.update(zip(keys, range(low, high), strict=True))


@cache
def load_tagger(code: str) -> Tagger:
    """The tagger of a language that has a pack."""
    file = resources.files("onrecord.languages") / code / "tagger.npz"
    return Tagger(file.read_bytes())
