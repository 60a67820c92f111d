"""Who wrote a story, by every source that says so."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.page.metadata import elements
from onrecord.page.metadata.conflicts import Claim
from onrecord.page.metadata.evidence import Evidence
from onrecord.page.metadata.linked_data import is_organisation, is_person, plain, text_of
from onrecord.page.metadata.markup import AUTHORS, as_list
from onrecord.page.metadata.names import Named, Namer

_BYLINE_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|\s{3,}")
_LONGEST = 25  # tokens of a byline
_SIGNATURE_TOKENS = 5
_SHORT = 7  # words of a part that is names and little else
_FIGURES = re.compile(r"\s\d")
_AGENCY = re.compile(r"^[^\W\d_][^()]{0,40}\((?P<name>[^\W\d_][\w ./-]{1,24})\)\s*[-–—.]?\s")
_SIGNED_FIRST = re.compile(r"^\((?P<name>[^\W\d_][\w ./-]{1,24})\)\s*[-–—]\s")


def read_authors(evidence: Evidence, outlets: Sequence[str]) -> Iterator[Claim]:
    """What every source says of the authors; people and agencies are claims of their own."""
    namer = Namer(evidence.words, tuple(outlets))
    if evidence.declared is not None:
        yield from _declared(evidence, namer)
    if evidence.envelope and evidence.envelope.authors:
        named = namer.read_all(evidence.envelope.authors)
        yield from _claims(named, "envelope", evidence.envelope.carrier)
    yield from _shown(evidence, namer)
    yield from _signed(evidence, namer)


def _claims(named: Named, source: str, detail: str) -> Iterator[Claim]:
    if named.people:
        yield Claim("authors", source, named.people, detail)
    if named.agencies:
        yield Claim("agencies", source, named.agencies, detail)


def _declared(evidence: Evidence, namer: Namer) -> Iterator[Claim]:
    page = evidence.declared
    assert page is not None
    linked = page.linked
    for source, node in (("JSON-LD", linked.article), ("JSON-LD page", linked.page)):
        for key in ("author", "creator", "contributor"):
            nodes = [linked.follow(one) for one in as_list(node.get(key))]
            yield from _claims(_of_nodes(nodes, namer), source, key)
    named = namer.read_all(elements.authors(page.marked))
    yield from _claims(named, "microdata", "itemprop or rel=author")
    for name in AUTHORS:
        values = [v for v in page.meta.get(name, ()) if not v.lower().startswith(("http", "//"))]
        yield from _claims(namer.read_all(values), "meta", name)


def _of_nodes(nodes: Sequence[Any], namer: Namer) -> Named:
    """Authors of JSON-LD: by the type of each, and by its name where the type says the wrong
    thing, as templates do that call the outlet a person."""
    people: list[str] = []
    others: list[str] = []
    for node in nodes:
        names = node.get("name") if isinstance(node, dict) else node
        for value in as_list(names):
            text = text_of(value)
            if not text:
                continue
            named = namer.read(text, typed=is_person(node))
            if is_organisation(node):
                others += [*named.agencies, *named.people] or [text]
            else:
                people += named.people
                others += named.agencies
    return Named(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(others)))


def _shown(evidence: Evidence, namer: Namer) -> Iterator[Claim]:
    """Bylines at the head of the story, then those right above it, then those behind it."""
    above = [i for i in evidence.above if evidence.is_byline(i)]
    for numbers, source in (
        (evidence.head, "byline"),
        (above, "byline"),
        (evidence.below, "below"),
    ):
        for i in numbers:
            if evidence.sheet.sizes[i] <= _LONGEST and i != evidence.sheet.headline:
                text = evidence.sheet.lines[i].text
                yield from _claims(_byline(evidence, namer, i, source), source, text[:80])


def _byline(evidence: Evidence, namer: Namer, i: int, source: str) -> Named:
    """The names of a line that a word opens as a byline, or that the markup calls one."""
    people: list[str] = []
    others: list[str] = []
    for part in _BYLINE_PARTS.split(_undated(evidence, i)):
        found = _opened(part, namer) or (
            _bare(evidence, namer, i, part) if source == "byline" else None
        )
        if found:
            people += found.people
            others += found.agencies
    return Named(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(others)))


def _opened(part: str, namer: Namer) -> Named | None:
    """The names behind "By" or behind a word and it, as in "Kolumne von Anna Berg"."""
    opening = namer.words.opens("by", part)
    if opening and part[len(opening) :].strip(" :：)）"):
        return namer.read(part) if _opens_names(part[len(opening) :]) else None
    first, _, rest = part.strip().partition(" ")
    if first[:1].isupper() and len(rest.split()) <= _SHORT and namer.words.opens("by", rest):
        found = namer.read(rest)
        return found if found.people else None
    return None


def _bare(evidence: Evidence, namer: Namer, i: int, part: str) -> Named | None:
    """The names of a part without such a word: in a byline by its markup, beside a date, or with
    an agency right below the headline."""
    if evidence.is_byline(i):
        return namer.read(_FIGURES.split(part)[0])
    found = namer.read(part)
    size = len(part.split())
    whole = sum(len(name.split()) for name in (*found.people, *found.agencies)) >= size - 1
    if not whole or not found.people or size > _SHORT:
        return None
    deep = evidence.is_byline(i, 16)
    with_agency = bool(found.agencies) and i - evidence.start <= 2
    return found if deep or evidence.sheet.dates[i] or with_agency else None


def _opens_names(text: str) -> bool:
    """Whether what follows "by" begins like a name: a story's line may begin so, too."""
    rest = text.lstrip(" :：.-–(（")
    return bool(rest) and not rest[0].islower() and not rest[0].isdigit()


def _undated(evidence: Evidence, i: int) -> str:
    text = evidence.sheet.lines[i].text
    for found in reversed(evidence.sheet.dates[i]):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def _signed(evidence: Evidence, namer: Namer) -> Iterator[Claim]:
    """A name alone right behind the last paragraph, at its place in the markup; a name in capitals
    alone above the first; the agency in the opening of the first: PLACE (Agency) - ..."""
    sheet = evidence.sheet
    if sheet.first < 0:
        return
    for i in (sheet.last + 1, sheet.last + 2, sheet.first - 1):
        if 0 <= i < len(sheet.lines) and _is_signature(evidence, i):
            text = sheet.lines[i].text
            named = namer.read(text)
            if len(named.people) == 1:
                yield from _claims(named, "signature", text[:80])
    opening = sheet.lines[sheet.first].text[:100]
    if match := _AGENCY.match(opening) or _SIGNED_FIRST.match(opening):
        agencies = namer.read(match["name"]).agencies
        yield from _claims(Named((), agencies), "signature", plain(match[0].strip(" -–—")) or "")


def _is_signature(evidence: Evidence, i: int) -> bool:
    sheet = evidence.sheet
    line = sheet.lines[i]
    if not 2 <= sheet.sizes[i] <= _SIGNATURE_TOKENS or i == sheet.headline or sheet.dates[i]:
        return False
    if evidence.of_others(i) or evidence.decisions[i].kind in ("caption", "credit", "related"):
        return False
    near = sheet.lines[sheet.last if i > sheet.last else sheet.first].mark
    if line.mark is None or near is None:
        return False  # flattened text has many short lines in capitals
    same = line.mark.names == near.names or line.mark.names.endswith(near.names)
    return same and line.mark.linked == 0 and (line.text.isupper() or i > sheet.last)
