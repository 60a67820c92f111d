"""What an outlet's file says of a page."""

from collections.abc import Iterator, Sequence
from datetime import date

from lxml import etree

from onrecord.page.dates import read_date
from onrecord.page.metadata.conflicts import Claim
from onrecord.page.metadata.evidence import Evidence
from onrecord.page.metadata.names import Namer
from onrecord.page.outlets import Layout, Outlet, select
from onrecord.page.sheet import Decision, Sheet


def read_outlet_file(
    evidence: Evidence, file: str, outlet: Outlet, layout: Layout | None
) -> Iterator[Claim]:
    """The outlet's name and country, and what its selectors find on the page."""
    if outlet.name:
        yield Claim("outlet", "outlet file", outlet.name, f"{file}: name")
    if outlet.country:
        yield Claim("country", "outlet file", outlet.country, f"{file}: country")
    if layout is not None and evidence.declared is not None:
        yield from _selected(evidence, layout, file)


def layout_of(outlet: Outlet, day: str | None) -> Layout | None:
    """The layout that was valid on an ISO 8601 day."""
    return outlet.on(date.fromisoformat(day[:10]) if day else None)


def _selected(evidence: Evidence, layout: Layout, file: str) -> Iterator[Claim]:
    for field in ("title", "published", "updated", "authors"):
        selector = getattr(layout, field)
        texts = _texts(evidence, selector) if selector else []
        if not texts:
            continue
        detail = f"{file}: {field}"
        if field == "title":
            yield Claim("title", "outlet file", texts[0], detail)
        elif field == "authors":
            named = Namer(evidence.words).read_all(texts, typed=True)
            if named.people:
                yield Claim("authors", "outlet file", named.people, detail)
            if named.agencies:
                yield Claim("agencies", "outlet file", named.agencies, detail)
        elif iso := read_date(texts[0], evidence.sheet.words):
            yield Claim(
                "published" if field == "published" else "updated", "outlet file", iso, detail
            )


def _texts(evidence: Evidence, selector: str) -> Sequence[str]:
    assert evidence.declared is not None
    try:
        return select(evidence.declared.root, selector)
    except etree.XPathError:  # one that only fails when it runs, as an unknown function does
        return ()


def leave_out(
    sheet: Sheet, decisions: Sequence[Decision], layout: Layout, file: str
) -> list[Decision]:
    """The decisions, with the lines that the layout leaves out as leftovers."""
    classes = {rule[6:].strip().lower() for rule in layout.leave_out if rule.startswith("class:")}
    openings = tuple(rule[5:].strip() for rule in layout.leave_out if rule.startswith("text:"))
    changed = []
    for line, decision in zip(sheet.lines, decisions, strict=True):
        names = set(line.mark.names.split()) if line.mark is not None else set()
        if names & classes or (openings and line.text.startswith(openings)):
            decision = Decision("leftover", f"left out by {file}")
        changed.append(decision)
    return changed
