"""How words that report speech behave: rates estimated on annotated news, one row a cue lemma.

The figures are numbers about cue lemmas, estimated by `training/figures.py`: English ones from the
training part of PolNeAR (Newell, Margolin and Ruths 2018), German ones from that of Petersen-Frey
and Biemann (2024). A cue without figures of its own language has those of the English one that it
is `like`.
"""

from functools import cache
from importlib import resources

import numpy as np
from msgspec import Struct

from onrecord.languages.load import load
from onrecord.reading.windows import shifted
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.crf import Floats, Ints
from onrecord.syntax.tagger import TAG
from onrecord.tables import read_table

NEXT = (
    "end",
    "that",
    "inf",
    "comma",
    "colon",
    "mark",
    "stop",
    "verb",
    "pronoun",
    "nominal",
    "adposition",
    "other",
)
"""What follows a cue, coarsely."""
HABITS = ("left", "quoted", "that", "inf", "noun", "short", "sourceless")
"""Shares of a lemma's contents: left of it, quoted, opened by that, an infinitive, a noun phrase,
of at most four words, without a source."""


class FigureRow(Struct, frozen=True):
    """`rates` has the share of the lemma's occurrences that are cues: overall, then by NEXT."""

    lemma: str
    pos: str
    count: int
    rates: tuple[float, ...]
    habits: tuple[float, ...]
    evidence: str


_POS = ("VERB", "NOUN", "ADJ", "ADP", "PUNCT")
UNKNOWN, UNKNOWN_PHRASE = "*", "* *"
"""Lemmas of the rows that stand for all that have none of their own, one a part of speech; among
prepositions, phrases ("in the words of") tell of speech far more often than single words."""
WIDTH = 1 + len(NEXT) + len(HABITS)


def unknown(lemma: str, pos: str) -> tuple[str, str]:
    """The row for a lemma that has none."""
    return (UNKNOWN_PHRASE if pos == "ADP" and " " in lemma else UNKNOWN), pos


@cache
def figure_table(code: str) -> dict[tuple[str, str], Floats]:
    """The figures of every lemma and part of speech of a language that has been counted: rates,
    then habits, (WIDTH,)."""
    file = resources.files("onrecord.reading") / "models" / f"cue_figures.{code}.tsv"
    if not file.is_file():
        return {}
    rows = read_table(file.read_text("utf-8"), FigureRow, f"reading/models/{file.name}")
    return {(r.lemma, r.pos): np.array(r.rates + r.habits, dtype=np.float32) for r in rows}


@cache
def cue_figures(code: str, digest: str) -> dict[tuple[str, str], Floats]:
    """The figures of every cue of a pack, borrowed where it has none of its own."""
    own = figure_table(code)
    found = borrowed_figures(code, digest)
    return found | {key: own[key] for key in found.keys() & own.keys()}


@cache
def borrowed_figures(code: str, digest: str) -> dict[tuple[str, str], Floats]:
    """The figures that every cue of a pack would have by the English cue that it is like."""
    table = figure_table("en")
    found: dict[tuple[str, str], Floats] = {}
    for cue in load(code).cues:
        key = cue.like or cue.lemma, cue.pos
        found[cue.lemma, cue.pos] = table.get(key, table[unknown(*key)])
    for shared in ((":", "PUNCT"), ("—", "PUNCT"), *((UNKNOWN, pos) for pos in _POS)):
        found[shared] = table[shared]
    return found


_BY_CLASS = {
    "that": "that",
    "whether": "that",
    "inf": "inf",
    "comma": "comma",
    "colon": "colon",
    "dash": "comma",
    "mark": "mark",
    "stop": "stop",
    "pronoun": "pronoun",
    "object": "pronoun",
}
_BY_TAG = {
    **dict.fromkeys(("VFIN", "VPART", "VINF", "VGER", "AFIN", "ANON"), "verb"),
    **dict.fromkeys(("NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"), "nominal"),
    "ADP": "adposition",
}


def _numbered(size: int, names: dict[str, str], numbers: dict[str, int], other: int) -> Ints:
    """For each tag or class the number of what NEXT calls it, `other` where it does not."""
    table = np.full(size, other, dtype=np.intp)
    for name, called in names.items():
        table[numbers[name]] = NEXT.index(called)
    return table


# the last entry of either is for a token that ends its sentence
_NEXT_BY_TAG = _numbered(len(TAG) + 1, _BY_TAG, TAG, NEXT.index("other"))
_NEXT_BY_CLASS = _numbered(len(CLASS) + 1, _BY_CLASS, CLASS, -1)
_NEXT_BY_CLASS[-1] = NEXT.index("end")


def what_follows(analysis: Analysis) -> Ints:
    """Index into NEXT for every token: what the next token of its sentence is."""
    tags = shifted(analysis.tags, analysis.sentence, 1, -1)
    classes = shifted(analysis.classes, analysis.sentence, 1, -1)
    by_class = _NEXT_BY_CLASS.take(classes)
    return np.where(by_class >= 0, by_class, _NEXT_BY_TAG.take(tags))
