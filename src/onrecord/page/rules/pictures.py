"""Captions and credits of pictures."""

import re

from onrecord.page.called import called
from onrecord.page.sheet import Decision, Sheet

_called_caption = called(r"caption|legend|didascalia|bildunterschrift", most=4)
_called_credit = called(r"credit|copyright|photographer|image-source", most=4)
_FIGURE = frozenset({"figure", "figcaption"})
_CREDIT_TOKENS = 12
_CAPTION_TOKENS = 80  # longer lines in a figure are text that the template wraps
_BARE_CREDIT = re.compile(r"^[^:]{1,25}:\s*\S")


def by_form(sheet: Sheet, i: int) -> Decision | None:
    """A line that credits a picture in one of the forms of `credits`."""
    credit = sheet.credits[i]
    if credit is None or any(hit.kind == "legal" for hit in sheet.hits[i]):
        return None
    if credit.kind == "caption":
        return Decision("caption", f"a picture's caption: {credit.form}", _day(sheet, i))
    return Decision("credit", f"a picture's credit: {credit.form}", _day(sheet, i))


def by_markup(sheet: Sheet, i: int) -> Decision | None:
    """A line that the markup puts with a picture."""
    mark = sheet.lines[i].mark
    if mark is None or sheet.sizes[i] > _CAPTION_TOKENS:
        return None
    if sheet.sizes[i] <= _CREDIT_TOKENS and _called_credit(mark.names):
        return Decision("credit", "the markup calls it a credit", _day(sheet, i))
    if mark.inside & _FIGURE and mark.tag not in ("blockquote", "table", "td", "th", "tr"):
        return Decision("caption", "the markup puts it with a picture", _day(sheet, i))
    if sheet.sizes[i] > 2 and _called_caption(mark.names):
        return Decision("caption", "the markup calls it a caption", _day(sheet, i))
    return None


def said_by_caption(sheet: Sheet, i: int) -> Decision | None:
    """A line with which the caption right below or above it opens: the picture's own description,
    which a template shows where the picture is missing."""
    text = sheet.lines[i].text
    if sheet.sure(i) or sheet.sizes[i] < 3:
        return None
    for k in (i + 1, i - 1):
        other = sheet.lines[k].text if 0 <= k < len(sheet.lines) else ""
        if other != text and other.startswith(text) and sheet.is_caption(k):
            return Decision("caption", "the caption beside it opens with it", _day(sheet, i))
    return None


def by_ending(sheet: Sheet, i: int) -> Decision | None:
    """A line that ends in a credit within brackets."""
    ending = sheet.bracketed[i]
    return Decision("caption", f"a caption: ends in a credit, {ending!r}", _day(sheet, i))


def by_words(sheet: Sheet, i: int) -> Decision | None:
    """A line that a credit word opens."""
    hits = sheet.hits[i]
    if hits[0].kind not in ("credit", "caption") or not hits[0].at_start:
        return None
    text, hit = sheet.lines[i].text, hits[0]
    named = sum(word[:1].isupper() for word in text.split()) >= 0.7 * len(text.split())
    colon = bool(_BARE_CREDIT.match(text))
    if hit.kind == "credit" and sheet.sizes[i] <= _CREDIT_TOKENS and (named or colon):
        return Decision("credit", f"a credit: opens with {hit.phrase!r}", _day(sheet, i))
    if (hit.words > 1 or colon) and sheet.sizes[i] <= _CAPTION_TOKENS and not sheet.paragraphs[i]:
        return Decision("caption", f"a caption: opens with {hit.phrase!r}", _day(sheet, i))
    return None


def _day(sheet: Sheet, i: int) -> str | None:
    return sheet.dates[i][-1].iso if sheet.dates[i] else None
