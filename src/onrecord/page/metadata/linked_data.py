"""JSON-LD of a page: the node that describes the article (schema.org)."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import html

_ARTICLES = ("NewsArticle", "Article", "BlogPosting", "LiveBlogPosting", "WebPage")  # best first
_MAX_NODES = 5_000
_TAG = re.compile(r"<[^<>]*>")
Node = dict[str, Any]


def article_node(root: html.HtmlElement) -> Node:
    """The node that most says what the article is; empty where there is none."""
    best: Node = {}
    best_rank = len(_ARTICLES)
    for node in _nodes(root):
        rank = _rank(node)
        if rank < best_rank:
            best, best_rank = node, rank
    return best


def text_of(value: Any) -> str | None:
    """A plain text out of a value that may be text, a list or a node with a name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(unescape(_TAG.sub(" ", value)).split()) or None


def people(value: Any) -> list[str]:
    """The names in an author value; nodes that call themselves organisations are left out."""
    entries = value if isinstance(value, list) else [value]
    names = []
    for entry in entries:
        if isinstance(entry, dict) and "Organization" in str(entry.get("@type", "")):
            continue
        if isinstance(entry, dict) and isinstance(entry.get("name"), list):
            names += [name for name in entry["name"] if isinstance(name, str)]
        elif name := text_of(entry):
            names.append(name)
    return names


def _rank(node: Node) -> int:
    types = node.get("@type")
    named = [str(one) for one in types] if isinstance(types, list) else [str(types)]
    ranks = [
        rank
        for rank, kind in enumerate(_ARTICLES)
        for name in named
        if name == kind or (rank == 1 and name.endswith("Article"))
    ]
    return min(ranks, default=len(_ARTICLES))


def _nodes(root: html.HtmlElement) -> Iterator[Node]:
    queue: list[Any] = [
        _parsed(script.text or "")
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "")
    ]
    seen = 0
    while queue and seen < _MAX_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            queue += [
                value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value
            ]
        elif isinstance(value, list):
            queue += value


def _parsed(text: str) -> Any:
    cleaned = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(cleaned, strict=False)
    except (ValueError, RecursionError):  # broken, or nested to break a reader: pages have both
        return None
