"""Bytes to a Page: what it is, its characters, its lines."""

import hashlib
import re
from itertools import islice

from lxml import html
from msgspec import Struct

from onrecord.errors import InputError
from onrecord.page.binary import refuse_what_is_no_page
from onrecord.page.encoding import decode
from onrecord.page.layout import lay_out, parse
from onrecord.page.line import Boxes, Line
from onrecord.page.markdown import is_markdown, to_html
from onrecord.text import Span, joined, lines
from onrecord.values import Page

MAX_LINES = 20_000
"""The longest of the 89 newspaper pages of the tuning data has 1,443 lines; over ten times that."""
MAX_TAGS = 400_000
"""Opening and closing ones; the tuning pages have 8,093 at the most."""

_DOCUMENT = re.compile(
    r"<!doctype\s+html|<(?:\w{1,20}:)?html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE
)
_CLOSED_TAG = re.compile(
    r"</(?:p|div|a|span|h[1-6]|li|ul|td|article|section|title|em|strong)\s*>", re.IGNORECASE
)
_OPENED_TAG = re.compile(
    r"<(?:p|div|a|span|br|b|i|ul|li|table|tr|td|font|section|article)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|rdf:RDF)[\s>]", re.DOTALL
)
_WHAT_TO_DO_WITH_A_FEED = "Give the feed's file or address to `onrecord read`"
_FEED_TAGS = ("<rss", "<feed", "<rdf:RDF")
_OPENING = 65_536
_CHARACTERS_A_TAG = 400  # a page has a tag a paragraph at least; a text about HTML has fewer


class Captured(Struct, frozen=True):
    """A page with its lines, one for each line of `page.text` that is not blank, in order, and
    their places in it.

    `root` is the parsed markup, `boxes` the elements that the lines stand in and `markup` the
    characters of it; None, None and "" for flattened text.
    """

    page: Page
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    root: html.HtmlElement | None = None
    boxes: Boxes | None = None
    markup: str = ""


def capture(raw: bytes, source: str, declared_type: str | None = None) -> Captured:
    """The page in `raw`; `declared_type` is what an HTTP header called it. InputError where it
    cannot be read."""
    refuse_what_is_no_page(raw, source)
    text = decode(raw, declared_type)
    opening = text[:_OPENING]
    if any(tag in opening for tag in _FEED_TAGS) and _FEED.match(opening):
        raise InputError(source, "a feed, not a page", _WHAT_TO_DO_WITH_A_FEED)
    page_id = "sha256:" + hashlib.sha256(raw).hexdigest()
    html_page = is_html(text, declared_type)
    if html_page or is_markdown(text, declared_type):
        media_type = "text/html" if html_page else "text/markdown"
        return _marked(text if html_page else to_html(text), source, page_id, media_type)
    spans = tuple(islice(lines(text), MAX_LINES + 1))
    laid_out = tuple(Line(span.of(text)) for span in spans)
    _check_lines(laid_out, source)
    return Captured(Page(page_id, source, "text/plain", text), laid_out, spans)


def _marked(text: str, source: str, page_id: str, media_type: str) -> Captured:
    """The page in these characters of HTML."""
    _check_tags(text, source)
    root = parse(text, source)
    layout = lay_out(root)
    laid_out = tuple(layout.lines)
    _check_lines(laid_out, source)
    shown = "\n".join(line.text for line in laid_out)
    page = Page(page_id, source, media_type, shown)
    return Captured(
        page, laid_out, tuple(joined(line.text for line in laid_out)), root, layout.boxes, text
    )


def is_html(text: str, declared_type: str | None = None) -> bool:
    """Whether the characters are HTML rather than text in which a tag is spoken of."""
    opening = text[:_OPENING]
    if _DOCUMENT.search(opening):
        return True
    tags = len(_CLOSED_TAG.findall(opening)) + len(_OPENED_TAG.findall(opening))
    if declared_type and "html" in declared_type.lower():
        return tags > 0
    return tags >= 6 and tags * _CHARACTERS_A_TAG >= len(opening)


def _check_lines(laid_out: tuple[Line, ...], source: str) -> None:
    if not laid_out:
        raise InputError(source, "it has no visible text", "Save the page again once it shows")
    if len(laid_out) > MAX_LINES:
        raise InputError(
            source,
            f"more than {MAX_LINES:,} lines, too many for a page",
            "Cut it into its pages, or give the page alone",
        )


def _check_tags(text: str, source: str) -> None:
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise InputError(
            source,
            f"about {tags:,} tags; a page may have {MAX_TAGS:,} at most",
            "Cut it into its pages, or give the page alone",
        )
