"""The kind of each line of a page: the classifier's view, then the rules."""

from collections.abc import Sequence

from lxml import html

from onrecord.page.carry import carry_on
from onrecord.page.features import NAMES, Floats, features
from onrecord.page.headline import find_headline
from onrecord.page.language import PageWords
from onrecord.page.line import Line
from onrecord.page.model import load_model
from onrecord.page.opinion import opinion
from onrecord.page.rules import decide
from onrecord.page.sheet import Decision, Sheet


class Blocks:
    """The decisions for the lines of a page, and the sheet that they were taken on."""

    def __init__(self, sheet: Sheet, decisions: list[Decision]) -> None:
        self.sheet, self.decisions = sheet, decisions


def find_blocks(
    lines: Sequence[Line],
    words: PageWords,
    *,
    root: html.HtmlElement | None = None,
    title: str | None = None,
) -> Blocks:
    """A kind and a reason for every line; `title` is what the markup calls the page."""
    rows = features(lines, title)
    if root is not None:
        rows[:, NAMES.index("opinion")] = opinion(root, lines)
    model = load_model()
    return decide_all(lines, model.probabilities(rows), model.threshold, words, title)


def decide_all(
    lines: Sequence[Line], likely: Floats, threshold: float, words: PageWords, title: str | None
) -> Blocks:
    """The kinds on what a classifier says; apart, so that training can ask with its own."""
    sheet = Sheet(lines, likely, threshold, words, title)
    carry_on(sheet)
    sheet.headline = find_headline(sheet)
    return Blocks(sheet, decide(sheet))
