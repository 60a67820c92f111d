"""Speech that a dash opens: "— Мы готовы, — сказал он. — Завтра начнём." """

import re
from functools import cache

from onrecord.text import Span

_STOPS = frozenset(',.!?…;»”"')


@cache
def _patterns(dashes: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens such a paragraph, and a dash between speech and narration."""
    any_dash = "[" + re.escape("".join(dashes)) + "]"
    return (
        re.compile(rf"{any_dash}\s*(?=[\w¿¡«“\"„])"),
        re.compile(rf"(?<!\s)\s+{any_dash}\s*|{any_dash}(?=[.,;:!?…])"),
    )


def find_dash_speech(text: str, paragraph: Span, dashes: tuple[str, ...]) -> list[Span]:
    """The spoken parts of a paragraph that a dash opens, where a dash parts them from what the
    narrator inserts; none where nobody's insert shows that it is speech (a list has dashes, too).
    """
    if not dashes:
        return []
    opening, between = _patterns(dashes)
    start = paragraph.start
    while start < paragraph.end and text[start].isspace():
        start += 1
    opened = opening.match(text, start, paragraph.end)
    if opened is None:
        return []
    spoken: list[Span | None] = []
    start, speaks = opened.end(), True
    for dash in between.finditer(text, opened.end(), paragraph.end):
        if speaks and _is_insert(text, dash):
            spoken.append(_trimmed(text, start, dash.start()))
            speaks = False
        elif not speaks:
            start, speaks = dash.end(), True
    if not spoken:
        return []
    if speaks:
        spoken.append(_trimmed(text, start, paragraph.end))
    return [span for span in spoken if span is not None and any(map(str.isalnum, span.of(text)))]


def _is_insert(text: str, dash: re.Match[str]) -> bool:
    """Whether the narrator speaks behind a dash: in a small letter, behind a stop or a comma or, as
    Spanish has it, with no space between."""
    if not text[dash.end() : dash.end() + 1].islower():
        return False
    return text[dash.start() - 1] in _STOPS or not dash.group()[-1].isspace()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without spaces and without the stop or comma that belongs to the insert; None where nothing
    else is there."""
    while start < end and (text[start].isspace() or text[start] in ".,;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end) if start < end else None
