"""A quotation on its way through the steps: places of its parts, before anybody is named."""

from typing import NamedTuple

from onrecord.reading.cues import Candidate
from onrecord.text import Span, hull
from onrecord.values import StatementType


class Found(NamedTuple):
    """`parts` is in order; empty only until `join_quotations` is done. `cue` may be None.

    `quoted` is the share of the words that stand between quotation marks. `outer` is a second
    attribution of the same words, by the voice through which they came: "X said that ..., a
    statement of Y reads" has X's cue, and Y's as `outer`. `nested` is one read inside a quotation.
    `source` is the mention that names the speaker, `carried` whether it was taken over from an
    earlier quotation. `score` is the probability that the cue is one, `sure` how likely the labels
    of content and source are, each by itself. `turn` is one of an interview, whose `source` is the
    label that names who speaks.
    """

    parts: tuple[Span, ...]
    source: Span | None
    cue: Candidate | None
    cue_span: Span | None
    score: float
    carried: bool = False
    quoted: float = 0.0
    outer: "Found | None" = None
    nested: bool = False
    sure: tuple[float, float] = (0.5, 0.5)
    turn: bool = False

    @property
    def content(self) -> Span:
        """The hull of the parts."""
        return hull(self.parts)

    @property
    def type(self) -> StatementType:
        """direct where nine words in ten are quoted, mixed where some are."""
        if self.quoted <= 0.0:
            return "indirect"
        return "direct" if self.quoted >= DIRECT_SHARE else "mixed"


DIRECT_SHARE = 0.9
"""Share of quoted words from which a quotation is direct; that of the metric of `eval quotes`."""
