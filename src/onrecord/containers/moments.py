"""Days and times as containers write them, to ISO 8601."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 100  # characters; nothing longer is a date, and patterns need not see it
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT_ZONE = re.compile(r"([+-]\d\d)$")
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+")
_LETTER = re.compile(r"[A-Za-z]{3}\s")
_UNKNOWN_ZONE = re.compile(r"-0000\b")


def moment(written: str | None) -> str | None:
    """ISO 8601 of a date in RFC 822 or ISO form; None where it is neither.

    With its time where a zone is given (to the second), the bare day otherwise: a clock time
    without a zone is no moment.
    """
    text = " ".join((written or "")[:_LONGEST].split())
    if not text:
        return None
    try:
        found = _iso(text) if _ISO.match(text) else _mail(text)
    except (ValueError, TypeError, IndexError, OverflowError):  # the parsers' own, on bad dates
        return None
    return None if found is None else said(found)


def said(found: datetime | date) -> str | None:
    """A date as the envelope has it; None for years that no page is of."""
    if not 1900 <= found.year <= 2199:
        return None
    if not isinstance(found, datetime):
        return found.isoformat()
    if found.utcoffset() is None:
        return found.date().isoformat()
    return found.isoformat(timespec="seconds")


def _iso(text: str) -> datetime | date:
    if len(text) == len("2026-01-05"):
        return date.fromisoformat(text)
    whole = _FRACTION.sub("", text.replace(" ", "T", 1).replace(" ", ""))
    return datetime.fromisoformat(_SHORT_ZONE.sub(r"\1:00", whole) if "T" in whole else whole)


def _mail(text: str) -> datetime | None:
    if not _LETTER.search(text):  # "12345" is no day, though the parser of letters makes it one
        return None
    found = parsedate_to_datetime(text if ":" in text else f"{text} 00:00:00")
    if found.tzinfo is None and _UNKNOWN_ZONE.search(text):
        return found.replace(tzinfo=UTC)  # RFC 5322: UTC, the writer's own zone not told
    return found
