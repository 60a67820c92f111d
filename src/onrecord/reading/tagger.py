"""Parts of speech, by a compact conditional random field over words and their shapes.

Every feature looks at a single word, so the scores of a word form are summed once and kept:
tagging a text is then a table look-up and one Viterbi pass over all its sentences.
"""

import io
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from onrecord.reading.crf import Floats, Ints, decode

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


class _Model(NamedTuple):
    rows: dict[str, int]
    weights: Floats  # (features, tags)
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
            weights = np.zeros((len(names), len(TAGS)), dtype=np.float32)
            weights[data["rows"], data["columns"]] = data["values"].astype(np.float32)
            transitions = data["transitions"].astype(np.float32)
        self._model = _Model({name: i for i, name in enumerate(names)}, weights, transitions)
        self._known: dict[tuple[str, bool], Floats] = {}

    def tag(self, forms: list[str], lengths: Ints) -> Ints:
        """Indices into TAGS for the words of many sentences, one after the other."""
        if not forms:
            return np.zeros(0, dtype=np.intp)
        if len(self._known) > _CACHE_LIMIT:
            self._known.clear()
        firsts = np.zeros(len(forms), dtype=bool)
        firsts[np.concatenate(([0], np.cumsum(lengths)[:-1]))] = True
        keys: dict[tuple[str, bool], int] = {}
        index = np.array(
            [keys.setdefault(key, len(keys)) for key in zip(forms, firsts.tolist(), strict=True)]
        )
        table = np.stack([self._scores(key) for key in keys])
        emissions = self._emissions(table, index, lengths)
        return decode(emissions, lengths, self._model.transitions)

    def _emissions(self, table: Floats, index: Ints, lengths: Ints) -> Floats:
        """Sums what each word and its neighbours in the sentence give; (words, tags)."""
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        emissions: Floats = np.zeros((len(index), len(TAGS)), dtype=np.float32)
        for slot, offset in enumerate(OFFSETS):
            given = table[index, slot]
            if offset == 0:
                emissions += given
                continue
            gap = abs(offset)
            if len(index) <= gap:
                continue
            near, far = (slice(gap, None), slice(None, -gap))
            to, by = (near, far) if offset < 0 else (far, near)
            emissions[to] += given[by] * (sentence[to] == sentence[by])[:, None]
        return emissions

    def _scores(self, key: tuple[str, bool]) -> Floats:
        """What a word form gives at each of OFFSETS: (offsets, tags)."""
        found = self._known.get(key)
        if found is None:
            form, first = key
            found = np.zeros((len(OFFSETS), len(TAGS)), dtype=np.float32)
            for slot, offset in enumerate(OFFSETS):
                names = offset_features(form, offset, first)
                rows = [self._model.rows[n] for n in names if n in self._model.rows]
                if rows:
                    found[slot] = self._model.weights[rows].sum(axis=0)
            self._known[key] = found
        return found


@cache
def load_tagger(code: str) -> Tagger:
    """The tagger of a language that has a pack."""
    file = resources.files("onrecord.languages") / code / "tagger.npz"
    return Tagger(file.read_bytes())
