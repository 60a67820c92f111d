"""The kind of each line of a page: the classifier's view, then the rules."""

from collections.abc import Sequence

from onrecord.page.carry import carry_on
from onrecord.page.columns import Markup, Table, tabulate, tabulate_flat
from onrecord.page.copies import leave_out_copies
from onrecord.page.features import Floats
from onrecord.page.following import leave_out_following
from onrecord.page.headline import find_headline
from onrecord.page.language import PageWords
from onrecord.page.line import Line
from onrecord.page.model import View, load_model
from onrecord.page.rules import decide, keep
from onrecord.page.sheet import Decision, Sheet


class Blocks:
    """The decisions for the lines of a page, and the sheet that they were taken on."""

    def __init__(self, sheet: Sheet, decisions: list[Decision]) -> None:
        self.sheet, self.decisions = sheet, decisions


def find_blocks(lines: Sequence[Line], words: PageWords, markup: Markup | None = None) -> Blocks:
    """A kind and a reason for every line."""
    table = tabulate(lines, words.phrases, markup)
    view = load_model().view(table.rows, table.words)
    return decide_all(lines, view.likely, words, table, view)


def decide_all(
    lines: Sequence[Line],
    likely: Floats,
    words: PageWords,
    table: Table,
    view: View | None = None,
) -> Blocks:
    """The kinds on what a classifier says; apart, so that training can ask with its own."""
    sheet = _read(lines, likely, words, table, view)
    return Blocks(sheet, decide(sheet))


def find_stories(
    pages: Sequence[Sequence[str]], words: PageWords
) -> list[tuple[list[bool], int | None]]:
    """For each of several flattened pages, none of them empty, which of its lines are of the story,
    and the number of its headline: the same as `find_blocks` finds, without kinds and reasons."""
    table = tabulate_flat(pages, words.phrases)
    likely = load_model().probabilities(table.rows, table.words)
    found = []
    start = 0
    for page in pages:
        stop = start + len(page)
        lines = [Line(text) for text in page]
        sheet = _read(lines, likely[start:stop], words, table.part(start, stop))
        found.append((keep(sheet), sheet.headline))
        start = stop
    return found


def _read(
    lines: Sequence[Line],
    likely: Floats,
    words: PageWords,
    table: Table,
    view: View | None = None,
) -> Sheet:
    sheet = Sheet(lines, likely, words, table, view)
    if lines[0].mark is None:
        carry_on(sheet)
        leave_out_following(sheet)
    leave_out_copies(sheet)
    sheet.headline = find_headline(sheet)
    return sheet
