"""Lines known by a phrase of the language pack's boilerplate table."""

from typing import cast

from onrecord.page.phrases import Hit
from onrecord.page.sheet import Decision, Sheet
from onrecord.values import BlockKind

_MOST = 0.6  # a phrase that covers as much of a line is what the line says
_TAIL = 3  # words
_HALF = 0.5  # of a line, from which on a single word of the table says what it is
_SHORT = 6  # words of a line whose first word alone may say what it is
_OWN_RULES = ("dateline", "credit", "caption")  # words that other rules weigh with the line's form


def telling_phrase(sheet: Sheet, i: int) -> Decision | None:
    """A phrase that says what the line is, even where the classifier takes it for the story."""
    hits = [hit for hit in sheet.hits[i] if hit.kind not in _OWN_RULES]
    if not hits:
        return None
    best = max(hits, key=lambda hit: hit.words)
    if sheet.sure(i) and not _card(sheet, i, hits[0]):
        return None
    if sheet.paragraphs[i] and not _card(sheet, i, hits[0]):
        return _named(best) if best.words > 1 else None
    if sum(hit.share for hit in hits if hit.kind == best.kind) >= _MOST:
        return _named(best)
    first = hits[0]
    if first.at_start and (first.words > 1 or _card(sheet, i, first)) and not sheet.inside_run(i):
        return _named(first)
    return None


def joined_to_a_call(sheet: Sheet, i: int) -> Decision | None:
    """A word or two that the template ran together with a call to the reader before it."""
    if not i or not sheet.lines[i].joined or sheet.sizes[i] > _TAIL or not sheet.hits[i - 1]:
        return None
    before = sheet.hits[i - 1][0]
    if not before.at_start or before.kind not in ("promotion", "widget", "related"):
        return None
    reason = f"run together with the {before.kind} phrase {before.phrase!r}"
    return Decision(cast(BlockKind, before.kind), reason)


def any_phrase(sheet: Sheet, i: int) -> Decision | None:
    """Any phrase of the table in a line that the classifier does not take for the story."""
    hits = [hit for hit in sheet.hits[i] if hit.kind not in _OWN_RULES]
    if sheet.story[i] or not hits:
        return None
    best = max(hits, key=lambda hit: (hit.words, hit.at_start))
    if best.words > 1 or best.share >= _HALF or (best.at_start and sheet.sizes[i] <= _SHORT):
        return _named(best)
    return None


def _card(sheet: Sheet, i: int, hit: Hit) -> bool:
    """ "Read also: title of the other story" and its like."""
    opening = sheet.lines[i].text[: len(hit.phrase) + 3]
    return hit.at_start and hit.kind in ("related", "promotion") and ":" in opening


def _named(hit: Hit) -> Decision:
    return Decision(cast(BlockKind, hit.kind), f"matches the {hit.kind} phrase {hit.phrase!r}")
