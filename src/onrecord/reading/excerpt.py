"""The quoted part of a text as a text of its own, so that it can be read with the same means."""

from typing import NamedTuple

import numpy as np

from onrecord.reading.found import Found
from onrecord.syntax.analysis import Analysis, counted, quoted_tokens
from onrecord.syntax.crf import Ints
from onrecord.text import Span

SHORTEST = 5
"""Words that a quotation must have to be read for statements inside it."""


class Excerpt(NamedTuple):
    """`tokens` has, for each token of `analysis`, its number in the whole text."""

    analysis: Analysis
    tokens: Ints

    def restored(self, found: Found) -> Found:
        """A quotation of the excerpt with its cue numbered as in the whole text."""
        if found.cue is None:
            return found
        first, last = int(self.tokens[found.cue.first]), int(self.tokens[found.cue.last])
        outer = self.restored(found.outer) if found.outer is not None else None
        cue = found.cue._replace(first=first, last=last)
        return found._replace(cue=cue, outer=outer, nested=True)


def excerpt(analysis: Analysis) -> Excerpt | None:
    """All long quotations of a text, each a paragraph; None where there is none."""
    pieces, kept = _long_quotations(analysis)
    if not pieces:
        return None
    tokens = np.concatenate(kept)
    paragraph = np.repeat(np.arange(len(kept)), [len(k) for k in kept])
    # a sentence of the excerpt is what a quotation holds of a sentence
    keys = paragraph * (len(analysis.bounds) + 1) + analysis.sentence[tokens]
    begins = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.concatenate((begins[1:], [len(tokens)]))
    inner = [q._replace(level=q.level - 1) for q in analysis.quotations if q.level]
    starts, stops = analysis.starts[tokens], analysis.ends[tokens]
    tags, quoted = analysis.tags[tokens], quoted_tokens(starts, inner)
    word_counts, quoted_counts = counted(tags, quoted)
    return Excerpt(
        analysis._replace(
            numbers=analysis.numbers[tokens],
            starts=starts,
            ends=stops,
            begins=starts.tolist(),
            stops=stops.tolist(),
            words=[analysis.words[t] for t in tokens],
            forms=[analysis.forms[t] for t in tokens],
            tags=tags,
            classes=analysis.classes[tokens],
            quoted=quoted,
            word_counts=word_counts,
            quoted_counts=quoted_counts,
            capital=analysis.capital[tokens],
            hearsay=analysis.hearsay[tokens],
            oblique=analysis.oblique[tokens],
            sentence=np.repeat(np.arange(len(begins)), ends - begins),
            bounds=list(zip(begins.tolist(), ends.tolist(), strict=True)),
            paragraph=paragraph,
            paragraphs=pieces,
            quotations=inner,
        ),
        tokens,
    )


def _long_quotations(analysis: Analysis) -> tuple[list[Span], list[Ints]]:
    """What stands between the marks of each long quotation, and the tokens there."""
    pieces: list[Span] = []
    kept: list[Ints] = []
    for quotation in analysis.quotations:
        if quotation.level:
            continue
        start, end = quotation.inner(analysis.text)
        first, beyond = analysis.tokens_in(start, end)
        if beyond - first >= SHORTEST:
            pieces.append(Span(start, end))
            kept.append(np.arange(first, beyond))
    return pieces, kept
