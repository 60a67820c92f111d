"""What only one site does: `<domain>.toml`, a file an outlet.

    name = "The Example"          # the outlet
    country = "GB"                # ISO 3166-1, two letters
    day_first = true              # how it writes 1/2/2022

    [[layout]]                    # as many as it has had
    valid_from = 2019-03-01       # the first and the last day of the layout; either may be missing
    valid_to = 2023-12-31
    title = "class:story__title"  # an element by a word of its class, or "xpath://h1[@id='t']"
    authors = "class:story__by"
    published = "xpath://time[1]/@datetime"
    updated = "class:changed"
    leave_out = ["class:app-box", "text:Read our app"]  # lines by class, or by how they begin

A page is laid out by the file of its domain or of the one above it, and by the layout that was
valid on the page's day. No file is needed for the figures of README.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations
from typing import Any

import msgspec
from lxml import etree
from msgspec import Struct

from onrecord.errors import DataFileError
from onrecord.page.calendars import is_country

_SELECTORS = ("title", "authors", "published", "updated")


class Layout(Struct, frozen=True, forbid_unknown_fields=True):
    """The places of a site's pages between two days, both included."""

    valid_from: date | None = None
    valid_to: date | None = None
    title: str | None = None
    authors: str | None = None
    published: str | None = None
    updated: str | None = None
    leave_out: tuple[str, ...] = ()

    def holds(self, day: date | None) -> bool:
        """Whether it was valid on a day. Where that is not known, the one without an end is."""
        if day is None:
            return self.valid_to is None
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_to is None or day <= self.valid_to)


class Outlet(Struct, frozen=True, forbid_unknown_fields=True):
    """A file: what is true of the outlet, and its layouts in the order of the file."""

    name: str | None = None
    country: str | None = None
    day_first: bool | None = None
    layout: tuple[Layout, ...] = ()

    def on(self, day: date | None) -> Layout | None:
        """The first layout that was valid on a day."""
        return next((one for one in self.layout if one.holds(day)), None)


class Outlets(Struct, frozen=True):
    """All outlets by domain."""

    by_domain: Mapping[str, Outlet]

    def find(self, domain: str | None) -> tuple[str, Outlet] | None:
        """The outlet of a domain, or of the nearest one above it, with the name of its file."""
        while domain and "." in domain:
            if outlet := self.by_domain.get(domain):
                return f"{domain}.toml", outlet
            domain = domain.partition(".")[2]
        return None


def load_outlets(folder: Traversable) -> Outlets:
    """The outlet files of a folder.

    DataFileError names every fault with its file, and its line where the file is no TOML.
    """
    faults: list[str] = []
    found: dict[str, Outlet] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            outlet, wrong = _load(file)
            faults += [f"{file.name}: {fault}" for fault in wrong]
            if outlet is not None:
                found[file.name.removesuffix(".toml")] = outlet
    if faults:
        raise DataFileError(faults)
    return Outlets(found)


@cache
def shipped() -> Outlets:
    """The outlet files that come with Onrecord."""
    return load_outlets(files(__package__))


def _load(file: Traversable) -> tuple[Outlet | None, list[str]]:
    try:
        outlet = msgspec.convert(tomllib.loads(file.read_text("utf-8")), Outlet)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        return None, [str(error)]
    return outlet, list(_faults(outlet))


def _faults(outlet: Outlet) -> Iterator[str]:
    if outlet.country is not None and not is_country(outlet.country):
        yield f"country {outlet.country!r} is no code of ISO 3166-1"
    for number, layout in enumerate(outlet.layout, 1):
        here = f"layout {number}"
        if layout.valid_from and layout.valid_to and layout.valid_to < layout.valid_from:
            yield f"{here}: valid_to {layout.valid_to} is before valid_from {layout.valid_from}"
        for field in _SELECTORS:
            selector = getattr(layout, field)
            if selector is not None and (fault := _selector_fault(selector)):
                yield f"{here}: {field}: {fault}"
        for rule in layout.leave_out:
            if not rule.startswith(("class:", "text:")) or not rule.partition(":")[2].strip():
                yield f"{here}: leave_out: {rule!r} is neither class:WORD nor text:BEGINNING"
    yield from _overlaps(outlet.layout)


def _selector_fault(selector: str) -> str | None:
    kind, _, value = selector.partition(":")
    if kind == "class" and value.strip() and " " not in value:
        return None
    if kind != "xpath":
        return f"{selector!r} is neither class:WORD nor xpath:PATH"
    try:
        etree.XPath(value)
    except etree.XPathError as error:
        return f"{value!r} is no XPath ({error})"
    return None


def _overlaps(layouts: tuple[Layout, ...]) -> Iterator[str]:
    numbered = enumerate(layouts, 1)
    for (first, one), (second, two) in combinations(numbered, 2):
        start = max(one.valid_from or date.min, two.valid_from or date.min)
        if start <= min(one.valid_to or date.max, two.valid_to or date.max):
            yield f"layouts {first} and {second} are both valid on {start}"


def select(root: Any, selector: str) -> list[str]:
    """The texts of what a selector finds, white space collapsed; at most 50."""
    kind, _, value = selector.partition(":")
    if kind == "class":
        path = "//*[contains(concat(' ', normalize-space(@class), ' '), $name)]"
        found = root.xpath(path, name=f" {value.strip()} ")
    else:
        found = root.xpath(value)
    if not isinstance(found, list):
        found = [found]
    texts = (one if isinstance(one, str) else _text(one) for one in found[:50])
    return [" ".join(text.split()) for text in texts if text.strip()]


def _text(value: Any) -> str:
    return value.text_content() if hasattr(value, "text_content") else str(value)
