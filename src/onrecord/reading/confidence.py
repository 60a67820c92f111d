"""How sure a statement is: probabilities that were fitted to what proved right.

Two logistic models over what the net says and over the form of the quotation: that the content is
one, and that both content and speaker are right. `training/confidence.py` fits them on documents
that the net has not seen (`models/confidence.tsv`).
"""

from functools import cache
from importlib import resources
from math import exp, log

from msgspec import Struct

from onrecord.reading.found import DIRECT_SHARE, Found
from onrecord.reading.net import SCHEMES
from onrecord.tables import read_table

NAMES = (
    "constant",
    "cue",  # log-odds of the cue, or of a sentence that carries on
    "content",  # log-odds of its labels
    "source",
    "direct",
    "mixed",
    "no cue",
    "carried",
    "sourceless",
    "sign",  # a colon or dash for a cue
    "pieces",
    "source and cue",  # the product of their log-odds
    "scheme",  # that of Wikinews, in which contents are counted otherwise
    "scheme, no cue",
    "scheme, sourceless",
    "scheme, source",
    "scheme, direct",
)
_LEAST = 1e-3


class Weight(Struct, frozen=True):
    """What a feature weighs for the content, and for content and speaker."""

    feature: str
    content: float
    speaker: float
    evidence: str


def features(found: Found, scheme: int) -> list[float]:
    """The values of NAMES; `scheme` is that of the language (`net.scheme_of`)."""
    cue, source = _log_odds(found.score), _log_odds(found.sure[1])
    other = scheme == SCHEMES["wikinews"]
    return [
        1.0,
        cue,
        _log_odds(found.sure[0]),
        source,
        float(found.quoted >= DIRECT_SHARE),
        float(0 < found.quoted < DIRECT_SHARE),
        float(found.cue is None),
        float(found.carried),
        float(found.source is None),
        float(found.cue is not None and found.cue.pos == "PUNCT"),
        float(len(found.parts) > 1),
        cue * source / 4,
        float(other),
        float(other and found.cue is None),
        float(other and found.source is None),
        other * source,
        float(other and found.quoted >= DIRECT_SHARE),
    ]


def confidence(found: Found, scheme: int) -> tuple[float, float]:
    """The probability that the content is one, and that it is one and has the right speaker."""
    values, sums = features(found, scheme), [0.0, 0.0]
    for value, weight in zip(values, _weights(), strict=True):
        sums[0] += value * weight.content
        sums[1] += value * weight.speaker
    content, speaker = (1.0 / (1.0 + exp(-max(-30.0, min(30.0, s)))) for s in sums)
    return content, min(content, speaker)


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


@cache
def _weights() -> tuple[Weight, ...]:
    file = resources.files("onrecord.reading") / "models" / "confidence.tsv"
    rows = read_table(file.read_text("utf-8"), Weight, "reading/models/confidence.tsv")
    by_name = {row.feature: row for row in rows}
    return tuple(by_name[name] for name in NAMES)
