"""Captions and credits of pictures."""

import re
from functools import lru_cache

from onrecord.page.sheet import Decision, Sheet

_CAPTION_NAMES = re.compile(r"caption|legend|didascalia|bildunterschrift")
_CREDIT_NAMES = re.compile(r"credit|copyright|photographer|image-source")
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
    credit, caption = _called(mark.names)
    in_figure = bool(mark.inside & _FIGURE)
    if credit and sheet.sizes[i] <= _CREDIT_TOKENS:
        return Decision("credit", "the markup calls it a credit", _day(sheet, i))
    if in_figure and mark.tag not in ("blockquote", "table", "td", "th", "tr"):
        return Decision("caption", "the markup puts it with a picture", _day(sheet, i))
    if caption and sheet.sizes[i] > 2:
        return Decision("caption", "the markup calls it a caption", _day(sheet, i))
    return None


@lru_cache(maxsize=4096)
def _called(names: str) -> tuple[bool, bool]:
    """Whether the innermost class and id words are those of credits, and of captions."""
    inner = " ".join(names.split(maxsplit=4)[:4])
    return bool(_CREDIT_NAMES.search(inner)), bool(_CAPTION_NAMES.search(inner))


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


def by_words(sheet: Sheet, i: int) -> Decision | None:
    """A line that a credit word opens, or that ends in one within brackets."""
    if ending := sheet.bracketed[i]:
        return Decision("caption", f"a caption: ends in a credit, {ending!r}", _day(sheet, i))
    hits = sheet.hits[i]
    if not hits or hits[0].kind not in ("credit", "caption") or not hits[0].at_start:
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
