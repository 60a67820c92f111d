"""Elements that name the author, the day or the place of a story in the body of the page."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree, html
from msgspec import Struct

from onrecord.page.metadata.evidence import of_others
from onrecord.page.metadata.linked_data import plain
from onrecord.page.metadata.markup import found_by

_NAMES = etree.XPath("descendant-or-self::*[contains(@itemprop, 'name')]")
_ELSEWHERE = frozenset({"nav", "aside", "footer", "form", "blockquote"})
_MOST = 40  # elements of one kind; a page with more lists other stories
_LEVELS = 8  # elements above that are looked at
_OTHER_THINGS = re.compile(r"Comment|Review|VideoObject|AudioObject|ImageObject|Recipe")


class Moment(Struct, frozen=True):
    """An element with a date: its machine-readable value, its text, and what it is called."""

    value: str
    text: str
    name: str


def authors(marked: Iterable[html.HtmlElement]) -> tuple[str, ...]:
    """The texts of those elements that the markup calls the author of this story."""
    found: dict[str, None] = {}
    for element in islice(filter(_is_author, marked), _MOST):
        if _elsewhere(element):
            continue
        inner = [one for one in found_by(_NAMES, element) if one.tag != "meta"][:8]
        for one in inner or [element]:
            text = plain(one.get("content") or "") or plain(_shown(one))
            if text:
                found[text] = None
    return tuple(found)


def _is_author(element: html.HtmlElement) -> bool:
    named, rel = element.get("itemprop") or "", element.get("rel") or ""
    return "author" in named or "creator" in named or rel == "author" or "author " in rel


def moments(marked: Iterable[html.HtmlElement]) -> Iterator[Moment]:
    """Those elements with a date that are the story's, in the order of the page."""
    for element in islice(filter(_is_dated, marked), _MOST):
        if element.tag == "meta" or _elsewhere(element):
            continue
        value = element.get("datetime") or element.get("content") or ""
        value = value or element.get("data-publicationdate") or ""
        name = " ".join(
            (
                element.get("itemprop") or "",
                element.get("class") or "",
                element.get("pubdate") or "",
            )
        )
        yield Moment(value, plain(_shown(element)) or "", name.lower())


def _is_dated(element: html.HtmlElement) -> bool:
    if element.tag == "time" or "data-publicationdate" in element.attrib:
        return True
    return "date" in (element.get("itemprop") or "")


def _shown(element: html.HtmlElement) -> str:
    """The text of an element, a space between its parts, without what is read to the blind only."""
    pieces = []
    for one in element.iter():
        if isinstance(one.tag, str) and one.tag not in ("script", "style", "svg"):
            pieces.append(one.text or "")
        if one is not element:
            pieces.append(one.tail or "")
    return " ".join(pieces)[:2_000]


def _elsewhere(element: html.HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is about something else."""
    for level, one in enumerate((element, *element.iterancestors())):
        if level > _LEVELS or one.tag in ("main", "article", "body"):
            return False
        if one.tag in _ELSEWHERE or _OTHER_THINGS.search(one.get("itemtype") or ""):
            return True
        if of_others(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False
