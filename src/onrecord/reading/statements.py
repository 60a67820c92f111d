"""Quotations to statements: speakers named, nesting and chains of voices worked out."""

import hashlib
from bisect import bisect_left
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.reading.back_reference import refers_back
from onrecord.reading.cast import Cast, Member
from onrecord.reading.confidence import confidence
from onrecord.reading.found import Found
from onrecord.reading.joins import is_spoken
from onrecord.reading.mentions import Mention
from onrecord.reading.net import scheme_of
from onrecord.reading.speakers import Speakers, Voice
from onrecord.reading.surroundings import addressee_of, hedges_of, is_negated, medium_of
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.text import Span, hull
from onrecord.values import Addressee, BlockKind, Cue, Medium, Passage, Speaker, Statement

_WRAPPED_SURPLUS = 3
"""Words that an attribution may hold besides another one and still be only its carrier."""


_LEAST_NESTED = 0.5
"""Confidence that a statement nested in another must have."""


class Draft(NamedTuple):
    """A quotation with its speaker; `through` are the voices that carry it, outermost first."""

    found: Found
    voice: Voice | None
    through: tuple[Voice, ...]
    medium: Medium | None
    block: BlockKind


def draft_all(
    analysis: Analysis, speakers: Speakers, quotes: list[Found], kinds: list[BlockKind]
) -> list[Draft]:
    """Names the speakers in the order of the cues; `kinds` has the block kind of each paragraph."""
    drafts: list[Draft] = []
    for found in sorted(quotes, key=_reading_order):
        if refers_back(analysis, found):
            _carry_last(drafts, speakers.behind_cue(found))
            continue
        outer = speakers.voice(found.outer) if found.outer is not None else None
        voice = speakers.voice(found)
        if found.nested and (voice is None or speakers.is_own_voice(voice)):
            continue
        medium = medium_of(analysis, found.outer or found) or medium_of(analysis, found)
        first, _ = analysis.tokens_in(found.content.start, found.content.end)
        block = kinds[int(analysis.paragraph[min(first, len(analysis.words) - 1)])]
        drafts.append(Draft(found, voice, (outer,) if outer else (), medium, block))
    return unwrap(analysis, drafts)


def _carry_last(drafts: list[Draft], voice: Voice | None) -> None:
    """Makes a voice the carrier of the statement before it."""
    if voice is None or not drafts:
        return
    last = drafts[-1]
    own = last.voice.members[0].id if last.voice is not None else None
    if voice.members[0].id != own:
        drafts[-1] = last._replace(through=(voice, *last.through))


def _reading_order(found: Found) -> tuple[int, int]:
    """Where a reader meets the attribution; a carrier before what it carries."""
    at = found.cue_span.start if found.cue_span is not None else found.content.start
    if found.quoted > 0 and found.cue is not None:
        at = min(at, found.content.start)
    return at, -found.content.end


def unwrap(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drops attributions whose content is nothing but other attributions ("X said that ..., a
    statement of Y reads"), and makes their speaker a voice of those."""
    ordered = sorted(drafts, key=lambda d: d.found.content.start)
    starts = [d.found.content.start for d in ordered]
    kept: list[Draft | None] = list(ordered)
    for at, outer in enumerate(ordered):
        content = outer.found.content
        if outer.found.quoted > 0 or outer.found.cue is None or outer.voice is None:
            continue
        near = range(bisect_left(starts, content.start), bisect_left(starts, content.end))
        inside = [i for i in near if i != at and _wraps(outer.found, ordered[i].found)]
        inside = [i for i in inside if is_spoken(analysis, ordered[i].found)]
        inner = [d for i in inside if (d := kept[i]) is not None]
        if not inner or _surplus(analysis, outer.found, inner) > _WRAPPED_SURPLUS:
            continue
        kept[at] = None
        for i in inside:
            draft = kept[i]
            if draft is not None:
                medium = draft.medium or outer.medium
                through = (*outer.through, outer.voice, *draft.through)
                kept[i] = draft._replace(through=through, medium=medium)
    return [draft for draft in kept if draft is not None]


def _wraps(outer: Found, inner: Found) -> bool:
    """Whether the cue and the content of one attribution lie in the content of another."""
    if inner.cue_span is None:
        return False
    start, end = outer.parts[0].start, outer.parts[-1].end
    first, last = inner.parts[0], inner.parts[-1]
    return (
        start <= min(first.start, inner.cue_span.start)
        and max(last.end, inner.cue_span.end) <= end
        and (start, end) != (first.start, last.end)
    )


def _surplus(analysis: Analysis, outer: Found, inner: list[Draft]) -> int:
    """Words of a content that belong to none of the attributions inside it."""
    spans: list[Span] = []
    for draft in inner:
        own = [*draft.found.parts]
        own += [s for s in (draft.found.cue_span, draft.found.source) if s is not None]
        spans.append(hull(own))
    first, beyond = analysis.tokens_in(outer.content.start, outer.content.end)
    words = [t for t in range(first, beyond) if analysis.forms[t][0].isalnum()]
    starts = [int(analysis.starts[t]) for t in words]
    return sum(not any(s.start <= at < s.end for s in spans) for at in starts)


class Builder:
    """Makes statements of drafts."""

    def __init__(
        self, analysis: Analysis, cast: Cast, mentions: list[Mention], page_id: str
    ) -> None:
        self.a = analysis
        self.cast = cast
        self.mentions = mentions
        self.page_id = page_id

    def build(self, drafts: list[Draft], outlet: Member | None) -> tuple[Statement, ...]:
        """Statements in order of their contents; no two have the same place."""
        addressees = {
            id(d): addressee_of(self.a, self.cast, self.mentions, d.found) for d in drafts
        }
        contents = {id(d): self.content_parts(d.found, addressees[id(d)]) for d in drafts}
        places: dict[Span, Draft] = {}
        for draft in sorted(drafts, key=lambda d: -d.found.score):
            places.setdefault(hull(contents[id(draft)]), draft)
        ordered = self.without_weak(
            sorted(places.items(), key=lambda item: (item[0].start, -item[0].end))
        )
        voices: dict[str, tuple[str, ...]] = {}
        media: dict[str, Medium | None] = {}
        statements: list[Statement] = []
        for (place, draft), parent in zip(ordered, self.parents(ordered), strict=True):
            parent_id = self.ident(parent) if parent is not None else None
            before = voices.get(parent_id or "", (outlet.id,) if outlet else ())
            chain = (*before, *(m.id for v in draft.through for m in v.members[:1]))
            if draft.voice is not None:
                chain = (*chain, draft.voice.members[0].id)
            chain = tuple(v for i, v in enumerate(chain) if i == 0 or chain[i - 1] != v)
            ident = self.ident(place)
            voices[ident] = chain
            medium = draft.medium or media.get(parent_id or "")
            media[ident] = medium
            made = self.statement(draft, contents[id(draft)])
            statements.append(
                replace(
                    made,
                    chain=chain,
                    parent=parent_id,
                    medium=medium,
                    addressee=addressees[id(draft)],
                )
            )
        return tuple(sorted(statements, key=lambda s: (s.content.start, -s.content.end)))

    def without_weak(self, ordered: list[tuple[Span, Draft]]) -> list[tuple[Span, Draft]]:
        """The drafts without those nested in another that are less sure than not, of one word
        ("threatens nobody"), or an attitude that indirect speech tells of ("said that they are
        willing to"): the voice around them has their words in any case."""
        parents = self.parents(ordered)
        drafts = dict(ordered)

        def stays(place: Span, draft: Draft, parent: Span | None) -> bool:
            if parent is None:
                return True
            if len(place.of(self.a.text).split()) == 1:
                return False
            cue = draft.found.cue
            own_words = cue is not None and bool(self.a.quoted[cue.first])
            told = own_words or drafts[parent].found.turn or is_spoken(self.a, draft.found)
            return told and self.sure(draft)[0] >= _LEAST_NESTED

        each = zip(ordered, parents, strict=True)
        return [item for item, parent in each if stays(*item, parent)]

    def ident(self, place: Span) -> str:
        """The id of the statement with that content, on this page."""
        key = f"{self.page_id}:{place.start}:{place.end}"
        return hashlib.sha256(key.encode()).hexdigest()[:20]

    def parents(self, ordered: list[tuple[Span, Draft]]) -> list[Span | None]:
        """For each draft the smallest content that holds both its cue and its content; `ordered` is
        by start, the longer first."""
        found: list[Span | None] = []
        around: list[tuple[Span, Draft]] = []
        for place, draft in ordered:
            around = [item for item in around if item[0].end > place.start]
            holding = [p for p, d in around if _wraps(d.found, draft.found)]
            found.append(min(holding, key=lambda p: p.end - p.start, default=None))
            around.append((place, draft))
        return found

    def statement(self, draft: Draft, parts: tuple[Span, ...]) -> Statement:
        """A statement by itself, before it is set among the others."""
        found, place = draft.found, hull(parts)
        return Statement(
            id=self.ident(place),
            type=found.type,
            block=draft.block,
            content=self.passage(place),
            content_parts=parts,
            cue=self.cue(found),
            speaker=self.speaker(draft),
            addressee=None,
            medium=None,
            chain=(),
            parent=None,
            hedges=hedges_of(self.a, found),
            negated=is_negated(self.a, found),
            confidence=round(self.sure(draft)[0], 3),
        )

    def sure(self, draft: Draft) -> tuple[float, float]:
        """How sure the content is, and content and speaker together."""
        return confidence(draft.found, scheme_of(self.a.pack.grammar))

    def content_parts(self, found: Found, addressee: Addressee | None) -> tuple[Span, ...]:
        """The parts without the conjunction that opens a reported clause, and without the one
        spoken to where a preposition marks him as such ("ricorda all'Occidente le ...")."""
        parts = list(found.parts)
        first, beyond = self.a.tokens_in(parts[0].start, parts[0].end)
        begin = first
        if addressee is not None and first <= self.a.tokens_in(addressee.start, addressee.end)[0]:
            named, after = self.a.tokens_in(addressee.start, addressee.end)
            marked = {int(c) for c in self.a.classes[max(0, named - 2) : named]}
            if named <= first + 2 and marked & {CLASS["to"], CLASS["inf"]}:
                begin = after
        if begin < beyond - 1 and self.a.classes[begin] == CLASS["that"]:
            begin += 1
        if first < begin < beyond:
            parts[0] = Span(int(self.a.starts[begin]), parts[0].end)
        return tuple(parts)

    def passage(self, span: Span) -> Passage:
        return Passage(span.start, span.end, span.of(self.a.text))

    def cue(self, found: Found) -> Cue | None:
        if found.cue is None or found.cue_span is None:
            return None
        span = found.cue_span
        return Cue(span.start, span.end, span.of(self.a.text), found.cue.lemma)

    def speaker(self, draft: Draft) -> Speaker | None:
        voice = draft.voice
        if voice is None:
            return None
        return Speaker(
            voice.span.start,
            voice.span.end,
            voice.span.of(self.a.text),
            actor=voice.members[0].id,
            actors=tuple(m.id for m in voice.members),
            how="headline" if draft.block == "headline" else voice.how,
            confidence=round(self.sure(draft)[1], 3),
        )
