"""Regions between quotation marks, paragraph by paragraph."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.languages.shape import Grammar
from onrecord.text import Span


class Quotation(NamedTuple):
    """A region from its opening to its closing mark, both inside.

    `closed` is False where a paragraph opens it and does not close it: the quotation then runs to
    the end of the paragraph, and goes on in the next where that reopens it. `level` is 0 for a
    quotation in the story's own voice, 1 for one inside another. `inner` is the words alone.
    """

    start: int
    end: int
    closed: bool
    level: int

    def inner(self, text: str) -> tuple[int, int]:
        """Start and end of what stands between the marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end


class _Marks(NamedTuple):
    closers: dict[str, str]  # opening mark -> all marks that may close it
    alike: frozenset[str]  # marks that open and close alike
    apart: frozenset[str]  # marks that open with a space after them, as French has it
    any_of: re.Pattern[str]  # any mark


_GUILLEMETS = frozenset("«‹")


@cache
def marks_of(pairs: tuple[tuple[str, str], ...]) -> _Marks:
    """Marks by what they do, from pairs of opening and closing mark."""
    closers: dict[str, str] = {}
    for opening, closing in pairs:
        closers[opening] = closers.get(opening, "") + closing
    signs = sorted({sign for pair in pairs for mark in pair for sign in mark})
    pattern = re.compile("[" + re.escape("".join(signs)) + "]")
    alike = frozenset(o for o, c in closers.items() if o in c)
    close = set("".join(closers.values()))
    return _Marks(closers, alike, _GUILLEMETS & closers.keys() - close, pattern)


def find_quotations(text: str, paragraphs: list[Span], grammar: Grammar) -> list[Quotation]:
    """All quotations of a text in order of their start; those without a word are left out."""
    marks = marks_of(grammar.quotation_marks)
    found: list[Quotation] = []
    for paragraph in paragraphs:
        found += _in_paragraph(text, paragraph, marks)
    return sorted(q for q in found if _has_word(text, q))


def _has_word(text: str, quotation: Quotation) -> bool:
    return any(c.isalnum() for c in text[quotation.start : quotation.end])


def _in_paragraph(text: str, paragraph: Span, marks: _Marks) -> list[Quotation]:
    """Reads a paragraph from left to right with a stack of open marks."""
    found: list[Quotation] = []
    open_marks: list[int] = []
    for match in marks.any_of.finditer(text, paragraph.start, paragraph.end):
        at, sign = match.start(), match.group()
        if open_marks and sign in marks.closers[text[open_marks[-1]]]:
            if _closes(text, at, paragraph, open_marks[-1], marks):
                opened = open_marks.pop()
                found.append(Quotation(opened, at + 1, True, len(open_marks)))
                continue
            if sign in marks.alike:
                continue
        if sign in marks.closers and len(open_marks) < 3 and _opens(text, at, paragraph, marks):
            if any(text[o] == sign for o in open_marks):
                if sign in marks.alike:
                    continue
                open_marks = [o for o in open_marks if text[o] != sign]
            open_marks.append(at)
    if open_marks and not text[paragraph.start : open_marks[0]].strip():
        found.append(Quotation(open_marks[0], paragraph.end, False, 0))
    return found


def _opens(text: str, at: int, paragraph: Span, marks: _Marks) -> bool:
    """A mark opens before a word, not after one. ("dell'"orso" shows that an apostrophe may.)"""
    after = text[at + 1] if at + 1 < paragraph.end else " "
    before = text[at - 1] if at > paragraph.start else " "
    if text[at] in "'‘":
        return not before.isalnum() and after.isalpha()
    return not before.isalnum() and (text[at] in marks.apart or not after.isspace())


def _closes(text: str, at: int, paragraph: Span, opened: int, marks: _Marks) -> bool:
    """A mark closes unless it is an apostrophe or plainly opens the next quotation."""
    after = text[at + 1] if at + 1 < paragraph.end else " "
    before = text[at - 1]
    if text[at] in "'’":
        return not after.isalnum() and before != " "
    if text[at] in marks.alike and before.isspace() and after.isalnum():
        # a second opening mark where the first was left open: only if a mark still follows
        return text.count(text[at], at + 1, paragraph.end) % 2 == 0
    return at > opened + 1 or text[at] not in marks.alike
