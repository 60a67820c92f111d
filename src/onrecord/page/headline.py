"""Which line is the headline that the page shows."""

from onrecord.page.sheet import Sheet

_MAX_TOKENS = 40  # the longest headline of the tuning pages has 31
_REACH = 60  # lines above the first paragraph that are looked at
_RIGHT_ABOVE = 0.4  # for the line that opens what stands right above the first paragraph
_SIZED = 0.25  # for as many words as headlines have
_LIKE = 0.6  # Dice's coefficient with the page's name from which on it counts
_QUOTE_ENDS = ('"', "”", "»")
_ENOUGH = 0.9  # 0.4 to 0.9 give training/lines.py the same figures; below, a paragraph may win


def find_headline(sheet: Sheet) -> int | None:
    """The number of the headline's line, None where no line looks like one."""
    if not sheet.lines:
        return None
    stop = sheet.first if sheet.first >= 0 else min(len(sheet.lines) - 1, _REACH)
    start = max(0, stop - _REACH)
    near = [0, *range(max(1, start), min(len(sheet.lines), stop + 3))]
    candidates = [i for i in near if _has_a_chance(sheet, i) and _possible(sheet, i)]
    if not candidates:
        return None
    head = _head_of_group(sheet, stop)
    scores = {i: _score(sheet, i, stop) + _place(sheet, i, stop, head) for i in candidates}
    best = max(candidates, key=lambda i: (scores[i], i))
    return best if scores[best] >= _ENOUGH else None


def _has_a_chance(sheet: Sheet, i: int) -> bool:
    """Whether a line can reach `_ENOUGH` at all; most are spared the closer look."""
    mark = sheet.lines[i].mark
    by_itself = sheet.likely[i] >= _ENOUGH - _SIZED - _RIGHT_ABOVE or sheet.like_title[i] >= _LIKE
    return i == 0 or by_itself or (mark is not None and "h1" in mark.inside)


def _possible(sheet: Sheet, i: int) -> bool:
    size = sheet.sizes[i]
    if not 2 <= size <= _MAX_TOKENS or sheet.credits[i] is not None:
        return False
    if _opens_like_a_credit(sheet, i):
        return False
    covered = sum(hit.share for hit in sheet.hits[i])
    dated = sum(found.end - found.start for found in sheet.dates[i])
    return covered < 0.6 and dated < 0.4 * len(sheet.lines[i].text)


def _opens_like_a_credit(sheet: Sheet, i: int) -> bool:
    """Whether a line opens with a word of captions, or is short and opens with a byline's."""
    if not sheet.hits[i] or not sheet.hits[i][0].at_start:
        return False
    hit = sheet.hits[i][0]
    return hit.kind in ("caption", "credit") or (hit.kind == "dateline" and hit.share >= 0.3)


def _head_of_group(sheet: Sheet, stop: int) -> int:
    """The first of the few lines right above the first paragraph that may be headline and
    standfirst; the last of them where they are many, as a list of other stories is."""
    near = next((i for i in range(stop - 1, -1, -1) if _possible(sheet, i)), -1)
    first = near
    while first > 0 and sheet.sizes[first - 1] >= 4 and _possible(sheet, first - 1):
        first -= 1
    return first if near - first < 2 else near


def _score(sheet: Sheet, i: int, stop: int) -> float:
    """What the line itself says for it."""
    same, text, mark = sheet.like_title[i], sheet.lines[i].text, sheet.lines[i].mark
    score = float(sheet.likely[i])
    if i > 0 or mark is not None:
        score += 1.4 * same if same >= _LIKE else 0.0
    elif stop <= 8:
        score += 0.5  # nothing but the story's own head above the first paragraph
    score += _SIZED if 4 <= sheet.sizes[i] <= 25 else 0.0
    if text.endswith(".") and not text.endswith("..."):
        score -= 1.0 if sheet.is_prose(i) else 0.35
    if mark is not None:
        score += 1.0 if "h1" in mark.inside else 0.0
        score -= 0.8 if mark.linked > 0.8 else 0.0
    return score


def _place(sheet: Sheet, i: int, stop: int, head: int) -> float:
    """What its place above the first paragraph, line `stop`, says for it."""
    score = -0.012 * max(0, stop - i) - (0.6 if i > stop else 0.0)
    opens = not sheet.ends(i) or sheet.lines[i].text.endswith(_QUOTE_ENDS)
    return score + _RIGHT_ABOVE if i == head and opens else score
