"""Finishes contents on the whole text: quotations are taken whole, across sentences."""

from bisect import bisect_left, bisect_right
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.found import Found
from onrecord.reading.inputs import CUE_CLASSES, cue_kinds
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.quotations import Quotation
from onrecord.syntax.tagger import TAG, TAGS
from onrecord.text import Span, hull

Flags = NDArray[np.bool_]
ENOUGH = 0.5
"""Share of a quotation's words in a sentence that a content must hold to be grown to all of it."""
STRAY = 2
"""Words outside the marks that a content may lose where the quotation has eight times as many."""


def join_quotations(analysis: Analysis, found: list[Found]) -> list[Found]:
    """Grows contents to their quotation marks, gives quotations to cues left without a content,
    and drops what was found twice."""
    outer = [q for q in analysis.quotations if q.level == 0]
    grown = [f._replace(parts=_grow(analysis, f, outer)) for f in found]
    taken = tokens_of(analysis, grown)
    grown = [_adopt(analysis, f, taken, outer) for f in grown]
    grown = [f._replace(parts=_without_relative(analysis, f)) for f in grown if f.parts]
    kept = drop_repeats(analysis, grown)
    return [f._replace(quoted=quoted_share(analysis, f.parts)) for f in kept]


def quoted_share(analysis: Analysis, parts: tuple[Span, ...]) -> float:
    """Share of the words of a content that stand between quotation marks of the outermost level."""
    places = [analysis.tokens_in(part.start, part.end) for part in parts]
    words = sum(analysis.words_in(*place) for place in places)
    quoted = sum(analysis.quoted_words_in(*place) for place in places)
    return quoted / words if words else 0.0


def _grow(analysis: Analysis, found: Found, outer: list[Quotation]) -> tuple[Span, ...]:
    """The parts, each as large as the quotation that it mostly fills."""
    parts: list[Span] = []
    for part in found.parts:
        for quotation in _meeting(outer, part):
            region = Span(quotation.start, quotation.end)
            if found.cue_span and region.holds(found.cue_span):
                part = _clip(part, quotation, analysis.text)  # a statement inside a quotation
            elif _fills(analysis, part, region):
                grown = hull((part, region))
                part = region if _nearly_all(analysis, grown, region) else grown
        parts.append(part)
    return merge(analysis, parts)


def _without_relative(analysis: Analysis, found: Found) -> tuple[Span, ...]:
    """The parts without a clause that tells of the speaker: the one behind a quotation's cue and
    source that a relative word opens ("“No,” said Berg, who left")."""
    if found.cue is None or len(found.parts) < 2:
        return found.parts
    first, last = found.parts[0], found.parts[-1]
    begin, _ = analysis.tokens_in(last.start, last.end)
    opens = int(analysis.classes[begin]) in _RELATIVE and begin > found.cue.last
    if opens and quoted_share(analysis, (first,)) > ENOUGH and not analysis.quoted[begin]:
        return found.parts[:-1]
    return found.parts


_RELATIVE = frozenset(CLASS[name] for name in ("relative", "question"))


def _clip(part: Span, quotation: Quotation, text: str) -> Span:
    start, end = quotation.inner(text)
    start, end = max(part.start, start), min(part.end, end)
    return Span(start, end) if start < end else part


def _meeting(outer: list[Quotation], part: Span) -> list[Quotation]:
    at = bisect_left(outer, part.start, key=lambda q: q.end)
    near = []
    while at < len(outer) and outer[at].start < part.end:
        near.append(outer[at])
        at += 1
    return near


def _fills(analysis: Analysis, part: Span, region: Span) -> bool:
    """Whether a part holds enough of the words that a quotation has in the part's sentences."""
    first, beyond = analysis.tokens_in(part.start, part.end)
    if first >= beyond:
        return False
    low = analysis.bounds[int(analysis.sentence[first])][0]
    high = analysis.bounds[int(analysis.sentence[beyond - 1])][1]
    a, b = analysis.tokens_in(region.start, region.end)
    a, b = max(a, low), min(b, high)
    held = min(b, beyond) - max(a, first)
    return b > a and max(held, 0) >= ENOUGH * (b - a)


def _nearly_all(analysis: Analysis, part: Span, region: Span) -> bool:
    """Whether a part has next to nothing besides a quotation: a stray word at its edge."""
    outside = [(part.start, region.start), (region.end, part.end)]
    stray = 0
    for start, end in outside:
        first, beyond = analysis.tokens_in(start, end)
        stray += analysis.words_in(first, beyond)
    first, beyond = analysis.tokens_in(region.start, region.end)
    return stray <= STRAY and beyond - first > 8 * stray


def merge(analysis: Analysis, parts: list[Span]) -> tuple[Span, ...]:
    """Parts in order; those that touch or overlap, with nothing but space between, are one."""
    merged: list[Span] = []
    for part in sorted(parts):
        gap = analysis.text[merged[-1].end : part.start] if merged else ""
        if merged and (part.start <= merged[-1].end or (not gap.strip() and "\n" not in gap)):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, part.end))
        else:
            merged.append(part)
    return tuple(merged)


def _adopt(analysis: Analysis, found: Found, taken: Flags, outer: list[Quotation]) -> Found:
    """A cue without a content takes the quotation right after or before its sentence, or the clause
    before it. `taken` flags the tokens of contents."""
    if found.parts or found.cue is None:
        return found
    low, high = analysis.bounds[int(analysis.sentence[found.cue.first])]
    start, end = analysis.begins[low], analysis.stops[high - 1]
    after = bisect_left(outer, end, key=lambda q: q.start)
    before = bisect_right(outer, start, key=lambda q: q.end) - 1
    for at in (after, before):
        if not 0 <= at < len(outer):
            continue
        quotation = outer[at]
        gap = analysis.text[end : quotation.start] + analysis.text[quotation.end : start]
        opens_next = at == after and analysis.text[end - 1] in ":,"
        closes_last = at == before and "\n" not in gap
        if gap.strip() or not (opens_next or closes_last):
            continue
        first, beyond = analysis.tokens_in(quotation.start, quotation.end)
        if not taken[first:beyond].any():
            return found._replace(parts=(Span(quotation.start, quotation.end),))
    clause = _clause_before(analysis, found, low, high)
    return found if clause is None else found._replace(parts=(clause,))


def tokens_of(analysis: Analysis, found: list[Found]) -> Flags:
    """True for every token of a content."""
    taken = np.zeros(len(analysis.words), dtype=bool)
    for part in (p for f in found for p in f.parts):
        first, beyond = analysis.tokens_in(part.start, part.end)
        taken[first:beyond] = True
    return taken


def _clause_before(analysis: Analysis, found: Found, low: int, high: int) -> Span | None:
    """What stands before a comma and a cue with its source that together end the sentence, whatever
    other cues it holds: "X called for A and B, the ministry said."."""
    cue, source = found.cue, found.source
    if cue is None or cue.pos != "VERB" or source is None:
        return None
    first, beyond = analysis.tokens_in(source.start, source.end)
    begin = min(cue.first, first)
    while begin - 1 > low and TAGS[analysis.tags[begin - 1]] in {"AFIN", "ANON", "PRON", "DET"}:
        begin -= 1
    rest = analysis.tags[max(beyond, cue.last + 1) : high]
    if begin - 1 <= low or (rest != TAG["PUNCT"]).any():
        return None
    if analysis.classes[begin - 1] != CLASS["comma"] or first < low:
        return None
    return analysis.span(low, begin - 2) if begin - 2 >= low else None


_BLOCK = 512
"""Characters; contents are compared only with those that reach into the same blocks."""


def drop_repeats(analysis: Analysis, found: list[Found]) -> list[Found]:
    """Of two contents that are nearly the same words, keeps the one whose cue is surer; the outer
    one where it tells of an attitude ("said that X is willing to"); or, where one cue stands before
    the words and the other after them, the former, carried by the latter."""
    kept: list[Found] = []
    near: dict[int, list[int]] = defaultdict(list)
    for candidate in sorted(found, key=lambda f: -f.score):
        start, end = _extent(candidate)
        blocks = range(start // _BLOCK, (end - 1) // _BLOCK + 1)
        numbers = {n for block in blocks for n in near[block]}
        shared = [n for n in numbers if _share(candidate, kept[n]) > _MOST_SHARED]
        at = next((n for n in sorted(shared) if _alike(analysis, candidate, kept[n])), None)
        if at is None:
            for block in blocks:
                near[block].append(len(kept))
            kept.append(candidate)
        elif (pair := _carried_by(candidate, kept[at])) is not None:
            inner, outer = pair
            kept[at] = inner._replace(outer=outer)
        elif _tells_of(candidate, kept[at]):
            kept[at] = candidate._replace(outer=candidate.outer or kept[at].outer)
    return in_order(kept)


def _extent(found: Found) -> tuple[int, int]:
    """Where the parts of a content begin and end."""
    return found.parts[0].start, max(part.end for part in found.parts)


def in_order(found: list[Found]) -> list[Found]:
    """Quotations in the order of their contents."""
    return sorted(found, key=_extent)


def _carried_by(a: Found, b: Found) -> tuple[Found, Found] | None:
    """The two in order (inner, outer) where one cue opens the content and the other follows it."""
    if a.cue_span is None or b.cue_span is None or a.source is None or b.source is None:
        return None
    if a.source.meets(b.source):
        return None
    first, second = sorted((a, b), key=lambda f: f.cue_span.start if f.cue_span else 0)
    opens = first.cue_span is not None and first.cue_span.end <= first.content.start
    closes = second.cue_span is not None and second.cue_span.start >= second.content.end
    return (first, second) if opens and closes else None


def without_retold(found: list[Found]) -> list[Found]:
    """Of two contents of nearly the same words only the surer; `found` is in order, so that they
    stand near each other."""
    kept: list[Found] = []
    for one in found:
        near = (i for i in range(len(kept) - 1, max(-1, len(kept) - 1 - _NEAR), -1))
        at = next((i for i in near if _share(one, kept[i]) > _MOST_SHARED), None)
        if at is None:
            kept.append(one)
        elif one.score > kept[at].score:
            kept[at] = one
    return kept


def _tells_of(outer: Found, inner: Found) -> bool:
    """Whether cue and source of the one stand in the content of the other, before its own."""
    cue, source = inner.cue_span, inner.source
    if cue is None or source is None or cue.start > inner.content.start:
        return False
    return any(part.holds(cue) and part.holds(source) for part in outer.parts)


_ATTITUDES = frozenset(
    CUE_CLASSES.index(name) for name in ("think", "promise", "offer", "agree", "worry", "refuse")
)


def is_spoken(analysis: Analysis, found: Found) -> bool:
    """Whether a cue tells of words, not of an attitude alone: "said", not "is willing"."""
    if found.cue is None or found.cue.pos == "ADJ":
        return False
    kinds = cue_kinds(analysis.pack.code, analysis.pack.digest)
    return kinds.get((found.cue.lemma, found.cue.pos)) not in _ATTITUDES


def _alike(analysis: Analysis, a: Found, b: Found) -> bool:
    """Whether of two contents that share most of their characters neither tells of words of the
    other ("X said that Y had admitted to it")."""
    if _carried_by(a, b) is not None:
        return True
    pairs = ((a, b), (b, a))
    return not any(_tells_of(x, y) and is_spoken(analysis, y) for x, y in pairs)


_MOST_SHARED, _NEAR = 0.5, 8
"""Share of the characters of either content that both have; contents that are looked back at."""


def _share(a: Found, b: Found) -> float:
    """Characters of the parts of both, of those of either."""
    both = total = 0
    for p in a.parts:
        total += p.end - p.start
        for q in b.parts:
            if p.start < q.end and q.start < p.end:
                both += min(p.end, q.end) - max(p.start, q.start)
    total += sum(q.end - q.start for q in b.parts) - both
    return both / total if total else 0.0
