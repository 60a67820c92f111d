"""The text of an XML feed to its entries, before any XML parser sees it.

A parser stops at the first fault of a feed; cut apart, a broken entry costs itself alone. Nothing
before the root element is passed on, so no document type and no entity declared in it ever
reaches a parser. What feeds get wrong most (a bare "&", "&nbsp;", control characters, a prefix
never declared) is repaired.
"""

import re
from collections.abc import Iterator
from html.entities import name2codepoint

from msgspec import Struct

_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?(?:rss|feed|RDF))(?=[\s>])")
_PROLOG_LONGEST = 65_536
_PROLOG_PART = re.compile(r"(?<![\ufeff\s])[\ufeff\s]*<(\?|!--)")
_HTML = re.compile(r"<!DOCTYPE\s+html", re.IGNORECASE)
_EDGE = re.compile(r"<!\[CDATA\[|<!--|<(/?)((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s/>])")
_END_LONGEST = 200  # white space may stand in an end tag; searching on would be quadratic
_SKIPPED = {"<![CDATA[": "]]>", "<!--": "-->"}
_FAMILIES = ("purl.org/rss/1.0", "my.netscape.com/rdf", "w3.org/2005/Atom", "purl.org/atom")

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITY = re.compile(r"&(?:([A-Za-z]\w{1,8});|(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};))")
_XML_ENTITIES = {"amp", "lt", "gt", "quot", "apos"}
_DECLARED = re.compile(r"""\sxmlns:([\w.-]{1,40})\s*=\s*("[^"<]{0,300}"|'[^'<]{0,300}')""")
_MOST_PREFIXES = 100
_PREFIX = re.compile(r"(?:</?|\s)([A-Za-z_][\w.-]{0,39}):[A-Za-z_]")


class Parts(Struct, frozen=True):
    """A feed cut apart: what stands before its first entry, and the namespaces declared there."""

    head: str
    rest: str
    namespaces: dict[str, str]


def root_of(opening: str) -> int | None:
    """Where the root element of a feed begins, None where the text is no feed."""
    found = _ROOT.search(opening[:_PROLOG_LONGEST])
    if found is None or not _only_prolog(opening[: found.start()]):
        return None
    if found[1].endswith("rss"):
        return found.start()
    tag = opening[found.start() : found.start() + 8_000].partition(">")[0]
    return found.start() if any(family in tag for family in _FAMILIES) else None


def _only_prolog(before: str) -> bool:
    """Whether it is declarations, comments and the document type of something else than HTML."""
    at = 0
    while found := _PROLOG_PART.match(before, at):
        end = before.find("?>" if found[1] == "?" else "-->", found.end())
        if end < 0:
            return False
        at = end + 2
        at += before[at : at + 1] == ">"
    rest = before[at:].strip()
    return not rest or (rest.startswith("<!DOCTYPE") and not _HTML.match(rest))


def cut(text: str) -> Parts:
    """The parts of a feed whose root is at 0."""
    first = next(_edges(text), None)
    at = len(text) if first is None else first.start()
    head = text[:at]
    return Parts(head, text[at:], dict(_DECLARED.findall(head[:_PROLOG_LONGEST])))


def entries(rest: str) -> Iterator[str]:
    """The entries in order, each from its tag to its end; a next one's tag ends one, too."""
    start: int | None = None
    for edge in _edges(rest):
        if not edge[1]:
            if start is not None:
                yield rest[start : edge.start()]
            start = edge.start()
        elif start is not None:
            near = rest.find(">", edge.end(), edge.end() + _END_LONGEST)
            yield rest[start : near + 1 or edge.end()]
            start = None
    if start is not None:
        yield rest[start:]


def _edges(text: str) -> Iterator[re.Match[str]]:
    """Tags that begin and end entries, save those in comments and CDATA."""
    at = 0
    while found := _EDGE.search(text, at):
        if found[2]:
            yield found
            at = found.end()
            continue
        end = text.find(_SKIPPED[found[0]], found.end())
        if end < 0:
            return  # never closed: the rest of the feed belongs to it
        at = end


def wrap(fragment: str, namespaces: dict[str, str]) -> str:
    """A part of a feed as a document of its own, mended, all its prefixes declared."""
    fragment = _mend(fragment)
    used = set(_PREFIX.findall(fragment)) - {"xml", "xmlns"}
    declared = "".join(
        f" xmlns:{prefix}={namespaces.get(prefix) or repr('urn:' + prefix)}"
        for prefix in sorted(used)[:_MOST_PREFIXES]
    )
    return f"<onrecord{declared}>{fragment}"


def _mend(fragment: str) -> str:
    """What needs no guess put right; CDATA is left as it is."""
    pieces = _NOT_XML.sub("", fragment).split("<![CDATA[")
    mended = [_ENTITY.sub(_entity, pieces[0])]
    for piece in pieces[1:]:
        inside, end, after = piece.partition("]]>")
        mended.append(inside + end + _ENTITY.sub(_entity, after))
    return "<![CDATA[".join(mended)


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    if name in _XML_ENTITIES:
        return found[0]
    if name in name2codepoint:
        return chr(name2codepoint[name])
    return "&amp;" + found[0][1:]
