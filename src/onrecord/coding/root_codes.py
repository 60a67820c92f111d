"""The PLOVER root code of a directed pair in a sentence."""

from collections.abc import Sequence

from onrecord.coding.event_inputs import Tokens, inputs_of, triggers
from onrecord.coding.event_net import event_net
from onrecord.coding.event_words import Floats
from onrecord.languages.load import LanguagePack
from onrecord.syntax import Analysis, analyse
from onrecord.text import Span

Place = tuple[int, int] | None


def root_codes(
    texts: Sequence[str], pairs: Sequence[tuple[Place, Place]], pack: LanguagePack
) -> Floats:
    """The probability of each root code, in the order of ROOTS, of one pair (source, target;
    character ranges) in each text: shape (texts, 15). A side may be None where nobody is named."""
    spans, at = [], 0
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 1
    # one line a text: what breaks a line inside it is a space of the same length
    whole = "\n".join(" ".join(text.split("\n")) for text in texts)
    analysis = analyse(whole, spans, pack)
    inputs = []
    for span, (source, target) in zip(spans, pairs, strict=True):
        bounds = analysis.tokens_in(span.start, span.end)
        first = _tokens(analysis, source, span.start, bounds[0])
        second = _tokens(analysis, target, span.start, bounds[1])
        inputs.append(inputs_of(analysis, bounds, triggers(analysis, *bounds), first, second))
    return event_net().probabilities(inputs)


def _tokens(analysis: Analysis, place: Place, offset: int, missing: int) -> Tokens:
    if place is None:
        return missing, missing
    return analysis.tokens_in(offset + place[0], offset + place[1])
