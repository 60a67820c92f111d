"""Analysis to quotations: cues, contents, sources in order; then inside long quotations again."""

import numpy as np

from onrecord.reading.analysis import Analysis
from onrecord.reading.assemble import assemble
from onrecord.reading.carry import carry_over
from onrecord.reading.contents import label_contents
from onrecord.reading.cues import figures_of, find_candidates, score_candidates
from onrecord.reading.excerpt import Excerpt, excerpt
from onrecord.reading.found import Found
from onrecord.reading.joins import join_quotations

CUE_THRESHOLD = 0.4
"""Probability from which a candidate is a cue. Chosen by `onrecord eval quotes` on PolNeAR dev."""
NESTED_THRESHOLD = 0.5
"""The same for a cue inside a quotation."""


def find_quotes(analysis: Analysis) -> list[Found]:
    """The quotations in the text's own voice, in order of their contents."""
    return carry_over(analysis, _with_cues(analysis, CUE_THRESHOLD))


def find_nested(analysis: Analysis) -> list[Found]:
    """What the quoted voices report in their turn. Each quotation is read as a text of its own, in
    which its own marks do not count."""
    inner: Excerpt | None = excerpt(analysis)
    if inner is None:
        return []
    found = _with_cues(inner.analysis, NESTED_THRESHOLD)
    return [inner.restored(f) for f in found if f.source is not None or f.cue is not None]


def _with_cues(analysis: Analysis, threshold: float) -> list[Found]:
    candidates = find_candidates(analysis)
    figures = figures_of(analysis, candidates)
    scores = score_candidates(analysis, candidates, figures)
    sure = np.flatnonzero(scores >= threshold)
    cues = [candidates[i] for i in sure]
    flags = np.zeros(len(analysis.words), dtype=np.intp)
    for cue in cues:
        flags[cue.first : cue.last + 1] = 1
    labelled = label_contents(analysis, cues, figures[sure], flags)
    return join_quotations(analysis, assemble(analysis, cues, scores[sure], labelled))
