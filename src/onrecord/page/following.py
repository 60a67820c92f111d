"""Another story that goes on below the first, as sites do that load one after the other.

Flattened text has no elements to tell it by. It shows by its head, a title and a byline or a day
below paragraphs of the first story, and by its words, which are not those above it.
"""

from onrecord.page.columns import NAMES
from onrecord.page.sheet import Sheet

_TOPIC = NAMES.index("topic")
_TITLE = (3, 30)  # words
_HEAD = 4  # lines from a title to its byline or day
_PARAGRAPHS = 2  # of each story at least
_LESS = 0.6
"""Of the mean share of words that paragraphs have from the longest run of prose: what the second
story's may have at the most, where the run is in the first."""


def leave_out_following(sheet: Sheet) -> None:
    """Takes everything below the head of a second story out of the first."""
    at = _head_of_second(sheet)
    if at is not None:
        for i in range(at, len(sheet.lines)):
            if sheet.story[i]:
                sheet.drop_story(i, "below the title and byline of another story", "related")


def _head_of_second(sheet: Sheet) -> int | None:
    seen = 0
    for i in range(max(0, sheet.first), sheet.last + 1):
        if seen >= _PARAGRAPHS and _is_title(sheet, i) and _is_signed(sheet, i):
            return i if _is_of_other_words(sheet, i) else None
        seen += sheet.paragraphs[i]
    return None


def _is_title(sheet: Sheet, i: int) -> bool:
    low, high = _TITLE
    return low <= sheet.sizes[i] <= high and not sheet.ends_plainly(i) and not sheet.hits[i]


def _is_signed(sheet: Sheet, i: int) -> bool:
    """Whether a byline, or a day with a word for publishing, stands right below, before prose."""
    for k in range(i + 1, min(i + 1 + _HEAD, len(sheet.lines))):
        if sheet.sizes[k] <= 16 and any(hit.kind == "dateline" for hit in sheet.hits[k]):
            words = sheet.lines[k].text.split()
            named = sheet.hits[k][0].at_start and any(word[:1].isupper() for word in words[1:])
            if sheet.dates[k] or named:
                return True
        if sheet.is_prose(k) and sheet.sizes[k] > _TITLE[1]:
            return False
    return False


def _is_of_other_words(sheet: Sheet, at: int) -> bool:
    topic = sheet.table.rows[:, _TOPIC]
    above = [float(topic[i]) for i in range(at) if sheet.paragraphs[i]]
    below = [float(topic[i]) for i in range(at, len(topic)) if sheet.paragraphs[i]]
    if min(len(above), len(below)) < _PARAGRAPHS:
        return False
    return sum(below) / len(below) < _LESS * sum(above) / len(above)
