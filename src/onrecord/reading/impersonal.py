"""Cues that have nobody for their subject ("heißt es in", "apprend-on auprès de", "si legge in").

Their source stands in a phrase with a preposition: a document, a body, or people.
"""

import numpy as np

from onrecord.reading.found import Found
from onrecord.reading.noun_phrase import noun_phrase_end
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.tagger import TAG
from onrecord.text import Span

_HEADS = [TAG["NOUN"], TAG["PROPN"]]
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
    """The noun phrase behind a preposition that names a document, a body or a name, in the cue's
    sentence and outside the content; the first behind the cue, else the nearest before it."""
    assert found.cue is not None
    low, high = analysis.bounds[int(analysis.sentence[found.cue.first])]
    contents = [analysis.tokens_in(part.start, part.end) for part in found.parts]
    behind = range(found.cue.last + 1, high - 1)
    before = range(found.cue.first - 1, low - 1, -1)
    for token in (*behind, *before):
        inside = any(first <= token < beyond for first, beyond in contents)
        if analysis.tags[token] != TAG["ADP"] or inside:
            continue
        end = noun_phrase_end(analysis, token + 1)
        if _names(analysis, token + 1, end):
            return analysis.span(token + 1, end - 1)
    return None


def _names(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a phrase has a head that is a role, an institution, a document or a name."""
    heads = np.isin(analysis.tags[start:end], _HEADS)
    telling = (analysis.classes[start:end] == CLASS["role"]) | (
        analysis.tags[start:end] == TAG["PROPN"]
    )
    return bool((heads & telling).any())
