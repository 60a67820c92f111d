"""Quotations whose verb has dropped its subject, with the mention that it goes on with."""

from onrecord.reading.cast import Cast
from onrecord.reading.found import Found
from onrecord.reading.mentions import find_mentions
from onrecord.reading.speakers import Speakers, Voice, drops_subject
from onrecord.reading.turns import turns_of
from onrecord.syntax.analysis import Analysis
from onrecord.syntax.tagger import TAG
from onrecord.text import Span


def with_subjects(analysis: Analysis, found: list[Found]) -> list[Found]:
    """The same quotations; one without a source has that of the subject that its verb drops, or
    shares with the verb before it."""
    if not any(_asks_for_subject(analysis, quote) for quote in found):
        return found
    mentions = find_mentions(analysis)
    cast = Cast(analysis, "", None)
    cast.add_all(mentions)
    speakers = Speakers(analysis, cast, mentions, turns_of(found))
    named: list[Found] = []
    for quote in sorted(found, key=_reading_order):
        voice = speakers.voice(quote)
        if voice is not None and (
            (quote.source is None and voice.how == "dropped subject")
            or (quote.carried and _is_pronoun(analysis, quote.source))
        ):
            quote = quote._replace(source=_mention(analysis, voice, quote))
        named.append(quote)
    return sorted(named, key=lambda f: (f.content.start, f.content.end))


def _asks_for_subject(analysis: Analysis, quote: Found) -> bool:
    """Whether a quotation may get another source; most texts have none that does, and then nobody
    needs to know who their actors are."""
    if quote.carried:
        return _is_pronoun(analysis, quote.source)
    return quote.source is None and drops_subject(analysis, quote)


def _is_pronoun(analysis: Analysis, source: Span | None) -> bool:
    if source is None:
        return False
    first, beyond = analysis.tokens_in(source.start, source.end)
    return bool((analysis.tags[first:beyond] == TAG["PRON"]).any())


def _mention(analysis: Analysis, voice: Voice, quote: Found) -> Span:
    """The nearest mention of a voice before a quotation's cue, by name or role."""
    at = _reading_order(quote)
    spans = [analysis.span(first, last) for first, last in voice.members[0].mentions]
    before = [span for span in spans if span.end <= at]
    return max(before, key=lambda span: span.start, default=voice.span)


def _reading_order(found: Found) -> int:
    return found.cue_span.start if found.cue_span is not None else found.content.start
