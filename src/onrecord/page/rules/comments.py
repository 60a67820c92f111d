"""What readers wrote below the story."""

from onrecord.page.called import called
from onrecord.page.credits import is_ownership
from onrecord.page.sheet import Decision, Sheet

_called_comments = called(
    r"(?:^|[_-])(?:comments?|commenti|disqus|replies|discussion)(?:$|[_-])", most=10
)
_FRAME_KINDS = ("promotion", "legal")


def in_markup(sheet: Sheet, i: int) -> Decision | None:
    """A line in an element that is named after comments."""
    mark = sheet.lines[i].mark
    if mark is None or "footer" in mark.inside or not _called_comments(mark.names):
        return None
    return Decision("comments", "the markup puts it among the comments")


def below_their_heading(sheet: Sheet, i: int) -> Decision | None:
    """A line below a heading of comments that stands below the story."""
    if sheet.sure(i) or _is_another_label(sheet, i):
        return None
    if i == sheet.comments[0]:
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
