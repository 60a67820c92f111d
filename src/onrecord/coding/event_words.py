"""Words that tell of events: the lexicon of a language with all inflected forms, and for every form
how much it speaks for each root code."""

from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.coding.plover import ROOT_OF, ROOTS
from onrecord.languages.events import EventRow, event_rows

Floats = NDArray[np.float32]
_ROOT = {code: i for i, code in enumerate(ROOTS)}


class Sense(NamedTuple):
    """What a word tells of an event where one of the words in `beside` stands near it (anywhere,
    where there are none). `is_turned`: the subject is the one it is done to."""

    beside: frozenset[str]
    code: str
    root: int
    mode: str
    is_turned: bool


class EventWords:
    """The words of a language.

    `evidence` has a row for each entry of `rows`, which maps forms to it: log-odds of the root
    codes, shape (words, 15). `known` has every form of the lexicon.
    """

    def __init__(self, code: str) -> None:
        file = resources.files("onrecord.coding") / "models" / f"words.{code}.npz"
        with file.open("rb") as stream, np.load(stream) as arrays:
            self._keys = str(arrays["keys"]).split("\n")
            forms = str(arrays["forms"]).split("\n")
            owners = arrays["owners"].tolist()
            words = str(arrays["words"]).split("\n")
            self.rows = dict(zip(words, arrays["rows"].tolist(), strict=True))
            self.evidence: Floats = arrays["evidence"].astype(np.float32)
        self._owners: dict[str, list[int]] = {}
        for form, owner in zip(forms, owners, strict=True):
            self._owners.setdefault(form, []).append(owner)
        self._senses: dict[str, list[Sense]] = {}
        for row in event_rows(code):
            self._senses.setdefault(f"{row.lemma} {row.pos}", []).append(_sense(row))
        self.known = frozenset(self._owners)

    def senses(self, form: str, *, is_nominal: bool) -> list[Sense]:
        """What a form may tell: as a noun where it is one and the lexicon has it so, else as a
        verb, else as a noun."""
        by_pos: dict[str, list[Sense]] = {"VERB": [], "NOUN": []}
        for owner in self._owners.get(form, ()):
            key = self._keys[owner]
            if key in self._senses:
                by_pos[key.rsplit(" ", 1)[1]] += self._senses[key]
        first, second = ("NOUN", "VERB") if is_nominal else ("VERB", "NOUN")
        return by_pos[first] or by_pos[second]

    def companions(self, form: str) -> list[str]:
        """The words beside which others tell of an event, of which this is a form."""
        keys = (self._keys[owner] for owner in self._owners.get(form, ()))
        return [key.removesuffix(" WITH") for key in keys if key.endswith(" WITH")]


def _sense(row: EventRow) -> Sense:
    root = _ROOT[ROOT_OF[row.code]]
    return Sense(frozenset(row.beside), row.code, root, row.mode, row.acts == "object")


@cache
def event_words(code: str) -> EventWords:
    """The words of a language, read once. Forms and evidence are made by `training.event_words`."""
    return EventWords(code)
