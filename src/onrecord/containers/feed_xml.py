"""RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom to entries."""

import re
from collections.abc import Iterator
from typing import Any, cast
from xml.etree import ElementTree as ET

from onrecord.containers.feed_entry import Entry, as_html, perhaps_html, plain
from onrecord.containers.feed_split import cut, entries, root_of, wrap
from onrecord.errors import InputError

DEEPEST = 200
"""Elements inside one another in an entry; articles in XHTML have some tens."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAILBOX = re.compile(r"^\S{1,200}@\S{1,200}\s{1,9}\((.{1,200})\)$|^\S{1,200}@\S{1,200}$")
_HEAD_LONGEST = 1_000_000  # characters; the rest of the head can only be noise

Element = ET.Element


class _BrokenError(Exception):
    """Why a part of a feed cannot be read."""


def is_xml_feed(opening: str) -> bool:
    """Whether the opening of a file is that of RSS or Atom."""
    return root_of(opening) is not None


def read_xml(text: str, name: str, limit: int) -> tuple[str | None, Iterator[Entry | str]]:
    """The feed's title, and its entries, or in their place what is wrong with one.

    An entry may have `limit` characters. InputError where the text is no feed.
    """
    at = root_of(text)
    if at is None:
        raise InputError(name, "no feed", "Give a feed of RSS, Atom or JSON Feed")
    parts = cut(text[at:])
    feed = _feed(wrap(parts.head[:_HEAD_LONGEST], parts.namespaces))
    found = _entries(parts.rest, parts.namespaces, feed, limit)
    return plain(_text(feed, "title")) or None, found


def _entries(
    rest: str, namespaces: dict[str, str], feed: Element, limit: int
) -> Iterator[Entry | str]:
    for fragment in entries(rest):
        if len(fragment) > limit:
            yield f"an entry of {len(fragment):,} characters; a page may have {limit:,} at most"
            continue
        try:
            parsed = _parse(wrap(fragment, namespaces) + "</onrecord>")
        except _BrokenError as error:
            yield f"an entry whose XML is broken ({error})"
        else:
            yield _atom(parsed[0], feed) if parsed[0].tag == "entry" else _rss(parsed[0], feed)


def _feed(head: str) -> Element:
    """The element that has the feed's own title; empty where its XML is broken."""
    try:
        root = _parse(head, whole=False)
    except _BrokenError:
        return ET.Element("broken")
    top = root[0] if len(root) else root
    channel = next((child for child in top if child.tag == "channel"), None)
    found = top if channel is None else channel
    if _LANG not in found.attrib and _LANG in top.attrib:
        found.set(_LANG, top.attrib[_LANG])
    return found


def _parse(document: str, *, whole: bool = True) -> Element:
    """The tree, its namespaces dropped from the names; _BrokenError where there is none."""
    parser: ET.XMLPullParser[Any] = ET.XMLPullParser(("start", "end"))
    root: Element | None = None
    depth = 0
    try:
        for start in range(0, len(document), 65_536):
            parser.feed(document[start : start + 65_536])
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                element.tag = element.tag.rpartition("}")[2]
                if depth > DEEPEST:
                    raise _BrokenError(f"it nests tags more than {DEEPEST} deep")
        if whole:
            parser.close()
    except (ET.ParseError, ValueError) as error:  # ValueError: an encoding that Expat lacks
        raise _BrokenError(str(error).partition(":")[0]) from error
    if root is None or (whole and not len(root)):
        raise _BrokenError("no element in it")
    return root


def _rss(item: Element, feed: Element) -> Entry:
    authors = _texts(item, "creator") or _texts(item, "author")
    return Entry(
        title=plain(_text(item, "title")),
        content=_rss_content(item),
        address=_address(_text(item, "origLink"), _text(item, "link"), _text(item, "guid")),
        published=_text(item, "pubDate") or _text(item, "date") or None,
        updated=_text(item, "modified") or _text(item, "updated") or None,
        authors=tuple(name for author in authors if (name := _person(author))),
        language=_language(item) or _language(feed),
    )


def _rss_content(item: Element) -> str:
    """The longest of what may hold the whole text, else the description."""
    full = max(_texts(item, "encoded"), key=len, default="")
    return full or perhaps_html(_text(item, "description") or _text(item, "summary"))


def _person(written: str) -> str | None:
    """The name in what RSS wants to be a mailbox, "a@b.example (Name)"; None for a bare address."""
    found = _MAILBOX.match(written)
    return found[1] if found else written


def _atom(entry: Element, feed: Element) -> Entry:
    authors = _names(entry) or _names(feed)
    title = next((child for child in entry if child.tag == "title"), None)
    return Entry(
        title="" if title is None else _atom_title(title),
        content=_atom_content(entry),
        address=_address(*_alternates(entry)),
        published=_text(entry, "published") or _text(entry, "issued") or None,
        updated=_text(entry, "updated") or _text(entry, "modified") or None,
        authors=authors,
        language=_language(entry) or _language(feed),
    )


def _atom_title(title: Element) -> str:
    words = " ".join("".join(title.itertext()).split())
    return plain(words) if title.get("type") == "html" else words


def _atom_content(entry: Element) -> str:
    for tag in ("content", "summary"):
        for element in entry:
            if element.tag == tag and (html := _construct(element)):
                return html
    return ""


def _construct(element: Element) -> str:
    """Atom's text or content to HTML; "" where it stands elsewhere or is no text."""
    kind = (element.get("type") or "text").lower()
    if kind in ("xhtml", "application/xhtml+xml") or len(element):
        children = "".join(_serialised(child) for child in element)
        return (as_html(element.text or "") + children).strip()
    text = (element.text or "").strip()
    if kind in ("html", "text/html"):
        return text
    return as_html(text) if kind in ("text", "text/plain") else ""


def _serialised(element: Element) -> str:
    """HTML of an element whose names have lost their namespaces already."""
    for inner in element.iter():
        for key in [key for key in inner.attrib if key.startswith("{")]:
            del inner.attrib[key]
    return ET.tostring(element, encoding="unicode", method="html")


def _alternates(entry: Element) -> list[str]:
    links = [child for child in entry if child.tag == "link"]
    return [link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate"]


def _names(element: Element) -> tuple[str, ...]:
    people = [child for child in element if child.tag == "author"]
    return tuple(name for person in people if (name := _text(person, "name")))


def _address(*candidates: str) -> str | None:
    return next((link for link in candidates if link.startswith(("http://", "https://"))), None)


def _language(element: Element) -> str | None:
    return element.get(_LANG) or _text(element, "language") or None


def _text(element: Element, tag: str) -> str:
    return next(iter(_texts(element, tag)), "")


def _texts(element: Element, tag: str) -> list[str]:
    """The words of the children of that name, of any namespace, that have some."""
    found = (" ".join(child.itertext()).strip() for child in element if child.tag == tag)
    return [text for text in found if text]
