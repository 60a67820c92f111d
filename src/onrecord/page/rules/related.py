"""Cards and lists of other stories."""

from onrecord.page.sheet import Decision, Sheet

_CARD_TOKENS = (8, 30)  # a title that is a sentence; a subhead after a picture is shorter
_DATED_CARD_TOKENS = 4
_LABEL = 0.4  # of a line


def below_their_heading(sheet: Sheet, i: int) -> Decision | None:
    """A line below "read also" and its like, up to the next paragraph."""
    heading = sheet.related[i]
    if sheet.sure(i) or (heading != i and _is_label(sheet, i)):
        return None
    if heading == i:
        return Decision("related", "opens a list of other stories")
    return Decision("related", "below a line that opens a list of other stories")


def _is_label(sheet: Sheet, i: int) -> bool:
    """Whether a phrase of several words says that a line is something else."""
    return any(
        hit.kind != "related" and hit.words > 1 and hit.share >= _LABEL for hit in sheet.hits[i]
    )


def linked_line(sheet: Sheet, i: int) -> Decision | None:
    """A line inside the story, or below it, that is a link and nothing else."""
    if sheet.first < 0 or i < sheet.first:
        return None
    if sheet.sizes[i] < 4 or (sheet.hits[i] and sheet.hits[i][0].share >= 0.6):
        return None
    return Decision("related", "a line that is all link, as a card of another story is")


def card_after_caption(sheet: Sheet, i: int) -> Decision | None:
    """A title right below a caption, inside the story: the card of another story.

    A caption older than the page's newest picture marks a card, however short its title.
    """
    if not sheet.is_caption(i - 1) or sheet.ends_plainly(i) or sheet.heading(i):
        return None
    low, high = _CARD_TOKENS
    if sheet.is_old_caption(i - 1):
        low = _DATED_CARD_TOKENS
    if not low <= sheet.sizes[i] <= high:
        return None
    if sheet.headline is None or i - 1 < sheet.headline or not any(sheet.paragraphs[: i - 1]):
        return None
    return Decision(
        "related", "a title right below a caption inside the story: another story's card"
    )
