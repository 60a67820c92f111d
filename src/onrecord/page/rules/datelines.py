"""Lines that only say when, where or by whom the story was written."""

import re

from onrecord.page.called import called
from onrecord.page.sheet import Decision, Sheet

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS_BESIDE_DATE = 4  # a weekday, a place, "updated"
_BYLINE_TOKENS = 12
_called_byline = called(r"byline|author|autore|firma|pubdate|publish|timestamp|datetime", most=3)


def bare_date(sheet: Sheet, i: int) -> Decision | None:
    """A date with little beside it."""
    if sheet.sizes[i] > 16 or not (dates := sheet.dates[i]):
        return None
    rest = sheet.lines[i].text
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    known = sum(hit.words for hit in sheet.hits[i] if hit.kind == "dateline")
    if len(_LETTERS.findall(_CLOCK.sub(" ", rest))) - known > _WORDS_BESIDE_DATE:
        return None
    return Decision("dateline", "a date with little beside it", dates[0].iso)


def byline(sheet: Sheet, i: int) -> Decision | None:
    """A word such as "by" and names."""
    if sheet.sizes[i] > _BYLINE_TOKENS or sheet.paragraphs[i]:
        return None
    hits = sheet.hits[i]
    if hits[0].kind == "dateline" and hits[0].at_start:
        names = sheet.lines[i].text.split()[hits[0].words :]
        named = all(word[:1].isupper() or word.casefold() in sheet.words.joins for word in names)
        if named or (hits[0].words > 1 and not sheet.ends_plainly(i)):
            return Decision("dateline", f"a byline: {hits[0].phrase!r} and names")
    return None


def marked_byline(sheet: Sheet, i: int) -> Decision | None:
    """What the markup near the headline calls a byline or a date."""
    mark = sheet.lines[i].mark
    if mark is None or sheet.sizes[i] > _BYLINE_TOKENS or sheet.story[i]:
        return None
    if _called_byline(mark.names) or mark.inside & {"time", "address"}:
        return Decision("dateline", "the markup calls it a byline or a date")
    return None
