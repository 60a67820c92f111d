"""Dates and times as pages write them, to ISO 8601."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from msgspec import Struct

from onrecord.page.language import PageWords

_FIRST_YEAR, _LAST_YEAR = 1990, 2099  # pages of the web
_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d"
_ISO = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20)\d\d|\d\d)(?![\d/-])"
)
_DAY_MONTH_YEAR = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|°|\.)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY_YEAR = re.compile(
    r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)"
)
_TIME_AFTER = re.compile(rf"^[^\d]{{0,14}}?\b({_CLOCK})(?!\d)(?:\s*([ap])\.?m\b)?", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-])")


class Found(Struct, frozen=True):
    """A date in a text, with the place of its words, its time included."""

    iso: str
    start: int
    end: int


def find_dates(text: str, words: PageWords) -> tuple[Found, ...]:
    """The dates of the first 400 characters of a line, in order."""
    cut = text[:400]
    found = sorted(_all(cut, words), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(_with_time(one, cut))
    return tuple(kept)


def _all(text: str, words: PageWords) -> Iterator[Found]:
    for match in _ISO.finditer(text):
        if normalised := normalise(match[0]):
            yield Found(normalised, match.start(), match.end())
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day_first = (words.day_first or first > 12 or match[2] == ".") and second <= 12
        day, month = (first, second) if day_first else (second, first)
        yield from _found(year if year > 99 else 2000 + year, month, day, match)
    for match in _DAY_MONTH_YEAR.finditer(text):
        yield from _found(
            int(match[3]), words.months.get(match[2].casefold()), int(match[1]), match
        )
    for match in _MONTH_DAY_YEAR.finditer(text):
        yield from _found(
            int(match[3]), words.months.get(match[1].casefold()), int(match[2]), match
        )


def _found(year: int, month: int | None, day: int, match: re.Match[str]) -> Iterator[Found]:
    if month and (iso := _day(year, month, day)):
        yield Found(iso, match.start(), match.end())


def _day(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_time(found: Found, text: str) -> Found:
    """The date with the time of day that follows it, if one does."""
    match = _TIME_AFTER.match(text[found.end :])
    if "T" in found.iso or not match:
        return found
    hour, minute = (int(part) for part in re.split(r"\D", match[1]))
    if match[2]:
        hour = hour % 12 + (12 if match[2].lower() == "p" else 0)
    iso = f"{found.iso}T{time(hour, minute).isoformat('minutes')}"
    return Found(iso, found.start, found.end + match.end())


def normalise(value: str) -> str | None:
    """ISO 8601 of a machine-readable date (ISO or RFC 2822), as exact as it is, else None."""
    value = value.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _day(*(int(part) for part in value.split("-")))
    if re.fullmatch(r"\d{10}(?:\d{3})?", value):
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
    else:
        moment_or_none = _moment(value)
        if moment_or_none is None:
            return None
        moment = moment_or_none
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.replace(microsecond=0).isoformat()


def _moment(value: str) -> datetime | None:
    if re.match(r"\d{4}-?\d\d-?\d\d", value):
        cleaned = re.sub(r"\s+([+-]\d\d:?\d\d)$", r"\1", value.replace(" UTC", "Z"))
        try:
            return datetime.fromisoformat(cleaned)
        except ValueError:
            day = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
            return _midnight(day) if day else None
    try:
        return parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError):
        return None


def _midnight(match: re.Match[str]) -> datetime | None:
    iso = _day(int(match[1]), int(match[2]), int(match[3]))
    return datetime.fromisoformat(iso) if iso else None


def date_in_address(address: str) -> str | None:
    """The day in an address like /2022/02/01/ or /20220201/, else None."""
    match = _IN_ADDRESS.search(address)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None
