"""Lines that only say when, where or by whom the story was written."""

import re

from onrecord.page.sheet import Decision, Sheet

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS_BESIDE_DATE = 4  # a weekday, a place, "updated"
_BYLINE_TOKENS = 12
_BYLINE_NAMES = re.compile(r"byline|author|autore|firma|pubdate|publish|timestamp|datetime")


def bare_date(sheet: Sheet, i: int) -> Decision | None:
    """A date with little beside it."""
    dates = sheet.dates[i]
    if not dates or sheet.sizes[i] > 16:
        return None
    rest = sheet.lines[i].text
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    known = sum(hit.words for hit in sheet.hits[i] if hit.kind == "dateline")
    if len(_LETTERS.findall(_CLOCK.sub(" ", rest))) - known > _WORDS_BESIDE_DATE:
        return None
    return Decision("dateline", "a date with little beside it", dates[0].iso)


def byline(sheet: Sheet, i: int) -> Decision | None:
    """A word such as "by" and names, or what the markup calls so."""
    if sheet.sizes[i] > _BYLINE_TOKENS or sheet.paragraphs[i]:
        return None
    hits = sheet.hits[i]
    if hits and hits[0].kind == "dateline" and hits[0].at_start:
        names = sheet.lines[i].text.split()[hits[0].words :]
        named = all(word[:1].isupper() or word.casefold() in sheet.words.joins for word in names)
        if named or (hits[0].words > 1 and not sheet.ends_plainly(i)):
            return Decision("dateline", f"a byline: {hits[0].phrase!r} and names")
    return _marked(sheet, i)


def _marked(sheet: Sheet, i: int) -> Decision | None:
    mark = sheet.lines[i].mark
    near = sheet.headline is not None and abs(i - sheet.headline) <= 15
    if mark is None or not near or sheet.story[i]:
        return None
    named = _BYLINE_NAMES.search(" ".join(mark.names.split()[:3]))
    if named or mark.inside & {"time", "address"}:
        return Decision("dateline", "the markup calls it a byline or a date")
    return None
