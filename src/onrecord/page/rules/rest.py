"""Lines that no other rule knows, by their place on the page."""

import re

from onrecord.page.credits import is_ownership
from onrecord.page.sheet import Decision, Sheet

_NO_LETTERS = re.compile(r"^[^^\W\d_]*$|^[\d\W_]+$")
_LABEL_TOKENS = 3  # names of sections, buttons
_FRAME = frozenset({"nav", "header", "footer"})


def bare_figures(sheet: Sheet, i: int) -> Decision | None:
    """Counters, clocks, ornaments."""
    text = sheet.lines[i].text
    if sheet.story[i] or any(map(str.isalpha, text)):
        return None
    return Decision("widget", "figures or signs without a word, as a counter is")


def decide(sheet: Sheet, i: int) -> Decision:
    """A kind for any line that is not of the story."""
    mark, size = sheet.lines[i].mark, sheet.sizes[i]
    if is_ownership(sheet.lines[i].text):
        return Decision("legal", "claims a year of copyright")
    if mark is not None and mark.inside & _FRAME:
        return Decision("navigation", "the markup puts it in the frame of the page")
    if mark is not None and mark.inside & {"form", "button", "label"}:
        return Decision("widget", "the markup makes it a part of a form")
    if sheet.before(i):
        return _above(sheet, i)
    if sheet.after(i):
        return _below(sheet, i)
    if size <= _LABEL_TOKENS:
        return Decision("widget", "a label of a few words among the paragraphs")
    return Decision("leftover", "among the paragraphs, and not of them", weighed=True)


def _above(sheet: Sheet, i: int) -> Decision:
    if sheet.is_prose(i):
        return Decision("leftover", "prose above the headline, apart from the story", weighed=True)
    return Decision("navigation", "a short line above the headline")


def _below(sheet: Sheet, i: int) -> Decision:
    if sheet.sizes[i] <= _LABEL_TOKENS:
        return Decision("navigation", "a label of a few words below the story")
    if sheet.ends_plainly(i):
        return Decision("leftover", "prose below the story, apart from it", weighed=True)
    return Decision("related", "a title-like line below the story")


LONGEST_PARAGRAPH = 100_000
"""Characters; the longest newspaper stories have about half as many in all their paragraphs."""


def endless_line(sheet: Sheet, i: int) -> Decision | None:
    """A line longer than any story: data or a broken page, in which nobody speaks."""
    length = len(sheet.lines[i].text)
    if length <= LONGEST_PARAGRAPH:
        return None
    return Decision("leftover", f"a line of {length:,} characters, longer than any paragraph")
