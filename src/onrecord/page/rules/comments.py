"""What readers wrote below the story."""

import re

from onrecord.page.credits import is_ownership
from onrecord.page.sheet import Decision, Sheet

_NAMES = re.compile(r"(?:^|[\s_-])(?:comments?|commenti|disqus|replies|discussion)(?:$|[\s_-])")
_FRAME_KINDS = ("promotion", "legal")


def in_markup(sheet: Sheet, i: int) -> Decision | None:
    """A line in an element that is named after comments."""
    mark = sheet.lines[i].mark
    if mark is None or i <= sheet.first or "footer" in mark.inside:
        return None
    if not _NAMES.search(" ".join(mark.names.split()[:10])):
        return None
    return Decision("comments", "the markup puts it among the comments")


def below_their_heading(sheet: Sheet, i: int) -> Decision | None:
    """A line below a heading of comments that stands below the story."""
    start, stop = sheet.comments
    if not start <= i < stop or sheet.sure(i) or _is_another_label(sheet, i):
        return None
    if i == start:
        return Decision("comments", "opens the comments")
    return Decision("comments", "below the line that opens the comments")


def _is_another_label(sheet: Sheet, i: int) -> bool:
    """Whether a line is, as a whole, a button or label of something else than comments."""
    if is_ownership(sheet.lines[i].text):
        return True
    return any(
        hit.kind != "comments" and (hit.share == 1 or (hit.words > 1 and hit.kind in _FRAME_KINDS))
        for hit in sheet.hits[i]
    )
