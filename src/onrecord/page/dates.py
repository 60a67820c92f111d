"""Dates and times as pages write them, to ISO 8601."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from msgspec import Struct

from onrecord.page.language import PageWords

_FIRST_YEAR, _LAST_YEAR = 1990, 2099  # pages of the web
_READ = 400  # characters of a line that are looked at
_CLOCK = r"(?:[01]?\d|2[0-3])[:.h時시][0-5]\d"
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\d.,/:])(\d{1,2})"
_WORD = r"([^\W\d_](?:[^\W\d_]|[\u0900-\u0dff]){2,13}(?:\s\d{1,2})?)"  # signs of Indic scripts, too
_MAYBE = re.compile(r"(?:19|20)\d\d|\d[./-]\s?\d{1,2}[./-]")  # every date has one of these
_ISO = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20)\d\d|\d\d)(?![\d/-])"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d./-])((?:19|20)\d\d)\s?([./年년])\s?(\d{1,2})\s?[./月월]\s?(\d{1,2})(?![\d/])"
)
_WITH_NAMES = (  # the groups of day, month and year, and the pattern
    (1, 2, 3, re.compile(
        rf"{_DAY}(?:st|nd|rd|th|º|°|\.|er)?\s+(?:de\s+)?{_WORD}\.?,?\s+(?:de\s+|del\s+)?{_YEAR}"
    )),
    (1, 2, 3, re.compile(rf"{_DAY}[-\u00a0]{_WORD}[-\u00a0]{_YEAR}")),
    (2, 1, 3, re.compile(rf"(?<!\w){_WORD}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}")),
    (3, 2, 1, re.compile(rf"(?<!\d){_YEAR}\.?\s+{_WORD}\.?\s+(\d{{1,2}})(?![\d:])")),
)  # fmt: skip
_ZONE = r"(?:\s*\(?(?P<zone>(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?(?!\d)|[A-Z]{3,4}\b)\)?)?"
_TIME_AFTER = re.compile(
    rf"^[^\d]{{0,14}}?\b({_CLOCK})(?!\d)(?:\s*([ap])\.?\s?m\b\.?)?(?:\s+(?:Uhr|Z)\b)?{_ZONE}",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    rf"(?<![\d:])({_CLOCK})(?::[0-5]\d)?\s*(?:([ap])\.?m\.?)?{_ZONE}[^\d]{{0,8}}$", re.IGNORECASE
)
_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20)\d\d)(?:([/_-])([01]?\d)\2([0-3]?\d)|([01]\d)([0-3]\d))(?=[/_.-]|$)"
)
# "Tue, 01 Feb 2022 10:00", and what a browser makes of a date: "Tue Feb 01 2022 10:00"
_RFC = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?:\d{1,2}[\s-]+[a-z]{3}|[a-z]{3}\s+\d{1,2})[a-z]*[\s-]+\d{4}\b(?!.*\d\s?[ap]m)",
    re.IGNORECASE,
)
_MOST_AHEAD = 14  # hours from UTC, on Kiribati
# Hours from UTC of the abbreviations that mean one zone wherever they are printed
_ZONES = {
    "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "WAT": 1, "CEST": 2,
    "MESZ": 2, "EET": 2, "SAST": 2, "CAT": 2, "EEST": 3, "MSK": 3, "МСК": 3, "EAT": 3, "WIB": 7,
    "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "EDT": -4, "EST": -5,
    "CDT": -5, "MDT": -6, "PDT": -7, "PST": -8,
}  # fmt: skip


class Found(Struct, frozen=True):
    """A date in a text, with the place of its words, its time included.

    `other` is the date where its first two numbers change places, None where they cannot;
    `day_first` is what a date in numbers shows of their order, None where it shows nothing.
    """

    iso: str
    start: int
    end: int
    other: str | None = None
    day_first: bool | None = None


def find_dates(text: str, words: PageWords) -> tuple[Found, ...]:
    """The dates of the first 400 characters of a line, in order."""
    cut = text[:_READ]
    if not _MAYBE.search(cut):  # most lines of most pages
        return ()
    found = sorted(_all(cut, words), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(_with_time(one, cut, kept[-1].end if kept else 0))
    return tuple(kept)


def read_date(value: str, words: PageWords) -> str | None:
    """ISO 8601 of a date in an attribute: machine-readable, else as a reader is shown it."""
    if exact := normalise(value):
        return exact
    shown = find_dates(value, words)
    return shown[0].iso if shown else None


def _all(text: str, words: PageWords) -> Iterator[Found]:
    for match in _ISO.finditer(text):
        if normalised := normalise(match[0]):
            yield Found(normalised, match.start(), match.end())
    for match in _NUMERIC.finditer(text):
        yield from _numeric(match, words.day_first)
    for match in _YEAR_FIRST.finditer(text):
        end = match.end() + (text[match.end() : match.end() + 1] in ("日", "일"))
        if iso := _day(int(match[1]), int(match[3]), int(match[4])):
            yield Found(iso, match.start(), end)
    for day, month, year, pattern in _WITH_NAMES:
        for match in pattern.finditer(text):
            number = words.months.get(" ".join(match[month].casefold().split()))
            if number and (iso := _day(int(match[year]), number, int(match[day]))):
                yield Found(iso, match.start(), match.end())


def _numeric(match: re.Match[str], day_first: bool) -> Iterator[Found]:
    """A date in numbers. With full stops the day comes first in every language."""
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    year = year if year > 99 else 2000 + year
    as_day, as_month = _day(year, two, one), _day(year, one, two)
    if match[2] == ".":
        as_month = as_month if not as_day else None
    first, second = (as_day, as_month) if day_first else (as_month, as_day)
    if not (first or second):
        return
    shows = None if first and second else (bool(as_day) if match[2] != "." else None)
    other = second if first and second != first else None
    yield Found(first or second or "", match.start(), match.end(), other, shows)


def _day(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_time(found: Found, text: str, start: int) -> Found:
    """The date with the time of day that follows it, or stands right before it."""
    if "T" in found.iso:
        return found
    after = _TIME_AFTER.match(text[found.end : found.end + 60])
    before = (
        None if after else _TIME_BEFORE.search(text[max(start, found.start - 30) : found.start])
    )
    match = after or before
    if not match:
        return found
    clock = _clock(match)
    return Found(
        found.iso + clock,
        found.start if after else found.start - len(match[0]),
        found.end + match.end() if after else found.end,
        found.other + clock if found.other else None,
        found.day_first,
    )


def _clock(match: re.Match[str]) -> str:
    hour, minute = (int(part) for part in re.split(r"\D", match[1]))
    if match[2]:
        hour = hour % 12 + (12 if match[2].lower() == "p" else 0)
    return f"T{time(hour, minute).isoformat('minutes')}{_offset(match['zone'])}"


def _offset(zone: str | None) -> str:
    """The ISO 8601 offset of a zone; nothing where it is none that is known."""
    if not zone:
        return ""
    if match := re.fullmatch(r"[A-Z]{0,9}([+-])(\d\d?)(?::?(\d\d))?", zone, re.IGNORECASE):
        ahead, minutes = int(match[2]), int(match[3] or 0)
        known = ahead <= _MOST_AHEAD and minutes < 60
        return f"{match[1]}{ahead:02}:{minutes:02}" if known else ""
    hours = _ZONES.get(zone.upper())
    return "" if hours is None else f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"


def normalise(value: str) -> str | None:
    """ISO 8601 of a machine-readable date (ISO, RFC 2822 or seconds since 1970), as exact as it
    is, else None."""
    value = value.strip()[:_READ]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _day(*(int(part) for part in value.split("-")))
    if re.fullmatch(r"\d{10}(?:\d{3})?", value):
        return _in_range(datetime.fromtimestamp(int(value[:10]), UTC))
    if re.match(r"\d{4}-?\d\d-?\d\d", value):
        return _iso(value)
    if not _RFC.match(value):
        return None
    try:
        return _in_range(parsedate_to_datetime(value))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _iso(value: str) -> str | None:
    """A moment that begins like ISO 8601; its day where the rest is something else."""
    cleaned = re.sub(r"(?<!\s)\s*([+-]\d\d:?\d\d)$", r"\1", value.replace(" UTC", "Z"))
    try:
        return _in_range(datetime.fromisoformat(cleaned))
    except (ValueError, OverflowError):
        day = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
        return _day(int(day[1]), int(day[2]), int(day[3])) if day else None


def _in_range(moment: datetime) -> str | None:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.replace(microsecond=0).isoformat()


def date_in_address(address: str) -> str | None:
    """The day in an address like /2022/02/01/, /20220201/ or /title-2022-02-01.html, else None."""
    match = _IN_ADDRESS.search(address[:2_000])
    if not match:
        return None
    month, day = match[3] or match[5], match[4] or match[6]
    return _day(int(match[1]), int(month), int(day))
