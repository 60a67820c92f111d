"""What stands around a quotation: its medium, to whom it is said, hedges and negation."""

from bisect import bisect_left
from functools import cache

from onrecord.languages.load import load
from onrecord.reading.cast import Cast, Member
from onrecord.reading.cues import form_table
from onrecord.reading.found import Found
from onrecord.reading.lexicon import Phrases
from onrecord.reading.mentions import Mention
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.tagger import TAG, TAGS
from onrecord.text import Span
from onrecord.values import Addressee, Medium, Passage

_MEDIUM_REACH = 12
"""Tokens between a cue and the words that name its medium."""
_NEGATION_REACH = 3


@cache
def _media(code: str, digest: str) -> Phrases[str]:
    pack = load(code)
    return Phrases(((r.phrase, r.kind) for r in pack.media), pack.grammar, keep_case=False)


@cache
def _hedges(code: str, digest: str) -> Phrases[str]:
    pack = load(code)
    return Phrases(((r.phrase, r.phrase) for r in pack.hedges), pack.grammar, keep_case=False)


def medium_of(analysis: Analysis, found: Found) -> Medium | None:
    """The nearest phrase of the cue's sentence, outside the content, that names a medium."""
    if found.cue is None:
        return None
    phrases = _media(analysis.pack.code, analysis.pack.digest)
    cue = found.cue.first
    low, high = analysis.bounds[int(analysis.sentence[cue])]
    best: tuple[int, int, int, str] | None = None
    for i in range(max(low, cue - _MEDIUM_REACH), min(high, cue + _MEDIUM_REACH)):
        hit = phrases.at(analysis.words, analysis.forms, i)
        if hit is None or _inside(analysis, i, found.parts):
            continue
        distance = abs(i - cue)
        if best is None or distance < best[0]:
            best = (distance, i, hit[0], hit[1])
    if best is None:
        return None
    span = analysis.span(best[1], best[2] - 1)
    return Medium(span.start, span.end, span.of(analysis.text), kind=best[3])


def _inside(analysis: Analysis, token: int, parts: tuple[Span, ...]) -> bool:
    at = int(analysis.starts[token])
    return any(part.start <= at < part.end for part in parts)


def hedges_of(analysis: Analysis, found: Found) -> tuple[Passage, ...]:
    """Words inside a content, or beside its cue, by which the writer keeps a distance."""
    phrases = _hedges(analysis.pack.code, analysis.pack.digest)
    ranges = [analysis.tokens_in(part.start, part.end) for part in found.parts]
    if found.cue is not None:
        ranges.append((max(0, found.cue.first - 2), found.cue.last + 3))
    seen: dict[int, Passage] = {}
    for first, beyond in ranges:
        i = first
        while i < min(beyond, len(analysis.words)):
            hit = phrases.at(analysis.words, analysis.forms, i)
            if hit is not None and hit[0] <= max(beyond, i + 1):
                span = analysis.span(i, hit[0] - 1)
                seen[i] = Passage(span.start, span.end, span.of(analysis.text))
                i = hit[0]
            else:
                i += 1
    return tuple(seen[i] for i in sorted(seen))


def is_negated(analysis: Analysis, found: Found) -> bool:
    """Whether a "not" stands right before the cue, in its clause."""
    if found.cue is None:
        return False
    for token in range(found.cue.first - 1, found.cue.first - 1 - _NEGATION_REACH, -1):
        if token < 0 or analysis.sentence[token] != analysis.sentence[found.cue.first]:
            return False
        if analysis.classes[token] == CLASS["not"]:
            return True
        if analysis.classes[token] in (CLASS["comma"], CLASS["mark"], CLASS["that"]):
            return False
    return False


def addressee_of(
    analysis: Analysis, cast: Cast, mentions: list[Mention], found: Found
) -> Addressee | None:
    """Who is spoken to: the actor between the cue and the content, or behind the speaker."""
    if found.cue is None:
        return None
    low, high = analysis.bounds[int(analysis.sentence[found.cue.first])]
    begin = bisect_left(mentions, low, key=lambda m: m.first)
    end = bisect_left(mentions, high, key=lambda m: m.first)
    tops = [m for m in mentions[begin:end] if not m.nested and not is_document(m)]
    return _after_cue(analysis, cast, tops, found) or _after_source(analysis, cast, tops, found)


def is_document(mention: Mention) -> bool:
    """Whether a mention is of a text, not of somebody."""
    return mention.role_word is not None and mention.role_word.kind == "document"


def _after_cue(
    analysis: Analysis, cast: Cast, tops: list[Mention], found: Found
) -> Addressee | None:
    """ "told Lavrov that", "ha detto a Lavrov che", "ha esortato la Russia a"."""
    cue = found.cue
    if cue is None or cue.pos not in {"VERB", "NOUN"}:
        return None
    low, high = cue.last + 1, min(cue.last + 5, len(analysis.words))
    for mention in tops:
        if not low <= mention.first < high or _source_meets(analysis, found, mention):
            continue
        if _is_saying(analysis, mention):
            return None
        between = range(low, mention.first)
        kinds = {int(analysis.classes[t]) for t in between}
        marked = CLASS["to"] in kinds or (CLASS["inf"] in kinds and len(kinds) <= 2)
        allowed = {CLASS["to"], CLASS["inf"], CLASS["definite"], CLASS["indefinite"], 0}
        plain = all(
            int(analysis.classes[t]) in allowed and TAGS[analysis.tags[t]] in {"ADP", "DET", "ADV"}
            for t in between
        )
        if plain and (marked or _is_object(analysis, found, mention)):
            return _addressee(analysis, cast.of[mention.first, mention.last], mention)
        return None
    return None


def _is_saying(analysis: Analysis, mention: Mention) -> bool:
    """Whether what looks like somebody's role is a noun of saying: "respinto le accuse di ..."."""
    if mention.name is not None:
        return False
    rows = form_table(analysis.pack.code, analysis.pack.digest).get(
        analysis.forms[mention.first], ()
    )
    return any(pos == "NOUN" for _, _, pos in rows)


def _source_meets(analysis: Analysis, found: Found, mention: Mention) -> bool:
    span = analysis.span(mention.first, mention.last)
    return found.source is not None and found.source.meets(span)


def _is_object(analysis: Analysis, found: Found, mention: Mention) -> bool:
    """Whether what follows a mention is a reported clause, so that it is the one told or asked."""
    after = mention.last + 1
    cue = found.cue
    if cue is None or cue.pos != "VERB" or after >= len(analysis.words):
        return False
    if analysis.sentence[after] != analysis.sentence[cue.first]:
        return False
    opened = (CLASS["that"], CLASS["whether"], CLASS["inf"], CLASS["question"])
    return int(analysis.classes[after]) in opened or bool(
        analysis.classes[after] == CLASS["to"]
        and after + 1 < len(analysis.words)
        and analysis.tags[after + 1] == TAG["VINF"]
    )


def _after_source(
    analysis: Analysis, cast: Cast, tops: list[Mention], found: Found
) -> Addressee | None:
    """ "Blinken a Lavrov: ...": a second actor behind the speaker, marked as spoken to."""
    if found.source is None or found.cue is None:
        return None
    low, high = analysis.bounds[int(analysis.sentence[found.cue.first])]
    first, _ = analysis.tokens_in(found.source.start, found.source.end)
    speaker = next((m for m in tops if m.last >= first and m.first >= low), None)
    if speaker is None or found.cue.pos != "PUNCT":
        return None
    for mention in tops:
        if speaker.last < mention.first < found.cue.first:
            between = range(speaker.last + 1, mention.first)
            to_classes = (CLASS["to"], CLASS["inf"])
            marked = [t for t in between if int(analysis.classes[t]) in to_classes]
            if marked and len(between) <= 2 and mention.first < high:
                return _addressee(analysis, cast.of[mention.first, mention.last], mention)
    return None


def _addressee(analysis: Analysis, member: Member, mention: Mention) -> Addressee:
    span = analysis.span(mention.first, mention.last)
    return Addressee(span.start, span.end, span.of(analysis.text), actor=member.id)
