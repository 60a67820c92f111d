"""Cues that have nobody for their subject ("heißt es in", "apprend-on auprès de", "si legge in").

Their source stands in a phrase with a preposition: a document, a body, or people.
"""

import numpy as np

from onrecord.reading.analysis import CLASS, Analysis
from onrecord.reading.found import Found
from onrecord.reading.tagger import TAG
from onrecord.text import Span

_PHRASE = frozenset(
    TAG[name] for name in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "VPART", "PRON", "PART")
)
_HEADS = [TAG["NOUN"], TAG["PROPN"]]
_LINKS = frozenset({CLASS["of"]})
_REFLEXIVE = CLASS["reflexive"]


def name_impersonal(analysis: Analysis, found: list[Found]) -> list[Found]:
    """The same quotations; one whose subject is nobody gets the source of such a phrase, or none.
    Those without an impersonal subject stay as they are."""
    return [
        one._replace(source=_phrase_beside(analysis, one)) if _is_impersonal(analysis, one) else one
        for one in found
    ]


def _is_impersonal(analysis: Analysis, found: Found) -> bool:
    cue = found.cue
    if cue is None or cue.pos != "VERB":
        return False
    if found.source is None:
        near = analysis.classes[max(0, cue.first - 1) : cue.last + 2]
        return bool((near == _REFLEXIVE).any())
    first, beyond = analysis.tokens_in(found.source.start, found.source.end)
    impersonal = analysis.pack.grammar.impersonal_words
    return beyond - first == 1 and analysis.forms[first] in impersonal


def _phrase_beside(analysis: Analysis, found: Found) -> Span | None:
    """The nearest noun phrase behind a preposition that names a document, a body or a name, in the
    cue's sentence and outside the content; first behind the cue, then before it."""
    assert found.cue is not None
    low, high = analysis.bounds[int(analysis.sentence[found.cue.first])]
    free = np.ones(high - low, dtype=bool)
    for part in found.parts:
        first, beyond = analysis.tokens_in(part.start, part.end)
        free[max(0, first - low) : max(0, beyond - low)] = False
    behind = range(found.cue.last + 1, high)
    before = range(found.cue.first - 1, low - 1, -1)
    for token in (*behind, *before):
        if analysis.tags[token] == TAG["ADP"] and free[token - low]:
            end = _phrase_end(analysis, token + 1, high, free[token + 1 - low :])
            if _names(analysis, token + 1, end):
                return analysis.span(token + 1, end - 1)
    return None


def _phrase_end(analysis: Analysis, start: int, high: int, free: np.ndarray) -> int:
    """The token beyond a noun phrase, with what it is "of"."""
    end = start
    while end < high and free[end - start] and int(analysis.tags[end]) in _PHRASE:
        if analysis.tags[end] == TAG["ADP"] and int(analysis.classes[end]) not in _LINKS:
            break
        end += 1
    return end


def _names(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a phrase has a head that is a role, an institution, a document or a name."""
    heads = np.isin(analysis.tags[start:end], _HEADS)
    telling = (analysis.classes[start:end] == CLASS["role"]) | (
        analysis.tags[start:end] == TAG["PROPN"]
    )
    return bool((heads & telling).any())
