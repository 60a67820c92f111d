"""Analysis to quotations: cues, contents, sources in order; then inside long quotations again."""

from typing import NamedTuple

import numpy as np

from onrecord.languages.shape import Grammar
from onrecord.reading.assemble import assemble
from onrecord.reading.back_reference import take_sentence_before, with_rest
from onrecord.reading.carry import carry_over
from onrecord.reading.contents import label_contents
from onrecord.reading.cues import Candidate, figures_of, find_candidates, plausible
from onrecord.reading.excerpt import Excerpt, excerpt
from onrecord.reading.found import Found
from onrecord.reading.impersonal import name_impersonal
from onrecord.reading.inputs import inputs_of
from onrecord.reading.joins import join_quotations
from onrecord.reading.net import load_nets, scheme_of
from onrecord.reading.turns import add_turns
from onrecord.reading.unclaimed import add_unclaimed
from onrecord.syntax.analysis import Analysis


class Least(NamedTuple):
    """Probability from which a candidate is a cue, in the text's own voice and inside a quotation,
    and from which words are its source where the best labels have none."""

    cue: float
    nested: float
    source: float


LEAST = Least(cue=0.3, nested=0.5, source=0.25)
"""Chosen by `onrecord eval quotes` on Wikinews dev and on our own dev texts."""
LEAST_IN_POLNEAR = Least(cue=0.4, nested=0.5, source=1.0)
"""The same on PolNeAR dev: most of what the net has seen is English, so that it is surer there. No
words reach 1.0."""


def least_of(grammar: Grammar) -> Least:
    """The thresholds of a language."""
    return LEAST_IN_POLNEAR if grammar.annotation == "polnear" else LEAST


def find_quotes(analysis: Analysis) -> list[Found]:
    """The quotations in the text's own voice, in order of their contents."""
    found, unclaimed = _read(analysis, least_of(analysis.pack.grammar).cue)
    found = carry_over(analysis, add_turns(analysis, found))
    return add_unclaimed(analysis, found, unclaimed)


def find_nested(analysis: Analysis) -> list[Found]:
    """What the quoted voices report in their turn. Each quotation is read as a text of its own, in
    which its own marks do not count."""
    inner: Excerpt | None = excerpt(analysis)
    if inner is None:
        return []
    found, _ = _read(inner.analysis, least_of(analysis.pack.grammar).nested)
    return [inner.restored(f) for f in found if f.source is not None or f.cue is not None]


def _read(analysis: Analysis, threshold: float) -> tuple[list[Found], np.ndarray]:
    """The quotations that have a cue, and how likely each token is of one that has none."""
    nets = load_nets()
    candidates, figures = candidates_of(analysis)
    vectors = nets.vectors(
        inputs_of(analysis, candidates, figures), scheme_of(analysis.pack.grammar)
    )
    firsts = np.array([c.first for c in candidates], dtype=np.intp)
    scores = nets.cue_probabilities(vectors, firsts)
    sure = np.flatnonzero(scores >= threshold)
    cues = [candidates[i] for i in sure]
    labelled = label_contents(analysis, cues, nets, vectors)
    least_sourced = least_of(analysis.pack.grammar).source
    assembled = assemble(analysis, cues, scores[sure], labelled, least_sourced)
    assembled = [with_rest(analysis, one) for one in assembled]
    found = name_impersonal(analysis, join_quotations(analysis, assembled))
    found = take_sentence_before(analysis, found)
    return found, nets.open_probabilities(vectors)


def candidates_of(analysis: Analysis) -> tuple[list[Candidate], np.ndarray]:
    """The candidates that are worth a look, and their figures."""
    every = find_candidates(analysis)
    figures = figures_of(analysis, every)
    kept = plausible(analysis, every, figures)
    return [every[i] for i in kept], figures[kept]
