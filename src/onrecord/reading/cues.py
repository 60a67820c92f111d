"""Words and signs that may tell that something is said."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from onrecord.languages.load import load
from onrecord.reading.figures import UNKNOWN, WIDTH, cue_figures, what_follows
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.crf import Floats, Ints
from onrecord.syntax.tagger import TAG, TAGS
from onrecord.syntax.tokens import norm

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
    for i in _worth_a_look(analysis):
        if i <= taken:
            continue
        form = forms[i]
        if form in _SIGN_CUES:
            found.append(Candidate(i, i, _SIGN_CUES[form], "PUNCT"))
        elif form in table and (best := _reading(analysis, i, table[form])):
            found.append(best)
            taken = best.last
        elif _borders_on_quotation(analysis, i) or _opens_clause(analysis, i):
            found.append(Candidate(i, i, form, "VERB"))
    return found


@cache
def _known_form(code: str, digest: str) -> Callable[[str], int]:
    """Says of words whether a cue may begin with them by what the tables know."""
    table = form_table(code, digest)

    def is_known(word: str) -> int:
        form = norm(word)
        return form in table or form in _SIGN_CUES

    return is_known


def _worth_a_look(analysis: Analysis) -> list[int]:
    """The tokens that the tables know, and all verbs."""
    known = analysis.column(_known_form(analysis.pack.code, analysis.pack.digest)) == 1
    return np.flatnonzero(known | _IS_VERB.take(analysis.tags)).tolist()


_FINITE = frozenset({TAG["VFIN"], TAG["VPART"]})
_IS_VERB = np.array([tag in {"VFIN", "VPART", "VINF", "VGER"} for tag in TAGS])
_PAUSES = frozenset(CLASS[name] for name in ("comma", "dash", "colon"))


def _borders_on_quotation(analysis: Analysis, i: int) -> bool:
    """Whether a verb that no table knows stands behind a quotation and a comma or dash, or before a
    colon and a quotation: there every verb may be one of saying."""
    if analysis.tags[i] not in _FINITE or analysis.quoted[i]:
        return False
    own = analysis.paragraph[i]
    before = i - 1
    if before > 0 and analysis.tags[before] == TAG["AFIN"]:
        before -= 1
    if before > 0 and analysis.classes[before] in _PAUSES and analysis.quoted[before - 1]:
        return bool(analysis.paragraph[before - 1] == own)
    return (
        i + 2 < len(analysis.words)
        and analysis.classes[i + 1] == CLASS["colon"]
        and bool(analysis.quoted[i + 2] and analysis.paragraph[i + 2] == own)
    )


_COMPLEMENT = CLASS["that"]


def _opens_clause(analysis: Analysis, i: int) -> bool:
    """Whether a verb that no table knows stands right before a clause opened by "that", with a
    comma between where the language has one."""
    if not _IS_VERB[analysis.tags[i]]:
        return False
    following = i + 1
    if following < len(analysis.words) and analysis.classes[following] == CLASS["comma"]:
        following += 1
    return (
        following < len(analysis.words)
        and bool(analysis.classes[following] == _COMPLEMENT)
        and bool(analysis.sentence[following] == analysis.sentence[i])
    )


_READINGS = 4
"""Parts of speech that a single word can have; its rows are the last of a form's."""


def _reading(
    analysis: Analysis, i: int, rows: tuple[tuple[tuple[str, ...], str, str], ...]
) -> Candidate | None:
    """The longest reading of the words from `i` on that their tag supports."""
    tag = TAGS[analysis.tags[i]]
    following = analysis.forms[i + 1] if i + 1 < len(analysis.forms) else ""
    single = {pos for words, _, pos in rows[-_READINGS:] if len(words) == 1}
    splits = analysis.pack.grammar.splits_verbs and tag == "VFIN"
    if "ADJ" in single and tag == "VPART" and i and analysis.classes[i - 1] == CLASS["be"]:
        rows = tuple(row for row in rows if row[2] != "VERB")  # "sono disposti a": willing
    for words, lemma, pos in rows:
        if len(words) > 1:
            last = i + len(words) - 1
            if words[1] == following and tuple(analysis.forms[i : last + 1]) == words:
                return Candidate(i, last, lemma, pos)
            if splits and pos == "VERB" and _closes_clause(analysis, i, words[1:]):
                return Candidate(i, i, lemma, pos)
        elif tag in _TAGS_OF[pos] or (
            (single == {"VERB"} and tag not in {"PROPN", "ADP"})
            or (single == {"ADJ"} and tag not in {"PROPN", "ADP", "ADV"})
        ):
            return Candidate(i, i, lemma, pos)
    return None


_BRACKET = 30
"""Tokens between a verb and the particle that ends its clause."""
_CLAUSE_ENDS = frozenset({"PUNCT", "CCONJ", "SCONJ"})


def _closes_clause(analysis: Analysis, verb: int, rest: tuple[str, ...]) -> bool:
    """Whether the words that a verb has put at the end of its clause stand there ("teilte die
    Polizei am Montag mit")."""
    high = analysis.bounds[int(analysis.sentence[verb])][1]
    for at in range(verb + 2, min(high, verb + _BRACKET) - len(rest) + 1):
        if analysis.forms[at] == rest[0] and tuple(analysis.forms[at : at + len(rest)]) == rest:
            beyond = at + len(rest)
            if beyond >= high or TAGS[analysis.tags[beyond]] in _CLAUSE_ENDS:
                return True
    return False


def figures_of(analysis: Analysis, candidates: list[Candidate]) -> Floats:
    """The figures of each candidate's lemma, shape (candidates, WIDTH)."""
    rows, table = _figure_rows(analysis.pack.code, analysis.pack.digest)
    each = [rows.get((c.lemma, c.pos)) or rows[UNKNOWN, c.pos] for c in candidates]
    return table.take(np.array(each, dtype=np.intp), axis=0)


@cache
def _figure_rows(code: str, digest: str) -> tuple[dict[tuple[str, str], int], Floats]:
    """The row of every lemma and part of speech in a table of `cue_figures`; row 0 is nobody's."""
    known = cue_figures(code, digest)
    none = np.zeros(WIDTH, dtype=np.float32)
    return {key: i for i, key in enumerate(known, start=1)}, np.stack([none, *known.values()])


def plausible(analysis: Analysis, candidates: list[Candidate], figures: Floats) -> Ints:
    """Numbers of the candidates that are worth scoring: signs; phrases that do the work of a
    preposition, and prepositions that open a sentence ("For the union, it is a defeat"); and those
    whose lemma, or lemma and what follows it, is a cue often enough."""
    follows = what_follows(analysis)[[c.last for c in candidates]]
    by_next = figures[np.arange(len(candidates)), 1 + follows]
    opening = {low for low, _ in analysis.bounds}
    always = [
        c.pos == "PUNCT" or (c.pos == "ADP" and (c.last > c.first or c.first in opening))
        for c in candidates
    ]
    often = (figures[:, 0] >= LEAST_RATE) | (by_next >= LEAST_RATE)
    return np.flatnonzero(often | np.array(always, dtype=bool))
