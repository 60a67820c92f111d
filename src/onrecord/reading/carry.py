"""Quotations that no cue has claimed: the rest of one already found, or one carried over."""

from bisect import bisect_right, insort

from onrecord.reading.found import Found
from onrecord.reading.joins import in_order, merge, quoted_share, tokens_of
from onrecord.syntax.analysis import Analysis
from onrecord.syntax.quotations import Quotation
from onrecord.text import Span

SHORTEST_CARRIED = 6
"""Words that a quotation without a cue must have to be a statement of its own."""
PARAGRAPH_SHARE = 0.75
"""Share of its paragraph's words that it must have, besides."""
SHORTEST_FOLLOWING = 3
"""Words of one that stands right behind a statement."""
_SENTENCE_ENDS = frozenset(".!?…")


def carry_over(analysis: Analysis, found: list[Found]) -> list[Found]:
    """Adds the quotations that nobody has claimed to the statement that they go on with, or gives
    them the speaker of the one before."""
    everything = list(found)
    taken = tokens_of(analysis, found)
    left_open = {q.end for q in analysis.quotations if q.level == 0 and not q.closed}
    ends = sorted((_end(f), f.quoted, i) for i, f in enumerate(everything))
    for quotation in analysis.quotations:
        first, beyond = analysis.tokens_in(quotation.start, quotation.end)
        if quotation.level or taken[first:beyond].any():
            continue
        region = Span(quotation.start, quotation.end)
        before = bisect_right(ends, (region.start, 2.0, 0)) - 1
        if before < 0:
            continue
        at = ends[before][2]
        statement = everything[at]
        if _goes_on(analysis, statement, quotation, left_open):
            parts = merge(analysis, [*statement.parts, region])
            everything[at] = statement._replace(parts=parts, quoted=quoted_share(analysis, parts))
            insort(ends, (_end(everything[at]), everything[at].quoted, at))
        elif (_stands_alone(analysis, quotation) and statement.quoted > 0) or _follows(
            analysis, statement, quotation
        ):
            everything.append(_carried(statement, region))
            insort(ends, (region.end, 1.0, len(everything) - 1))
    return in_order(everything)


def _end(found: Found) -> int:
    places = [*found.parts, *(s for s in (found.cue_span, found.source) if s)]
    if found.carried:
        places = list(found.parts)
    return max(place.end for place in places)


def _goes_on(
    analysis: Analysis, statement: Found, quotation: Quotation, left_open: set[int]
) -> bool:
    """Whether a quotation begins right where the sentence of a quoted statement ends ("A," said X.
    "B."), or opens the next paragraph where the last one was left open."""
    if statement.quoted < 0.5:
        return False
    end = _end(statement)
    token = bisect_right(analysis.begins, end - 1) - 1
    last = analysis.bounds[int(analysis.sentence[token])][1] - 1
    sentence_end = max(end, analysis.stops[last])
    gap = analysis.text[sentence_end : quotation.start]
    if gap.strip():
        return False
    if "\n" not in gap:
        return True
    return statement.content.end in left_open


def _follows(analysis: Analysis, statement: Found, quotation: Quotation) -> bool:
    """Whether a quotation that is a sentence by itself stands right behind the sentence of a
    statement, in its paragraph ("X denies it. “I was not there.”")."""
    first, beyond = analysis.tokens_in(quotation.start, quotation.end)
    before = int(analysis.sentence[first]) - 1
    if statement.source is None or before < 0:
        return False
    low, high = analysis.bounds[before]
    if analysis.paragraph[low] != analysis.paragraph[first]:
        return False
    if not int(analysis.starts[low]) <= _end(statement) - 1 < int(analysis.ends[high - 1]):
        return False
    words = analysis.words_in(first, beyond)
    own_low = analysis.bounds[before + 1][0]
    _, own_high = analysis.bounds[int(analysis.sentence[beyond - 1])]
    whole = analysis.words_in(own_low, own_high)
    return first <= own_low + 1 and words == whole and words >= SHORTEST_FOLLOWING


def _stands_alone(analysis: Analysis, quotation: Quotation) -> bool:
    """Whether a quotation is nearly all of its paragraph, and a sentence."""
    first, beyond = analysis.tokens_in(quotation.start, quotation.end)
    words = analysis.words_in(first, beyond)
    if words < SHORTEST_CARRIED:
        return False
    paragraph = analysis.paragraphs[int(analysis.paragraph[first])]
    whole = analysis.words_in(*analysis.tokens_in(paragraph.start, paragraph.end))
    inner = analysis.text[quotation.start : quotation.end].rstrip("\"”»“’' ")
    return words >= PARAGRAPH_SHARE * whole and inner[-1:] in _SENTENCE_ENDS


def _carried(statement: Found, region: Span) -> Found:
    return Found(
        parts=(region,),
        source=statement.source,
        cue=None,
        cue_span=None,
        score=0.5 * statement.score,
        carried=True,
        quoted=1.0,
    )
