"""What the lines of a page show of its day, outlet and authors."""

import re
from collections import Counter

from msgspec import Struct

from onrecord.page.likeness import cut_title
from onrecord.page.sheet import Decision, Sheet

_NEAR = 14  # lines from the headline in which a page says when and by whom
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\b)?\s*(?:\d{4}(?:\s*[-–/]\s*\d{4})?)?[\s,:.-]*(?P<after>[^\W\d_][^,.;|©()\d]{1,40})",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"^[^\W\d_][^()]{0,40}\((?P<name>[^\W\d_][\w ]{1,24})\)\s*[-–—]\s")
_SIGNED_FIRST = re.compile(r"^\((?P<name>[^\W\d_][\w ]{1,24})\)\s*[-–—]\s")
_NAME_WORDS = 5


class Shown(Struct, frozen=True):
    """`outlet_by` tells what the outlet was read from."""

    published: str | None
    updated: str | None
    outlet: str | None
    authors: tuple[str, ...]


def read_lines(sheet: Sheet, decisions: list[Decision]) -> Shown:
    """What the lines themselves tell; None and () for what they do not."""
    published, updated = _days(sheet, decisions)
    return Shown(published, updated, _outlet(sheet, decisions), _authors(sheet, decisions))


def _days(sheet: Sheet, decisions: list[Decision]) -> tuple[str | None, str | None]:
    """The earliest of the dates around the headline, and the latest where there are two.

    Without any: the newest picture's day, then any dateline's; a page is no older than its
    pictures.
    """
    at = sheet.headline if sheet.headline is not None else max(0, sheet.first)
    datelines = [i for i, decision in enumerate(decisions) if decision.kind == "dateline"]
    near = [
        found.iso
        for i in datelines
        if abs(i - at) <= _NEAR and not (sheet.first >= 0 and sum(sheet.paragraphs[:i]) > 2)
        for found in sheet.dates[i]
    ]
    if near:
        first, last = min(near, key=_day_then_time), max(near, key=_day_then_time)
        return first, last if last != first and len(last) >= len(first) else None
    pictures = [one.date for one in decisions if one.kind in ("caption", "credit") and one.date]
    if pictures:
        return max(pictures), None
    others = [found.iso for i in datelines for found in sheet.dates[i]]
    return (others[0] if others else None), None


def _day_then_time(iso: str) -> tuple[str, str]:
    return iso[:10], iso[10:] or "~"  # a day without a time is the vaguer, so the later


def _outlet(sheet: Sheet, decisions: list[Decision]) -> str | None:
    named = Counter(credit.outlet for credit in sheet.credits if credit and credit.outlet)
    if named:
        return named.most_common(1)[0][0]
    first = sheet.lines[0].text
    suffix = cut_title(first)[1]
    if suffix and (sheet.headline not in (None, 0) or "|" in first):
        return suffix
    if owner := _owner(sheet, decisions):
        return owner
    return _signed(sheet) or (suffix if suffix and sheet.headline is None else None)


def _owner(sheet: Sheet, decisions: list[Decision]) -> str | None:
    """Who claims the copyright in the page's last lines."""
    for i in range(len(sheet.lines) - 1, max(-1, sheet.last), -1):
        match = _OWNER.search(sheet.lines[i].text[:300]) if decisions[i].kind == "legal" else None
        if match:
            words = match["after"].strip(" -–|").split()
            known = sheet.words.phrases.hits(" ".join(words))
            if not known and len(words) <= _NAME_WORDS and words[0][:1].isupper():
                return " ".join(words)
    return None


def _signed(sheet: Sheet) -> str | None:
    """The agency that signs the first paragraph: PLACE (Agency) - ..., (AGENCY) - PLACE ..."""
    if sheet.first < 0:
        return None
    opening = sheet.lines[sheet.first].text[:100]
    match = _AGENCY.match(opening) or _SIGNED_FIRST.match(opening)
    return match["name"] if match else None


def _authors(sheet: Sheet, decisions: list[Decision]) -> tuple[str, ...]:
    at = sheet.headline if sheet.headline is not None else max(0, sheet.first)
    for i, decision in enumerate(decisions):
        hits = sheet.hits[i]
        if decision.kind != "dateline" or sheet.dates[i] or abs(i - at) > _NEAR or not hits:
            continue
        names = sheet.lines[i].text.split()[hits[0].words :]
        if hits[0].at_start and names:
            return split_names(" ".join(names), sheet.words.joins)
    return ()


def split_names(text: str, joins: frozenset[str]) -> tuple[str, ...]:
    """The names in a list of them, cut at commas and at the language's words for "and"."""
    names: list[list[str]] = [[]]
    for word in text.replace(",", " , ").replace("&", " , ").split():
        if word == "," or word.casefold() in joins:
            names.append([])
        else:
            names[-1].append(word.strip(":;|"))
    return tuple(dict.fromkeys(" ".join(name) for name in names if name))
