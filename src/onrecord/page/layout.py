"""HTML to lines: one block-level element a line, as a reader sees it.

Scripts, styles, templates and what the markup itself hides are left out; style sheets are not
read, so what only they hide stays in.
"""

import re
from functools import lru_cache
from html import escape

from lxml import etree, html
from msgspec import Struct

from onrecord.errors import InputError
from onrecord.page.line import Boxes, Line, Mark

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
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_XML_DECLARATION = re.compile(r"(?<!\s)\s*<\?xml[^>]*\?>", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<(script|style)\b.*?</\2>", re.DOTALL | re.IGNORECASE)
_PREFIX = re.compile(r"xmlns:(\w{1,20})\s*=\s*[\"']http://www\.w3\.org/1999/xhtml[\"']")
_OPENING = 65_536  # characters in which the outermost element stands
_NAME_WORDS = 24  # class and id words kept: the innermost elements say most
_PREFORMATTED = ("pre", "textarea")
# lxml.html asks Python for the class of each element that is looked at, to tell forms and inputs
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)


class Layout(Struct, frozen=True):
    """The visible lines of a page, none of them empty, and the elements that they stand in."""

    lines: list[Line]
    boxes: Boxes


class Place(Struct, gc=False):
    """The element that text stands in; `box` is its number."""

    tag: str
    inside: frozenset[str]
    names: tuple[str, ...]
    depth: int
    link: bool
    preformatted: bool
    box: int


class _Names(Struct, frozen=True):
    """The words that an element is called by, and the same with spaces between them."""

    words: tuple[str, ...]
    text: str


class _Kind(Struct, frozen=True):
    """What is so of all elements of a tag; `boxed` are those that a line is said to stand in,
    whatever they are called."""

    dropped: bool
    block: bool
    telling: bool
    link: bool
    preformatted: bool
    boxed: bool


@lru_cache(maxsize=1024)
def _kind(tag: str) -> _Kind:
    block, telling, link = tag in BLOCKS, tag in TELLING, tag == "a"
    boxed = block or telling or link
    return _Kind(tag in DROPPED, block, telling, link, tag in _PREFORMATTED, boxed)


def parse(markup: str, source: str) -> html.HtmlElement:
    """The tree of a page; what is cut off or wrong in the markup is repaired.

    InputError where there is no element in it, or where elements are nested too deep.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    if declaration := _XML_DECLARATION.match(markup):
        markup = _CDATA.sub(_plainly, markup[declaration.end() :])
        if prefix := _PREFIX.search(markup, 0, _OPENING):
            markup = re.sub(rf"(</?){prefix[1]}:", r"\1", markup)
    data = markup.encode("utf-8", "replace")
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


def _plainly(found: re.Match[str]) -> str:
    """Text between CDATA marks, which an HTML parser takes for a comment, as text; scripts, whose
    marks belong to them, as they are."""
    return escape(found[1], quote=False) if found[1] is not None else found[0]


def lay_out(root: html.HtmlElement) -> Layout:
    """The visible lines of the page, white space collapsed."""
    return _Walk().through(root)


class _Walk:
    """One way through the tree; `pieces` are those of the line that is being written."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[tuple[str, Place]] = []
        self.boxes = Boxes([], [], [], [], [])

    def through(self, root: html.HtmlElement) -> Layout:
        steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        place = Place("body", frozenset(), (), 0, False, False, 0)
        above: list[Place] = []
        for event, element in steps:
            if event == "start":
                above.append(place)
                entered = self._enter(element, place)
                if entered is None:
                    steps.skip_subtree()
                else:
                    place = entered
                    if element.text:
                        self._add(element.text, place)
                continue
            if event == "end":
                before = above.pop()
                if place is not before:  # else the element was left out, or is as good as not there
                    self._leave(element.tag, place)
                    place = before
            if element.tail and above:
                self._add(element.tail, place)
        self._flush()
        return Layout(self.lines, self.boxes)

    def _enter(self, element: html.HtmlElement, above: Place) -> Place | None:
        """The place of what is in an element, `above` where it is as good as not there; None where
        it is left out."""
        tag = element.tag
        kind = _kind(tag)
        if kind.dropped:
            return None
        get = element.get  # of all ways to the attributes the quickest
        if get("hidden") is not None or ((style := get("style")) and _HIDDEN_STYLE.search(style)):
            return None
        own = _own_names(get("class"), get("id"), get("role"))
        if self.pieces and (kind.block or (kind.link and _is_next_link(element))):
            self._flush()
        return self._open(tag, kind, own, above) if kind.boxed or own.words else above

    def _open(self, tag: str, kind: _Kind, own: _Names, above: Place) -> Place:
        boxes, line = self.boxes, len(self.lines)
        number = len(boxes.tag)
        boxes.parent.append(above.box)
        boxes.tag.append(tag)
        boxes.names.append(own.text)
        boxes.first.append(line)
        boxes.stop.append(line)
        return Place(
            tag if kind.block else above.tag,
            _with(above.inside, tag) if kind.telling else above.inside,
            (own.words + above.names)[:_NAME_WORDS] if own.words else above.names,
            above.depth + 1,
            above.link or kind.link,
            above.preformatted or kind.preformatted,
            number,
        )

    def _leave(self, tag: str, place: Place) -> None:
        if self.pieces and tag in BLOCKS:
            self._flush()
        self.boxes.stop[place.box] = len(self.lines)

    def _add(self, text: str, place: Place) -> None:
        if not place.preformatted:
            if self.pieces or not text.isspace():  # a line opens with a word
                self.pieces.append((text, place))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._flush()
            self.pieces.append((line, place))

    def _flush(self) -> None:
        pieces = self.pieces
        if not pieces:
            return
        text = "".join([piece for piece, _ in pieces]) if len(pieces) > 1 else pieces[0][0]
        if not text.isascii():
            text = _INVISIBLE.sub("", text)
        if text := " ".join(text.split()):
            self.lines.append(Line(text, _mark(pieces)))
        pieces.clear()


@lru_cache(maxsize=4096)
def _with(inside: frozenset[str], tag: str) -> frozenset[str]:
    """Pages have the same few sets of tags over and over."""
    return inside | {tag}


def _mark(pieces: list[tuple[str, Place]]) -> Mark:
    total = linked = 0
    first: Place | None = None
    for piece, place in pieces:
        if size := len(piece.strip()):
            total += size
            linked += size if place.link else 0
            first = first or place
    place = first or pieces[0][1]
    return Mark(
        place.tag,
        place.inside,
        " ".join(place.names),
        linked / (total or 1),
        place.depth,
        place.box,
    )


@lru_cache(maxsize=4096)
def _own_names(*values: str | None) -> _Names:
    """Those of the values of class, id and role; cards of a list have the same."""
    words = tuple(" ".join(filter(None, values)).lower().split()[:8])
    return _Names(words, " ".join(words))


def _is_next_link(element: html.HtmlElement) -> bool:
    """Whether a link follows another with no word between: entries of a menu, parts of a card."""
    before = element.getprevious()
    if before is None or before.tag != "a":
        return False
    return not before.tail or ("\n" in before.tail and not before.tail.strip())
