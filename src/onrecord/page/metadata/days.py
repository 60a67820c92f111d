"""When a story was published, and when it was changed."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from onrecord.page.dates import Found, date_in_address, normalise, read_date
from onrecord.page.metadata import elements
from onrecord.page.metadata.conflicts import Claim
from onrecord.page.metadata.evidence import Evidence
from onrecord.page.metadata.lexicon import Kind
from onrecord.page.metadata.linked_data import text_of
from onrecord.page.metadata.markup import PUBLISHED, UPDATED
from onrecord.values.article import OriginField

_LABEL = 40  # characters before a date in which a word may say what it is of
_PARTS = re.compile(r"(?<!\s)(?:\s*[|•·]\s*|\s+[–—-]\s+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_OTHER_WORDS = 4  # beside a date: a weekday, a place, "updated"
_RIGHT_ABOVE = 4  # lines between a date and the headline below it
_FIRST = 3  # elements with a date at the head of the page
_DAY = timedelta(days=1)
_AGO: tuple[tuple[Kind, timedelta], ...] = (
    ("minutes ago", timedelta(minutes=1)),
    ("hours ago", timedelta(hours=1)),
    ("days ago", _DAY),
)
_FIRST_YEAR, _LAST_YEAR = 1990, 9999  # before, there are no pages to be captured
_FRAME_TAGS = frozenset({"header", "nav"})
_UPDATED_NAME = re.compile(r"modif|updat|aktualis|aggiorn")


class Dated(Struct, frozen=True):
    """A date in a line, and whether a word beside it calls it that of a change or of
    publication; None where none does. `alone` is where the line is known to say nothing else."""

    iso: str
    line: int
    updated: bool | None
    alone: bool = False


def read_days(evidence: Evidence) -> Iterator[Claim]:
    """What every source says of the day of publication and of the last change."""
    for claim in _claims(evidence):
        if not _in_future(str(claim.value), evidence):
            yield claim


def _claims(evidence: Evidence) -> Iterator[Claim]:
    if evidence.declared is not None:
        yield from _declared(evidence)
        yield from _elements(evidence)
    if evidence.envelope:
        said = evidence.envelope
        if said.published:
            yield Claim("published", "envelope", said.published, said.carrier)
        if said.updated:
            yield Claim("updated", "envelope", said.updated, said.carrier)
    yield from _shown(evidence)
    yield from _in_address(evidence)


def _declared(evidence: Evidence) -> Iterator[Claim]:
    page = evidence.declared
    assert page is not None
    for source, node in (("JSON-LD", page.linked.article), ("JSON-LD page", page.linked.page)):
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if iso := _iso(node.get(key)):
                yield Claim("published", source, iso, key)
        if iso := _iso(node.get("dateModified")):
            yield Claim("updated", source, iso, "dateModified")
    words = evidence.sheet.words
    for name in PUBLISHED:
        for value in page.meta.get(name, ())[:1]:
            if iso := read_date(value, words):
                yield Claim("published", "meta", iso, name)
    yield from (Claim("updated", "meta", iso, name) for name, iso in page.days(UPDATED))


def _iso(value: object) -> str | None:
    text = text_of(value)
    return normalise(text) if text else None


def _elements(evidence: Evidence) -> Iterator[Claim]:
    """The elements with a date: those that microdata names, then the first at the story's head."""
    page = evidence.declared
    assert page is not None
    seen = 0
    for moment in elements.moments(page.marked):
        iso = normalise(moment.value) or read_date(moment.text, evidence.sheet.words)
        if not iso:
            continue
        words = evidence.words
        changed = bool(_UPDATED_NAME.search(moment.name) or words.inside("updated", moment.text))
        microdata = "datepublished" in moment.name or "datemodified" in moment.name
        seen += 1
        if not microdata and seen > _FIRST:
            continue
        source = "microdata" if microdata else "time element"
        detail = f"time: {moment.text}" if moment.text else "time"
        yield Claim("updated" if changed else "published", source, iso, detail[:80])


def _shown(evidence: Evidence) -> Iterator[Claim]:
    """Dates that readers see: at the head of the story, behind it, above it, under pictures."""
    yield from _at_head(evidence)
    for one in _dated(evidence, evidence.above):
        if one.updated is not True and _is_dateline(evidence, one):
            source = "above" if _is_of_the_story(evidence, one) else "frame"
            yield _claim("published", source, one, evidence)
    below = [one for one in _dated(evidence, evidence.below) if _is_dateline(evidence, one)]
    for one in below:
        # Several dates without a word are those of a list of other stories.
        if one.updated is False or (one.updated is None and len(below) == 1):
            yield _claim("published", "below", one, evidence)
    yield from _pictures(evidence)


def _at_head(evidence: Evidence) -> Iterator[Claim]:
    """The earliest date is that of publication, unless a word says another thing."""
    head = _dated(evidence, evidence.head)
    for one in sorted(head, key=lambda one: _day_then_time(one.iso)):
        source = "label" if one.updated is False else "line"
        if one.updated is not True and _is_about_it(evidence, one):
            yield _claim("published", source, one, evidence)
    changes = [one for one in head if one.updated]
    plain = [one for one in head if one.updated is None and _is_about_it(evidence, one)]
    if not changes and len({one.iso for one in plain}) > 1:
        changes = [max(plain, key=lambda one: _day_then_time(one.iso))]
    for one in changes:
        yield _claim("updated", "line", one, evidence)
        yield _claim("published", "frame", one, evidence)  # where the page shows no other day


def _pictures(evidence: Evidence) -> Iterator[Claim]:
    """A page is no older than its newest picture; else the first line that is but a date."""
    days = [
        one.date for one in evidence.decisions if one.kind in ("caption", "credit") and one.date
    ]
    if days:
        yield Claim("published", "picture", max(days), "the newest picture's day")
    for i, decision in enumerate(evidence.decisions):
        if decision.kind == "dateline" and evidence.sheet.dates[i]:
            found = evidence.sheet.dates[i][0]
            yield Claim("published", "picture", found.iso, "a line with a date")
            break


def _claim(field: OriginField, source: str, one: Dated, evidence: Evidence) -> Claim:
    return Claim(field, source, one.iso, evidence.sheet.lines[one.line].text[:80])


def _is_dateline(evidence: Evidence, one: Dated) -> bool:
    """Whether a line outside the story's head is about its date."""
    return one.updated is False or evidence.decisions[one.line].kind == "dateline"


def _is_of_the_story(evidence: Evidence, one: Dated) -> bool:
    """Whether a date above the headline is right above it, and not that of the day of reading."""
    if evidence.start - one.line > _RIGHT_ABOVE:
        return False
    mark = evidence.sheet.lines[one.line].mark
    if mark is None:
        return one.updated is False or "T" in one.iso
    return not mark.inside & _FRAME_TAGS


def _is_about_it(evidence: Evidence, one: Dated) -> bool:
    """Whether a line at the story's head, or the part of it with the date, says little else: the
    date of a caption ends a sentence."""
    if one.alone or _is_dateline(evidence, one):
        return True
    text = evidence.sheet.lines[one.line].text
    for found in reversed(evidence.sheet.dates[one.line]):
        text = f"{text[: found.start]}0{text[found.end :]}"
    parts = [part for part in _PARTS.split(text) if "0" in part]
    return any(len(_LETTERS.findall(part)) <= _OTHER_WORDS for part in parts)


def _dated(evidence: Evidence, numbers: Sequence[int]) -> list[Dated]:
    found = []
    for i in numbers:
        text = evidence.sheet.lines[i].text
        before = 0
        for date in evidence.sheet.dates[i]:
            label = text[max(before, date.start - _LABEL) : date.start]
            if not label.strip(" |,:-–") and before == 0 and i > 0:
                label = _label_above(evidence, i)
            found.append(
                Dated(resolve(date, evidence), i, _changed(evidence, label, text[date.end :]))
            )
            before = date.end
        if not evidence.sheet.dates[i] and (iso := _relative(evidence, text)):
            changed = evidence.words.inside("updated", text) is not None
            found.append(Dated(iso, i, changed or None, alone=True))
    return found


def _label_above(evidence: Evidence, i: int) -> str:
    """The line above, where it is a label and nothing more: "Published:"."""
    text = evidence.sheet.lines[i - 1].text
    return text if len(text) <= _LABEL and evidence.sheet.sizes[i - 1] <= 3 else ""


def _changed(evidence: Evidence, before: str, after: str) -> bool | None:
    words = evidence.words
    if words.inside("updated", before):
        return True
    if words.inside("published", before):
        return False
    behind = after[:20]
    if words.opens("updated", behind):
        return True
    return False if words.opens("published", behind) else None


def resolve(found: Found, evidence: Evidence) -> str:
    """The date, read the other way round where the page or its address shows that order.

    Other dates in numbers vote on the order of day and month; then the day that the address or the
    envelope names decides; else the language's order stands.
    """
    if found.other is None:
        return found.iso
    votes = [one.day_first for line in evidence.sheet.dates for one in line]
    first, second = votes.count(True), votes.count(False)
    day_first = evidence.sheet.words.day_first
    if first != second:
        return found.iso if (first > second) == day_first else found.other
    for known in _known_days(evidence):
        if known in (found.iso[:10], found.other[:10]):
            return found.iso if known == found.iso[:10] else found.other
    if _in_future(found.iso, evidence):
        return found.other
    return found.other if not day_first and _is_24_hours(found.iso) else found.iso


def _is_24_hours(iso: str) -> bool:
    """Whether a time was written as 13:00 or later: those who put the month first count to 12,
    and say which twelve."""
    return iso[11:13] >= "13"


def _known_days(evidence: Evidence) -> Iterator[str]:
    if evidence.declared is not None:
        yield from (iso[:10] for _, iso in evidence.declared.days((*PUBLISHED, *UPDATED)))
        if iso := _iso(evidence.declared.linked.article.get("datePublished")):
            yield iso[:10]
    yield from (str(claim.value) for claim in _in_address(evidence))
    if evidence.envelope:
        yield from (iso[:10] for iso in (evidence.envelope.published,) if iso)


def _in_address(evidence: Evidence) -> Iterator[Claim]:
    named = [evidence.source if "://" in evidence.source else None]
    if evidence.envelope:
        named.insert(0, evidence.envelope.address)
    if evidence.declared is not None and evidence.declared.address:
        named.insert(0, evidence.declared.address[2])
    for address in named:
        if address and (iso := date_in_address(address)):
            yield Claim("published", "address", iso, address[:200])


def _relative(evidence: Evidence, text: str) -> str | None:
    """The moment of "2 hours ago" and the like, where it is known when the page was captured."""
    said = evidence.envelope
    if said is None or not said.captured or len(text) > 60:
        return None
    captured = moment(said.captured)
    if captured is None or captured.year < _FIRST_YEAR:
        return None
    words = evidence.words
    for kind, unit in _AGO:
        count = words.number(kind, text)
        if count is not None:
            past = captured - count * unit
            return _date(past) if unit == _DAY else past.isoformat("T", "minutes")
    if words.opens("yesterday", text):
        return _date(captured - _DAY)
    return _date(captured) if words.opens("today", text) else None


def _date(value: datetime) -> str:
    return value.date().isoformat()


def moment(iso: str) -> datetime | None:
    """The moment that ISO 8601 names; None where it names none."""
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def is_later(iso: str, other: str) -> bool:
    """Whether a date is later than another, as exactly as both of them are."""
    one, two = moment(iso), moment(other)
    if len(iso) == 10 or len(other) == 10 or one is None or two is None:
        return iso[:10] > other[:10]
    if one.tzinfo is None or two.tzinfo is None:
        return iso[:16] > other[:16]
    return one > two


def _in_future(iso: str, evidence: Evidence) -> bool:
    """Whether a date is later than the page's capture, where that is known."""
    said = evidence.envelope
    captured = moment(said.captured) if said and said.captured else None
    day = moment(iso[:10])
    # A page of the east of the world may be dated tomorrow.
    return bool(
        captured and day and captured.year < _LAST_YEAR and day.date() > (captured.date() + _DAY)
    )


def _day_then_time(iso: str) -> tuple[str, str]:
    return iso[:10], iso[10:] or "~"  # a day without a time is the vaguer, so the later


def more_exact(chosen: str | None, others: Sequence[str]) -> str | None:
    """The chosen day, with the time where another source has it for the same day."""
    if chosen and len(chosen) == 10:
        return next((one for one in others if len(one) > 10 and one[:10] == chosen), chosen)
    return chosen
