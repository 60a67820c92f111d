"""Analysis to quotations: cues, contents and sources in order."""

import numpy as np

from onrecord.reading.analysis import Analysis
from onrecord.reading.assemble import assemble
from onrecord.reading.carry import carry_over
from onrecord.reading.contents import label_contents
from onrecord.reading.cues import figures_of, find_candidates, score_candidates
from onrecord.reading.found import Found
from onrecord.reading.joins import join_quotations

CUE_THRESHOLD = 0.4
"""Probability from which a candidate is a cue. Chosen by `onrecord eval quotes` on PolNeAR dev."""


def find_quotes(analysis: Analysis) -> list[Found]:
    """All quotations of a text, in order of their contents."""
    candidates = find_candidates(analysis)
    figures = figures_of(analysis, candidates)
    scores = score_candidates(analysis, candidates, figures)
    sure = np.flatnonzero(scores >= CUE_THRESHOLD)
    cues = [candidates[i] for i in sure]
    flags = np.zeros(len(analysis.words), dtype=np.intp)
    for cue in cues:
        flags[cue.first : cue.last + 1] = 1
    labelled = label_contents(analysis, cues, figures[sure], flags)
    found = join_quotations(analysis, assemble(analysis, cues, scores[sure], labelled))
    return carry_over(analysis, found)
