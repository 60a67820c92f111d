"""Paragraphs that the classifier doubts, though they carry the story on."""

from onrecord.page.sheet import Sheet

INSIDE = 0.2
BELOW = 0.25
BELOW_ON_SHORT = 0.1
"""How likely a paragraph must be of the story, between its paragraphs and right below the last,
there less on a short page; chosen by the cross-validation of training/lines.py. The last costs
0.003 of F1 on its form "short", and keeps the closing sentences of stories of six paragraphs."""
SHORT_LINES = 50
FEW_LINES = 10  # a note, a post, what a person typed; the shortest tuning page has more
_STEPS_OVER = 2  # lines between the last paragraph and the next: a subhead, a picture's caption


def carry_on(sheet: Sheet) -> None:
    """Marks as story the doubted paragraphs that stand among those of the story or go on below
    them, up to the first line that is known by a phrase."""
    if sheet.first < 0:
        _take_all_of_few(sheet)
        return
    for i in range(sheet.first, sheet.last):
        if not sheet.story[i] and sheet.likely[i] >= INSIDE and _is_plain_paragraph(sheet, i):
            sheet.add_story(i)
    missed, needed = 0, BELOW_ON_SHORT if len(sheet.lines) < SHORT_LINES else BELOW
    for i in range(sheet.last + 1, len(sheet.lines)):
        if _is_plain_paragraph(sheet, i) and sheet.likely[i] >= needed:
            sheet.add_story(i)
            missed, needed = 0, BELOW_ON_SHORT if len(sheet.lines) < SHORT_LINES else BELOW
            continue
        missed += 1
        if missed > _STEPS_OVER or _stops(sheet, i, needed):
            return


def _take_all_of_few(sheet: Sheet) -> None:
    """A page of a few lines without a story: its sentences are what there is to read."""
    if len(sheet.lines) <= FEW_LINES:
        for i in range(len(sheet.lines)):
            if _is_plain_paragraph(sheet, i):
                sheet.add_story(i)


def _is_plain_paragraph(sheet: Sheet, i: int) -> bool:
    mark = sheet.lines[i].mark
    linked = mark is not None and (mark.linked > 0.5 or "footer" in mark.inside)
    return sheet.is_prose(i) and not _is_known(sheet, i) and sheet.credits[i] is None and not linked


def _is_known(sheet: Sheet, i: int) -> bool:
    """Whether a phrase tells what a line is; a single word of a table proves nothing in prose."""
    return any(hit.words > 1 or hit.share >= 0.3 for hit in sheet.hits[i])


def _stops(sheet: Sheet, i: int, needed: float) -> bool:
    """Whether a line shows that the story is over."""
    return _is_known(sheet, i) or (sheet.is_prose(i) and sheet.likely[i] < needed)
