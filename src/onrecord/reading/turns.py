"""Turns of interviews to quotations, with those who speak in them."""

from bisect import bisect_left
from collections.abc import Callable

from onrecord.reading.cues import Candidate
from onrecord.reading.found import Found
from onrecord.reading.interviews import Turn, find_interviews
from onrecord.syntax.analysis import Analysis
from onrecord.syntax.tagger import TAG
from onrecord.text import Span

FARTHEST_GUEST = 40
"""Quotations before an interview among which the one who answers is looked for."""
CERTAIN = 0.9
"""What stands in for the net's probability, which it has none of."""


def add_turns(analysis: Analysis, found: list[Found]) -> list[Found]:
    """The quotations with the turns of interviews, which replace what was read of them as a whole;
    what is said inside them stays. Questions by nobody named are none."""
    added: list[Found] = []
    for turns in find_interviews(analysis):
        guest = _guest(analysis, turns[0], found)
        for turn in turns:
            if turn.asks is None and turn.label is not None:
                added.append(_turn(analysis, turn, turn.label))
            elif turn.asks is False:
                added.append(_turn(analysis, turn, guest))
    if not added:
        return found
    replaced = _replaced(added)
    inside = [f for f in found if not replaced(f)]
    return sorted([*inside, *added], key=lambda f: (f.content.start, f.content.end))


def _replaced(turns: list[Found]) -> Callable[[Found], bool]:
    """Whether a quotation is what turns replace: by the same sign, over the same paragraph, or with
    somebody's label among its words."""
    signs = {turn.cue.first for turn in turns if turn.cue is not None}
    wholes = {part for turn in turns for part in turn.parts}
    colons = sorted(turn.cue_span.start for turn in turns if turn.cue_span is not None)

    def told(one: Found) -> bool:
        if one.cue is None and any(part in wholes for part in one.parts):
            return True
        if one.cue is not None and one.cue.first in signs:
            return True
        return any(bisect_left(colons, p.start) < bisect_left(colons, p.end) for p in one.parts)

    return told


def turns_of(found: list[Found]) -> list[Span]:
    """The places of the turns among quotations."""
    return [part for one in found if one.turn for part in one.parts]


def _guest(analysis: Analysis, first: Turn, found: list[Found]) -> Span | None:
    """Whom an interview is with, where its turns do not tell: of the voices before it the first
    that is a name, one that is quoted before any other, as the headline does it."""
    begin = first.parts[0].start
    at = bisect_left(found, begin, key=lambda f: f.content.start)
    near = found[max(0, at - FARTHEST_GUEST) : at]
    before = [f for f in near if f.source is not None and f.content.end <= begin]

    def rank(one: Found) -> tuple[bool, bool]:
        token = analysis.tokens_in(one.source.start, one.source.end)[0] if one.source else 0
        return bool(analysis.tags[token] == TAG["PROPN"]), one.quoted > 0

    return max(before, key=rank).source if before else None


def _turn(analysis: Analysis, turn: Turn, source: Span | None) -> Found:
    cue = None
    if turn.sign is not None and analysis.text[turn.sign.start : turn.sign.end].strip() == ":":
        token, _ = analysis.tokens_in(turn.sign.end - 1, turn.sign.end)
        cue = Candidate(token, token, ":", "PUNCT")
    return Found(
        parts=turn.parts,
        source=source,
        cue=cue,
        cue_span=None if cue is None else analysis.span(cue.first, cue.last),
        score=CERTAIN,
        quoted=1.0,
        sure=(CERTAIN, CERTAIN if source is not None else 0.5),
        turn=True,
    )
