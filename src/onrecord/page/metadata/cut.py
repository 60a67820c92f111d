"""Whether the page shows only a part of its story, and why."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from onrecord.page.metadata.conflicts import Claim
from onrecord.page.metadata.evidence import Evidence
from onrecord.page.metadata.linked_data import text_of
from onrecord.page.metadata.markup import as_list, found_by

_WALL_LINE = 300  # characters of the longest line that asks to pay
_NEXT = 6  # lines behind the story in which the wall stands
_ENDS_OPEN = ("...", "…", "[...]", "[…]", "(...)", "(…)")
_SHORT_STORY = 120  # words; the tuning pages of closed articles with their whole text have 291 up
_WALLED = 25  # words: a closed part with fewer has been taken out
_WALL = re.compile(
    r"paywall|regwall|pay-wall|premium-(?:wall|barrier)|subscription-wall|piano-offer"
)
_CSS = re.compile(r"^[.#]?[\w-]+$")
_BODY_KINDS = frozenset({"lead", "body"})


def read_cuts(evidence: Evidence) -> Iterator[Claim]:
    """Every sign that the rest of the story is kept from this page; none on a whole one.

    A page that only calls itself closed may have its whole text for those who search; so that
    alone says nothing.
    """
    text = _last_line(evidence)
    if text is None:
        return
    if wall := _wall_line(evidence):
        yield _claim("line", f"the story ends at a paywall: {wall}")
    if text.rstrip().endswith(_ENDS_OPEN) and (more := _more(evidence, text)):
        yield _claim("line", f"the story breaks off: {more}")
    closed = _closed(evidence)
    if closed and (missing := _missing_part(evidence, closed)):
        yield Claim("truncated", "JSON-LD", missing, "isAccessibleForFree")
    if closed and _words(evidence) < _SHORT_STORY and (wall := _wall_markup(evidence)):
        yield Claim("truncated", "microdata", f"a closed article behind {wall!r}", wall)


def _claim(source: str, reason: str) -> Claim:
    return Claim("truncated", source, reason[:200], reason.partition(": ")[2][:80])


def _last_line(evidence: Evidence) -> str | None:
    last = _last(evidence)
    return evidence.sheet.lines[last].text if last is not None else None


def _last(evidence: Evidence) -> int | None:
    kinds = [one.kind for one in evidence.decisions]
    return next((i for i in range(len(kinds) - 1, -1, -1) if kinds[i] in _BODY_KINDS), None)


def _words(evidence: Evidence) -> int:
    sizes = zip(evidence.sheet.sizes, evidence.decisions, strict=True)
    return sum(size for size, one in sizes if one.kind in _BODY_KINDS)


def _wall_line(evidence: Evidence) -> str | None:
    """A line right behind the story that asks to pay or to sign in for the rest of it.

    The classifier may take the wall's own sentences for the story, so its last line counts, too.
    """
    last = _last(evidence) or 0
    for i in range(max(0, last - 1), min(len(evidence.sheet.lines), last + 1 + _NEXT)):
        text = evidence.sheet.lines[i].text
        own = len(text) <= _WALL_LINE and not evidence.of_others(i)
        if own and evidence.words.opens("cut", text[:60]):
            return text[:80]
    return None


def _more(evidence: Evidence, text: str) -> str | None:
    """A link to the rest behind a line that ends in three dots, or the dots in brackets."""
    if text.rstrip()[-1] in "])":
        return f"it ends in {text.rstrip()[-5:].split()[-1]}"
    last = _last(evidence) or 0
    for i in range(last + 1, min(len(evidence.sheet.lines), last + 4)):
        line = evidence.sheet.lines[i].text
        if len(line) <= 60 and (evidence.words.opens("more", line)):
            return line
    return None


def _closed(evidence: Evidence) -> list[dict[str, Any]]:
    """The nodes of JSON-LD that say that the article, or a part of it, is not free."""
    if evidence.declared is None:
        return []
    article = evidence.declared.linked.article
    parts = [one for one in as_list(article.get("hasPart")) if isinstance(one, dict)]
    return [one for one in [article, *parts] if _is_false(one.get("isAccessibleForFree"))]


def _is_false(value: Any) -> bool:
    if isinstance(value, bool):
        return not value
    return (text_of(value) or "").lower().rpartition("/")[2] in ("false", "no")


def _missing_part(evidence: Evidence, closed: list[dict[str, Any]]) -> str | None:
    """The closed part that JSON-LD names by a selector, where the page leaves it out or empty."""
    assert evidence.declared is not None
    for node in closed:
        for selector in as_list(node.get("cssSelector")):
            if not isinstance(selector, str) or not _CSS.match(selector.strip()[:80]):
                continue
            name = selector.strip()
            sizes = [len(one.text_content().split()) for one in _selected(evidence, name)]
            if sum(sizes) < _WALLED and _words(evidence) < 2 * _SHORT_STORY:
                return f"the closed part {name} is {'empty' if sizes else 'not on the page'}"
    return None


def _selected(evidence: Evidence, selector: str) -> list[Any]:
    assert evidence.declared is not None
    root, name = evidence.declared.root, selector.lstrip(".#")
    if selector.startswith("#"):
        return list(root.xpath("//*[@id = $name]", name=name))[:20]
    if selector.startswith("."):
        spaced = "//*[contains(concat(' ', normalize-space(@class), ' '), $name)]"
        return list(root.xpath(spaced, name=f" {name} "))[:20]
    return list(root.iter(name))[:20]


_CLASSES = etree.XPath(
    "//*[contains(@class, 'wall') or contains(@id, 'wall') or contains(@class, 'piano')]"
)


def _wall_markup(evidence: Evidence) -> str | None:
    """A class or id by which the markup names a wall."""
    assert evidence.declared is not None
    for element in found_by(_CLASSES, evidence.declared.root)[:200]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if match := _WALL.search(names):
            return match[0]
    return None
