"""The forms in which pages credit a picture, and what a caption tells besides."""

import re

from msgspec import Struct

_NAME = r"[^\W\d_][\w.'’&-]*"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,5}}"
# "Caption - Outlet, 1920, 01.02.2022": caption, outlet, width in pixels, day
_SIZED = re.compile(
    rf"^(?P<text>.+?)(?<!\s)\s+[-–—]\s+(?P<outlet>{_NAMES}),\s*\d{{3,4}},\s*\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}$"
)
_SIGN_FIRST = re.compile(
    rf"^(?:©|\(c\))\s*(?!\d{{4}})(?P<owner>{_NAME}(?:\s+{_NAME}){{0,3}})?", re.IGNORECASE
)
_SIGN_INSIDE = re.compile(r"^(?P<text>.{12,}?)(?<![\s.(])[\s.(]+©\s*(?!\d{4})[^©]{2,60}$")
# "Mario Rossi / ANSA", "AFP/Jane Doe via Getty Images": few words, capitals, a slash
_SLASHED = re.compile(rf"^\(?(?:{_NAMES}\s?[/|]\s?){{1,3}}{_NAMES}\)?\.?$")
_SLASHED_END = re.compile(
    rf"^(?P<text>.{{15,}}?)(?<![\s.])[\s.]*[(\[]\s*[^()\[\]]{{0,40}}?{_NAMES}\s?/\s?{_NAMES}\s*[)\]]\.?$"
)
_BRACKETED_END = re.compile(
    r"^(?P<text>.{15,}?)(?<!\s)\s*[(\[](?P<credit>[^()\[\]]{3,60})[)\]]\.?$"
)
_HAS_SIGN = re.compile(r"[©/|(,]")  # a set of signs is looked for faster than what is around them
_MAY_CREDIT = re.compile(r"[©/|]|\([cC]\)|, ?\d")  # every form above has one of these
_FOUR_FIGURES = re.compile(r"\d{4}")  # most lines have none
_YEAR = re.compile(r"(?:©|\(c\)|copyright)\s*\d{4}|\d{4}\s*(?:©|\(c\))", re.IGNORECASE)


class Credit(Struct, frozen=True):
    """A credit found in a line: alone ("credit") or at the end of a caption ("caption")."""

    kind: str
    form: str
    outlet: str | None = None


def is_ownership(text: str) -> bool:
    """Whether the line claims a year of copyright, as a page's footer does."""
    opening = text[:300]
    return bool(_FOUR_FIGURES.search(opening) and _YEAR.search(opening))


def sized_caption(text: str) -> str | None:
    """The outlet of a caption that ends in outlet, width and day; None for other lines."""
    match = _SIZED.match(text[:600])
    return match["outlet"] if match else None


def find_credit(text: str) -> Credit | None:
    """The credit of a line by its form alone; None where it has none."""
    if len(text) > 600 or not _HAS_SIGN.search(text) or not _MAY_CREDIT.search(text):
        return None
    if is_ownership(text):
        return None
    if outlet := sized_caption(text):
        return Credit("caption", "ends in outlet, width and day", outlet)
    if _SIGN_FIRST.match(text) and len(text) <= 200:
        return Credit("credit", "opens with ©")
    if _SIGN_INSIDE.match(text):
        return Credit("caption", "ends in © and a name")
    if len(text) <= 80 and _SLASHED.match(text) and _all_names(text):
        return Credit("credit", "is names joined by a slash")
    if _SLASHED_END.match(text):
        return Credit("caption", "ends in names joined by a slash")
    return None


def bracketed_end(text: str) -> str | None:
    """What stands in brackets at the end of a line, for whoever knows credit words."""
    if len(text) > 600 or not text.endswith((")", "]", ").", "].")):
        return None
    match = _BRACKETED_END.match(text)
    return match["credit"] if match else None


def _all_names(text: str) -> bool:
    words = re.findall(r"[^\W\d_]\w*", text)
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= max(2, 0.8 * len(words)) and any(
        word.isupper() or len(words) <= 6 for word in words
    )
