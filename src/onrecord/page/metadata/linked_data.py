"""JSON-LD of a page: the node that describes the article (schema.org).

Its author may be anybody's: every value is looked at by its type, none is trusted to have one.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml import html
from msgspec import Struct

_ARTICLES = ("NewsArticle", "Article", "BlogPosting", "LiveBlogPosting")  # best first
_PAGES = ("WebPage", "ItemPage", "CreativeWork")
_MAX_NODES = 5_000
_MAX_TEXT = 2_000  # characters of a value that are read
_MAX_LIST = 100
_TAG = re.compile(r"<[^<>]*>")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_LINKS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "about")
Node = dict[str, Any]


class LinkedData(Struct, frozen=True):
    """All nodes of a page: `article` is the one of the story, `page` the one of its web page;
    empty where there is none. `by_id` are those that others refer to."""

    article: Node
    page: Node
    by_id: dict[str, Node]

    def follow(self, value: Any) -> Any:
        """The node that a bare reference means, else the value itself."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self.by_id.get(value["@id"], value)
        return value


def read_linked_data(
    scripts: Iterable[html.HtmlElement], titles: tuple[str, ...] = ()
) -> LinkedData:
    """The nodes in the page's scripts.

    Where several articles are described, the one that has one of the `titles` is the page's: the
    others are those that it links to.
    """
    article: Node = {}
    page: Node = {}
    by_id: dict[str, Node] = {}
    best = 0.0
    known = {_folded(title) for title in titles}
    for node in _nodes(scripts):
        if isinstance(name := node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(name, node)
        value = _likeness(node, known)
        if value > best:
            article, best = node, value
        if not page and _types(node) & set(_PAGES):
            page = node
    return LinkedData(article, page, by_id)


def _likeness(node: Node, titles: set[str]) -> float:
    """How much a node is the article of the page; 0 for other kinds of nodes."""
    types = _types(node)
    ranks = [len(_ARTICLES) - i for i, name in enumerate(_ARTICLES) if name in types]
    if not ranks and not any(name.endswith("Article") for name in types):
        return 0.0
    told = sum(key in node for key in ("datePublished", "author", "headline"))
    same = bool(titles) and _folded(text_of(node.get("headline")) or "") in titles
    return max(ranks, default=1) + told + 10.0 * same


def _types(node: Node) -> set[str]:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return {one.rpartition("/")[2] for one in named[:_MAX_LIST] if isinstance(one, str)}


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def is_organisation(node: Any) -> bool:
    """Whether a node calls itself an organisation of any kind."""
    return isinstance(node, dict) and any("Organization" in name for name in _types(node))


def is_person(node: Any) -> bool:
    """Whether a node calls itself a person."""
    return isinstance(node, dict) and "Person" in _types(node)


def text_of(value: Any) -> str | None:
    """A plain text out of a value that may be text, a list or a node with a name."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return plain(value)


def plain(value: str) -> str | None:
    """The text without tags, references and spare white space; None where none is left."""
    cut = value[:_MAX_TEXT]
    text = unescape(unescape(cut)) if "&" in cut else cut
    text = _TAG.sub(" ", text) if "<" in text else text
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None


def texts_of(value: Any) -> list[str]:
    """All plain texts of a value that may be one text, a list of them, or nodes with names."""
    entries = value if isinstance(value, list) else [value]
    return [text for entry in entries[:_MAX_LIST] if (text := text_of(entry))]


def _nodes(scripts: Iterable[html.HtmlElement]) -> Iterator[Node]:
    queue: deque[Any] = deque(
        _parsed(script.text or "")
        for script in scripts
        if "ld+json" in (script.get("type") or "").lower()
    )
    seen = 0
    while queue and seen < _MAX_NODES:
        value = queue.popleft()
        seen += 1
        if isinstance(value, dict):
            yield value
            queue.extend(value[key] for key in _LINKS if isinstance(value.get(key), (dict, list)))
            queue.extend(
                one for key in ("author", "publisher") if _described(one := value.get(key))
            )
        elif isinstance(value, list):
            queue.extend(value[:_MAX_NODES])


def _described(value: Any) -> bool:
    return isinstance(value, dict) and "@id" in value and "name" in value


def _parsed(text: str) -> Any:
    cleaned = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    cleaned = cleaned.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    for attempt in (cleaned, None):
        try:
            # Broken, or nested to break a reader: pages have both.
            return json.loads(attempt or _TRAILING_COMMA.sub(r"\1", cleaned), strict=False)
        except (ValueError, RecursionError):
            continue
    return None
