"""Words that tell of events: the lexicon of a language with all inflected forms, and for every form
how much it speaks for each root code."""

from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.coding.plover import ROOT_OF, ROOTS
from onrecord.languages.events import event_rows

Floats = NDArray[np.float32]
_ROOT = {code: i for i, code in enumerate(ROOTS)}


class Sense(NamedTuple):
    """What a word tells of an event where one of the forms in `beside` stands near it (anywhere,
    where there are none). `is_turned`: the subject is the one it is done to."""

    beside: frozenset[str]
    code: str
    root: int
    mode: str
    is_turned: bool


class EventWords(NamedTuple):
    """`senses` by form and part of speech ("VERB", "NOUN"); `evidence` has a row for each entry of
    `rows`, which maps forms to it: log-odds of the root codes, shape (words, 15)."""

    senses: dict[str, dict[str, list[Sense]]]
    rows: dict[str, int]
    evidence: Floats


@cache
def event_words(code: str) -> EventWords:
    """The words of a language, read once. Forms and evidence are made by `training.events`."""
    file = resources.files("onrecord.coding") / "models" / f"words.{code}.npz"
    with file.open("rb") as stream, np.load(stream) as arrays:
        keys = str(arrays["keys"]).split("\n")
        forms = str(arrays["forms"]).split("\n")
        owners = arrays["owners"].tolist()
        words = str(arrays["words"]).split("\n")
        rows = dict(zip(words, arrays["rows"].tolist(), strict=True))
        evidence = arrays["evidence"].astype(np.float32)
    forms_of: dict[str, set[str]] = {key: set() for key in keys}
    for form, owner in zip(forms, owners, strict=True):
        forms_of[keys[owner]].add(form)
    return EventWords(_senses(code, forms_of), rows, evidence)


def _senses(code: str, forms_of: dict[str, set[str]]) -> dict[str, dict[str, list[Sense]]]:
    senses: dict[str, dict[str, list[Sense]]] = {}
    for row in event_rows(code):
        beside = frozenset(form for word in row.beside for form in forms_of[f"{word} WITH"])
        root = _ROOT[ROOT_OF[row.code]]
        sense = Sense(beside, row.code, root, row.mode, row.acts == "object")
        for form in forms_of[f"{row.lemma} {row.pos}"]:
            senses.setdefault(form, {}).setdefault(row.pos, []).append(sense)
    return senses
