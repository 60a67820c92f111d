"""Regions between quotation marks, paragraph by paragraph."""

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from onrecord.languages.load import LanguagePack
from onrecord.syntax.dashes import find_dash_speech
from onrecord.syntax.inserts import spoken_parts
from onrecord.text import Span


class Quotation(NamedTuple):
    """A region from its opening to its closing mark, both inside.

    `closed` is False where a paragraph opens it and does not close it: the quotation then runs to
    the end of the paragraph, and goes on in the next where that reopens it. `level` is 0 for a
    quotation in the story's own voice, 1 for one inside another. `bare` is one that dashes tell of,
    which are no part of it. `inner` is the words alone.
    """

    start: int
    end: int
    closed: bool
    level: int
    bare: bool = False

    def inner(self, text: str) -> tuple[int, int]:
        """Start and end of what stands between the marks."""
        if self.bare:
            return self.start, self.end
        size = 2 if text.startswith(DOUBLED, self.start) else 1
        return self.start + size, self.end - size if self.closed else self.end


DOUBLED = ("''", "``")
"""Marks of two characters."""


class _Marks(NamedTuple):
    closers: dict[str, frozenset[str]]  # opening mark -> all marks that may close it
    alike: frozenset[str]  # marks that open and close alike
    apart: frozenset[str]  # marks that open with a space after them, as French has it
    any_of: re.Pattern[str]  # any mark


_GUILLEMETS = frozenset("«‹")


@cache
def marks_of(pairs: tuple[tuple[str, str], ...]) -> _Marks:
    """Marks by what they do, from pairs of opening and closing mark."""
    closers = {
        opening: frozenset(closing for mark, closing in pairs if mark == opening)
        for opening, _ in pairs
    }
    signs = sorted({mark for pair in pairs for mark in pair}, key=lambda mark: (-len(mark), mark))
    pattern = re.compile("|".join(map(re.escape, signs)))
    alike = frozenset(o for o, c in closers.items() if o in c)
    close = {closing for _, closing in pairs}
    return _Marks(closers, alike, _GUILLEMETS & closers.keys() - close, pattern)


def find_quotations(text: str, paragraphs: list[Span], pack: LanguagePack) -> list[Quotation]:
    """All quotations of a text in order of their start; those without a word are left out, and so
    is what the narrator says inside one, which then comes in parts."""
    grammar = pack.grammar
    marks = marks_of(grammar.quotation_marks)
    found: list[Quotation] = []
    for paragraph in paragraphs:
        marked: list[Quotation] = []
        for quotation in _in_paragraph(text, paragraph, marks):
            marked += _without_inserts(text, quotation, pack)
        spoken = find_dash_speech(text, paragraph, grammar.speech_dashes)
        bare = [Quotation(span.start, span.end, True, 0, bare=True) for span in spoken]
        found += [_deeper(quotation, spoken) for quotation in marked] + bare
    return sorted(q for q in found if _has_word(text, q))


def _without_inserts(text: str, quotation: Quotation, pack: LanguagePack) -> list[Quotation]:
    """A quotation in as many parts as the narrator's inserts leave of it."""
    if quotation.level:
        return [quotation]
    parts = spoken_parts(text, Span(quotation.start, quotation.end), pack)
    if len(parts) < 2 and (not parts or parts[0].end >= quotation.end - 1):
        return [quotation]
    return [Quotation(part.start, part.end, True, 0, bare=True) for part in parts]


def _deeper(quotation: Quotation, spoken: list[Span]) -> Quotation:
    """A quotation inside speech that a dash opens is one level further in."""
    at = bisect_right(spoken, quotation.start, key=lambda span: span.start) - 1
    inside = at >= 0 and quotation.end <= spoken[at].end
    return quotation._replace(level=quotation.level + 1) if inside else quotation


def _has_word(text: str, quotation: Quotation) -> bool:
    return any(c.isalnum() for c in text[quotation.start : quotation.end])


def _in_paragraph(text: str, paragraph: Span, marks: _Marks) -> list[Quotation]:
    """Reads a paragraph from left to right with a stack of open marks."""
    found: list[Quotation] = []
    open_marks: list[tuple[int, str]] = []
    for match in marks.any_of.finditer(text, paragraph.start, paragraph.end):
        at, sign = match.start(), match.group()
        if open_marks and sign in marks.closers[open_marks[-1][1]]:
            if _closes(text, match, paragraph, open_marks[-1], marks):
                opened, _ = open_marks.pop()
                found.append(Quotation(opened, match.end(), True, len(open_marks)))
                continue
            if sign in marks.alike:
                continue
        if sign in marks.closers and len(open_marks) < 3 and _opens(text, match, paragraph, marks):
            if any(other == sign for _, other in open_marks):
                if sign in marks.alike:
                    continue
                open_marks = [(o, other) for o, other in open_marks if other != sign]
            open_marks.append((at, sign))
    if open_marks and not text[paragraph.start : open_marks[0][0]].strip():
        found.append(Quotation(open_marks[0][0], paragraph.end, False, 0))
    return found


def _opens(text: str, mark: re.Match[str], paragraph: Span, marks: _Marks) -> bool:
    """A mark opens before a word, not after one. ("dell'"orso" shows that an apostrophe may.)"""
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    if mark.group() in {"'", "‘"}:
        return not before.isalnum() and after.isalpha()
    return not before.isalnum() and (mark.group() in marks.apart or not after.isspace())


def _closes(
    text: str, mark: re.Match[str], paragraph: Span, opened: tuple[int, str], marks: _Marks
) -> bool:
    """A mark closes unless it is an apostrophe or plainly opens the next quotation."""
    sign = mark.group()
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    before = text[mark.start() - 1]
    if sign in {"'", "’"}:
        return not after.isalnum() and before != " "
    if sign in marks.alike and before.isspace() and after.isalnum():
        # a second opening mark where the first was left open: only if a mark still follows
        return text.count(sign, mark.end(), paragraph.end) % 2 == 0
    return mark.start() > opened[0] + len(opened[1]) or sign not in marks.alike
