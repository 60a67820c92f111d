"""HTML to lines: one block-level element a line, as a reader sees it.

Scripts, styles, templates and what the markup itself hides are left out; style sheets are not
read, so what only they hide stays in.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree, html

from onrecord.errors import InputError
from onrecord.page.line import Line, Mark

DROPPED = frozenset(
    [
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
        "head", "canvas", "audio", "map", "datalist", "select",
    ]
)  # fmt: skip
BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center",
        "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "label",
        "legend", "li", "main", "menu", "nav", "ol", "option", "p", "picture", "pre", "section",
        "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
        "video",
    ]
)  # fmt: skip
TELLING = frozenset(
    [
        "nav", "footer", "header", "aside", "main", "article", "figure", "figcaption", "form",
        "button", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote", "p",
        "label", "dialog", "time", "address",
    ]
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_NAME_WORDS = 24  # class and id words kept: the innermost elements say most


class Place(NamedTuple):
    """The element that text stands in."""

    tag: str
    inside: frozenset[str]
    names: tuple[str, ...]
    depth: int
    link: bool
    preformatted: bool


_TOP = Place("body", frozenset(), (), 0, False, False)


def parse(markup: str, source: str) -> html.HtmlElement:
    """The tree of a page; what is cut off or wrong in the markup is repaired.

    InputError where there is no element in it, or where elements are nested too deep.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    data = _XML_DECLARATION.sub("", markup).encode("utf-8", "replace")
    try:
        root: html.HtmlElement = html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise InputError(
            source, "no text in its HTML", "Save the page again once it shows"
        ) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputError(
            source,
            "its HTML nests tags more than 2,000 deep",
            "Save the page from a browser, or give its text",
        )
    return root


def lay_out(root: html.HtmlElement) -> list[Line]:
    """The visible lines of the page, white space collapsed, none of them empty."""
    lines: list[Line] = []
    pieces: list[tuple[str, Place]] = []
    for piece in _pieces(root):
        if piece is None:
            _flush(pieces, lines)
        else:
            pieces.append(piece)
    _flush(pieces, lines)
    return lines


def _flush(pieces: list[tuple[str, Place]], lines: list[Line]) -> None:
    text = " ".join("".join(piece for piece, _ in pieces).translate(_INVISIBLE).split())
    if text:
        sizes = [(len(piece.strip()), place) for piece, place in pieces]
        total = sum(size for size, _ in sizes) or 1
        linked = sum(size for size, place in sizes if place.link)
        place = next(place for size, place in sizes if size)
        mark = Mark(place.tag, place.inside, " ".join(place.names), linked / total, place.depth)
        lines.append(Line(text, mark))
    pieces.clear()


def _pieces(root: html.HtmlElement) -> Iterator[tuple[str, Place] | None]:
    """Pieces of text with their places; None where a line ends. Iterative: pages nest deep."""
    stack: list[tuple[html.HtmlElement, Place] | tuple[str, Place] | None] = [(root, _TOP)]
    while stack:
        item = stack.pop()
        if item is None:
            yield None
        elif isinstance(item[0], str):
            yield from _text(item[0], item[1])
        else:
            yield from _open(item[0], item[1], stack)


def _open(
    element: html.HtmlElement,
    above: Place,
    stack: list[tuple[html.HtmlElement, Place] | tuple[str, Place] | None],
) -> Iterator[tuple[str, Place] | None]:
    if element.tail:
        stack.append((element.tail, above))
    if not isinstance(element.tag, str) or element.tag in DROPPED or _hidden(element):
        return
    place = _enter(element, above)
    if _is_next_link(element):
        yield None
    if element.tag in BLOCKS:
        yield None
        stack.append(None)
    stack.extend((child, place) for child in reversed(element))
    if element.text:
        yield from _text(element.text, place)


def _text(text: str, place: Place) -> Iterator[tuple[str, Place] | None]:
    if not place.preformatted:
        yield text, place
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            yield None
        yield line, place


def _hidden(element: html.HtmlElement) -> bool:
    if "hidden" in element.attrib:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _is_next_link(element: html.HtmlElement) -> bool:
    """Whether a link follows another with no word between: entries of a menu, parts of a card."""
    if element.tag != "a":
        return False
    before = element.getprevious()
    if before is None or before.tag != "a":
        return False
    return not before.tail or ("\n" in before.tail and not before.tail.strip())


def _enter(element: html.HtmlElement, above: Place) -> Place:
    tag = str(element.tag)
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    own = tuple(names.lower().split()[:8])
    return Place(
        tag if tag in BLOCKS else above.tag,
        above.inside | {tag} if tag in TELLING else above.inside,
        (own + above.names)[:_NAME_WORDS] if own else above.names,
        above.depth + 1,
        above.link or tag == "a",
        above.preformatted or tag in ("pre", "textarea"),
    )
