"""Sentences that carry on what somebody said without a cue of their own.

German tells them by the mood of their verb ("Er sei krank."), other languages by hearsay forms or
by nothing but the sentence before. The net says how likely each word is of one.
"""

from bisect import bisect_left

import numpy as np

from onrecord.reading.found import Found
from onrecord.reading.joins import Flags, in_order, quoted_share, tokens_of
from onrecord.syntax.analysis import Analysis
from onrecord.syntax.crf import Floats
from onrecord.syntax.tagger import TAG

LEAST = 0.25
"""Mean probability of its words from which a sentence carries on; of 0.15, 0.25, 0.35 and 0.5 the
best for `onrecord eval quotes` on Wikinews dev."""
FEWEST = 3
"""Words of such a sentence."""
_MOST_QUOTED = 0.5
"""Share of quoted words from which a sentence is left to `carry.py`."""


def add_unclaimed(analysis: Analysis, found: list[Found], likely: Floats) -> list[Found]:
    """Adds such sentences, neighbouring ones of a paragraph together, each with the speaker of the
    last statement before it that has one."""
    runs: list[list[int]] = []
    for number in _carrying_on(analysis, tokens_of(analysis, found), likely):
        low = analysis.bounds[number][0]
        goes_on = runs and runs[-1][-1] == number - 1
        if goes_on and analysis.paragraph[low] == analysis.paragraph[low - 1]:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = sorted((f for f in found if f.source is not None), key=lambda f: f.content.start)
    starts = [f.content.start for f in named]
    added = []
    for run in runs:
        begin = analysis.begins[analysis.bounds[run[0]][0]]
        before = bisect_left(starts, begin) - 1
        last = named[before] if before >= 0 else None
        added.append(_statement(analysis, last, run, likely))
    return in_order([*found, *added])


def _carrying_on(analysis: Analysis, taken: Flags, likely: Floats) -> list[int]:
    """Numbers of the sentences that hold no content and are likely enough to be one."""
    if not analysis.bounds:
        return []
    words = analysis.tags != TAG["PUNCT"]
    columns = np.stack([taken, words, analysis.quoted, likely * words], axis=1, dtype=np.float64)
    begins = np.array([low for low, _ in analysis.bounds], dtype=np.intp)
    claimed, counts, quoted, sums = np.add.reduceat(columns, begins).T
    lengths = np.diff(begins, append=len(words))
    free = (claimed == 0) & (counts >= FEWEST) & (quoted <= _MOST_QUOTED * lengths)
    return np.flatnonzero(free & (sums >= LEAST * counts)).tolist()


def _statement(
    analysis: Analysis, last: Found | None, sentences: list[int], likely: Floats
) -> Found:
    low, high = analysis.bounds[sentences[0]][0], analysis.bounds[sentences[-1]][1]
    parts = (analysis.span(low, high - 1),)
    return Found(
        parts=parts,
        source=last.source if last is not None else None,
        cue=None,
        cue_span=None,
        score=float(likely[low:high][analysis.tags[low:high] != TAG["PUNCT"]].mean()),
        carried=True,
        quoted=quoted_share(analysis, parts),
    )
