"""Words and signs that may tell that something is said, and how likely each of them does."""

from collections import defaultdict
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.languages.load import load
from onrecord.reading.analysis import CLASS, Analysis
from onrecord.reading.crf import Floats, Ints
from onrecord.reading.figures import HABITS, NEXT, WIDTH, cue_figures, what_follows
from onrecord.reading.tagger import TAG, TAGS
from onrecord.reading.trees import Trees, load_trees
from onrecord.reading.windows import running, shifted

POS = ("VERB", "NOUN", "ADJ", "ADP", "PUNCT")
_TAGS_OF = {
    "VERB": frozenset({"VFIN", "VPART", "VINF", "VGER", "AFIN", "ANON"}),
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "ADJ": frozenset({"ADJ", "VPART"}),
    "ADP": frozenset(TAGS),
}
_SIGN_CUES = {":": ":", "—": "—", "–": "—"}


LEAST_RATE = 0.03
"""Lemmas that are cues more seldom are not scored. On PolNeAR train this
leaves half of the candidates and 97 in 100 of the cues."""


class Candidate(NamedTuple):
    """Tokens `first` to `last` (both inside) have the form of a cue of that lemma."""

    first: int
    last: int
    lemma: str
    pos: str


@cache
def form_table(code: str, digest: str) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """For the first word of every form: all forms as word sequences, with lemma and pos."""
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for row in load(code).forms:
        words = tuple(row.form.split(" "))
        table[words[0]].append((words, row.lemma, row.pos))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in table.items()}


def find_candidates(analysis: Analysis) -> list[Candidate]:
    """All candidates, in order; longest form first, and the reading that the tag supports."""
    pack = analysis.pack
    table = form_table(pack.code, pack.digest)
    forms, found, taken = analysis.forms, [], -1
    for i, form in enumerate(forms):
        if i <= taken:
            continue
        if form in _SIGN_CUES:
            found.append(Candidate(i, i, _SIGN_CUES[form], "PUNCT"))
        elif form in table and (best := _reading(analysis, i, table[form])):
            found.append(best)
            taken = best.last
    return found


_READINGS = 4
"""Parts of speech that a single word can have; its rows are the last of a form's."""


def _reading(
    analysis: Analysis, i: int, rows: tuple[tuple[tuple[str, ...], str, str], ...]
) -> Candidate | None:
    """The longest reading of the words from `i` on that their tag supports."""
    tag = TAGS[analysis.tags[i]]
    following = analysis.forms[i + 1] if i + 1 < len(analysis.forms) else ""
    single = {pos for words, _, pos in rows[-_READINGS:] if len(words) == 1}
    for words, lemma, pos in rows:
        if len(words) > 1:
            last = i + len(words) - 1
            if words[1] == following and tuple(analysis.forms[i : last + 1]) == words:
                return Candidate(i, last, lemma, pos)
        elif tag in _TAGS_OF[pos] or (single == {"VERB"} and tag not in {"PROPN", "ADP"}):
            return Candidate(i, i, lemma, pos)
    return None


_GROUP_TAGS = frozenset({TAG["AFIN"], TAG["ANON"], TAG["ADV"], TAG["PART"]})
_GROUP_CLASSES = frozenset({CLASS["reflexive"], CLASS["not"], CLASS["have"], CLASS["be"]})
_LONGEST_GROUP = 4


def group_starts(analysis: Analysis, first: Ints) -> Ints:
    """For each cue that begins at `first`, the token with which its verb group begins: the
    auxiliaries, adverbs and reflexives before it ("si è poi detto")."""
    starts = first.copy()
    for n, token in enumerate(first.tolist()):
        low = analysis.bounds[int(analysis.sentence[token])][0]
        at = token
        while at > low and token - at < _LONGEST_GROUP:
            tag, kind = int(analysis.tags[at - 1]), int(analysis.classes[at - 1])
            if tag not in _GROUP_TAGS and kind not in _GROUP_CLASSES:
                break
            at -= 1
        starts[n] = at
    return starts


FEATURE_OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)


def cue_features(analysis: Analysis, candidates: list[Candidate], figures: Floats) -> Floats:
    """What the scorer looks at, one row a candidate; numbers and classes, no words.

    `figures` has the figures of each candidate's lemma, shape (candidates, WIDTH).
    """
    first = np.array([c.first for c in candidates], dtype=np.intp)
    last = np.array([c.last for c in candidates], dtype=np.intp)
    follows = what_follows(analysis)[last]
    columns: list[NDArray[Any]] = [figures[:, i] for i in range(WIDTH)]
    columns.append(figures[np.arange(len(first)), 1 + follows])
    columns += [follows, np.array([POS.index(c.pos) for c in candidates]), last - first]
    columns += _neighbours(analysis, first, last)
    columns += _quotes_near(analysis, first, last)
    columns += _counts(analysis, first, last)
    columns += _rivals(analysis, first, figures[:, 0])
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def _neighbours(analysis: Analysis, first: Ints, last: Ints) -> list[Ints]:
    columns = [analysis.tags[first], analysis.classes[first]]
    group = group_starts(analysis, first)
    kinds = (analysis.tags, analysis.classes, analysis.quoted.astype(np.intp))
    columns += [shifted(values, analysis.sentence, -1, -1)[group] for values in kinds]
    for offset in FEATURE_OFFSETS:
        at = first if offset < 0 else last
        columns.append(shifted(analysis.tags, analysis.sentence, offset, -1)[at])
        columns.append(shifted(analysis.classes, analysis.sentence, offset, -1)[at])
    return columns


def _quotes_near(analysis: Analysis, first: Ints, last: Ints) -> list[Ints]:
    """Whether the cue is quoted, and how far the next quoted word is to its left and right."""
    quoted = analysis.quoted.astype(np.intp)
    lows, highs = _sentence_bounds(analysis, first)
    places = np.flatnonzero(quoted)
    at = np.searchsorted(places, first)
    padded = np.concatenate(([-10_000], places, [10_000_000]))
    left, right = first - padded[at], padded[np.searchsorted(places, last, side="right") + 1] - last
    count = running(quoted, analysis.bounds)
    return [
        quoted[first],
        shifted(quoted, analysis.sentence, -1, -1)[first],
        shifted(quoted, analysis.sentence, 1, -1)[last],
        np.minimum(left, 50),
        np.minimum(right, 50),
        np.minimum(count[first] - count[lows], 40),
        np.minimum(count[highs] - count[last + 1], 40),
    ]


def _sentence_bounds(analysis: Analysis, at: Ints) -> tuple[Ints, Ints]:
    bounds = np.array(analysis.bounds, dtype=np.intp).reshape(-1, 2)
    rows = bounds[analysis.sentence[at]]
    return rows[:, 0], rows[:, 1]


def _counts(analysis: Analysis, first: Ints, last: Ints) -> list[Ints]:
    """Place in the sentence, and how many of each kind of word stand before and after."""
    lows, highs = _sentence_bounds(analysis, first)
    columns: list[Ints] = [highs - lows, np.minimum(first - lows, 60), np.minimum(highs - last, 60)]
    tags, classes = analysis.tags, analysis.classes
    finite = np.isin(tags, [TAG["VFIN"], TAG["AFIN"]])
    kinds = {
        "finite": finite,
        "name": tags == TAG["PROPN"],
        "pronoun": classes == CLASS["pronoun"],
        "role": classes == CLASS["role"],
        "comma": classes == CLASS["comma"],
        "that": classes == CLASS["that"],
        "relative": classes == CLASS["relative"],
        "not": classes == CLASS["not"],
    }
    for flags in kinds.values():
        count = running(flags.astype(np.intp), analysis.bounds)
        near_low, near_high = np.maximum(lows, first - 6), np.minimum(highs, last + 7)
        columns.append(np.minimum(count[first] - count[lows], 5))
        columns.append(np.minimum(count[highs] - count[last + 1], 5))
        columns.append(count[first] - count[near_low])
        columns.append(count[near_high] - count[last + 1])
    return columns


def _rivals(analysis: Analysis, first: Ints, rate: Floats) -> list[Floats]:
    """How likely the other candidates of the sentence are: the best left, right, and in all."""
    sentence = analysis.sentence[first]
    left, right = np.zeros(len(first), np.float32), np.zeros(len(first), np.float32)
    near_left, near_right = np.zeros_like(left), np.zeros_like(left)
    best, previous, at = 0.0, 0.0, -1
    for i in range(len(first)):
        if sentence[i] != at:
            best, previous, at = 0.0, 0.0, int(sentence[i])
        left[i], near_left[i] = best, previous
        best, previous = max(best, float(rate[i])), float(rate[i])
    at = -1
    for i in range(len(first) - 1, -1, -1):
        if sentence[i] != at:
            best, previous, at = 0.0, 0.0, int(sentence[i])
        right[i], near_right[i] = best, previous
        best, previous = max(best, float(rate[i])), float(rate[i])
    return [left, right, near_left, near_right]


@cache
def cue_scorer() -> Trees:
    """The model that tells cues from words that only look like them."""
    return load_trees("cue_scorer")


def figures_of(analysis: Analysis, candidates: list[Candidate]) -> Floats:
    """The figures of each candidate's lemma, shape (candidates, WIDTH)."""
    table = cue_figures(analysis.pack.code, analysis.pack.digest)
    if not candidates:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.stack([table[c.lemma, c.pos] for c in candidates])


def score_candidates(analysis: Analysis, candidates: list[Candidate], figures: Floats) -> Floats:
    """The probability that each candidate is a cue; shape (candidates,)."""
    scores = np.zeros(len(candidates), dtype=np.float32)
    if candidates:
        likely = plausible(analysis, candidates, figures)
        rows = cue_features(analysis, candidates, figures)[likely]
        scores[likely] = cue_scorer().probabilities(rows)
    return scores


def plausible(analysis: Analysis, candidates: list[Candidate], figures: Floats) -> Ints:
    """Numbers of the candidates that are worth scoring: those whose lemma, or lemma and what
    follows it, is a cue often enough."""
    follows = what_follows(analysis)[[c.last for c in candidates]]
    by_next = figures[np.arange(len(candidates)), 1 + follows]
    return np.flatnonzero((figures[:, 0] >= LEAST_RATE) | (by_next >= LEAST_RATE))


assert len(NEXT) + len(HABITS) + 1 == WIDTH
