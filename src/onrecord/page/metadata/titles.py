"""The title of a story: the headline as it is shown, else as it is declared."""

import re
from collections.abc import Iterator, Sequence

from lxml import html

from onrecord.page.likeness import alike, tokens
from onrecord.page.line import Line
from onrecord.page.metadata.conflicts import Claim
from onrecord.page.metadata.evidence import Evidence
from onrecord.page.metadata.linked_data import plain, text_of
from onrecord.page.metadata.markup import TITLES

_SEPARATOR = re.compile(r"(?<!\s)(?:\s+[|–—·•»*:-]{1,2}\s+|\s*\|\s*)|--")
_BAR = re.compile(r"[|·•»*]|--")
_KICKER = re.compile(
    r"kicker|overline|topline|roof|eyebrow|dachzeile|spitzmarke|pretitle|occhiello|volanta|"
    r"antetitulo|surtitre|offscreen|hidden|sr-only|screen-?reader|(?<![a-z])(?:label|badge|category)"
)
_ASIDE = re.compile(r"breadcrumb|logo|masthead|site-?title|site-?name|hidden|teaser|related")
_CONFIRMED = 0.5  # Dice of a shown and a declared title: sites shorten and reword
_SHORTEST = 3  # tokens that a title has at least when an ending is cut off
_LONGEST_ENDING = 6
_MAX_KICKER = 8  # words
_TITLE_TOKENS = 60
_BELOW = 5  # lines below a heading that is none in which the right one may stand


def read_titles(evidence: Evidence, outlets: Sequence[str]) -> Iterator[Claim]:
    """What every source calls the story."""
    declared = tuple(_declared(evidence, outlets))
    yield from declared
    if evidence.envelope and evidence.envelope.title:
        said = evidence.envelope.title
        yield Claim("title", "envelope", said, evidence.envelope.carrier)
    named = [str(claim.value) for claim in declared if claim.source in ("JSON-LD", "meta")]
    named = named or [str(claim.value) for claim in declared]  # <title> may have the kicker, too
    if evidence.envelope and evidence.envelope.title:
        named.append(evidence.envelope.title)
    yield from _shown(evidence, named, outlets)


def _declared(evidence: Evidence, outlets: Sequence[str]) -> Iterator[Claim]:
    page = evidence.declared
    if page is None:
        return
    linked = page.linked
    for source, node in (("JSON-LD", linked.article), ("JSON-LD page", linked.page)):
        for key in ("headline", "name"):
            if text := text_of(node.get(key)):
                yield Claim("title", source, cut_ending(text, outlets), key)
                break
    for name in TITLES:
        for text in page.meta.get(name, ())[:1]:
            yield Claim("title", "meta", cut_ending(text, outlets), name)
    if page.page_title:
        cut = cut_ending(page.page_title, outlets, page=True)
        yield Claim("title", "page title", cut, "title element")


def cut_ending(title: str, outlets: Sequence[str], *, page: bool = False) -> str:
    """A title without the outlet, section and date at its end.

    A part behind a bar goes in any case, one behind a dash only where it is the outlet or, in the
    <title> element (`page`), short.
    """
    for _ in range(4):
        matches = list(_SEPARATOR.finditer(title))
        if not matches:
            break
        last = matches[-1]
        ending = title[last.end() :].strip()
        size = len(tokens(ending))
        if len(tokens(title[: last.start()])) < _SHORTEST or size > _LONGEST_ENDING:
            break
        short = page and size <= 3 and ":" not in last[0]
        if not (_BAR.search(last[0]) or short or _is_outlet(ending, outlets)):
            break
        title = title[: last.start()].strip()
    return title.strip()


def _is_outlet(ending: str, outlets: Sequence[str]) -> bool:
    own = frozenset(tokens(ending))
    return any(alike(own, frozenset(tokens(name))) >= _CONFIRMED for name in outlets)


def _shown(evidence: Evidence, declared: Sequence[str], outlets: Sequence[str]) -> Iterator[Claim]:
    """The headline's line, or the heading that is most like what is declared."""
    sheet = evidence.sheet
    line = sheet.lines[sheet.headline] if sheet.headline is not None else None
    heading = _heading(evidence, line.text if line else None, declared)
    if heading:
        yield Claim("title", "headline", _own_part(heading, declared), "h1")
    if line is None:
        return
    bare = cut_ending(line.text, outlets) if sheet.headline == 0 else line.text
    text = _own_part(bare, declared)
    own = frozenset(tokens(text))
    same = max((alike(own, frozenset(tokens(name))) for name in declared), default=0.0)
    in_heading = line.mark is not None and "h1" in line.mark.inside
    aside = _is_aside(line)
    if aside and (other := _named_below(evidence, declared)):
        yield Claim("title", "headline", other, "a line with a declared title")
    sure = same >= _CONFIRMED or (in_heading and not aside)
    yield Claim(
        "title", "headline" if sure else "likely headline", text, "the line of the headline"
    )


def _is_aside(line: Line) -> bool:
    """Whether the markup calls a line a trail of links, or the site's name."""
    return line.mark is not None and bool(_ASIDE.search(" ".join(line.mark.names.split()[:4])))


def _named_below(evidence: Evidence, declared: Sequence[str]) -> str | None:
    """The declared title that one of the lines below the headline's ends in."""
    for i in evidence.head[:_BELOW]:
        text = _own_part(evidence.sheet.lines[i].text, declared)
        if not _is_aside(evidence.sheet.lines[i]) and text in declared:
            return text
    return None


def _heading(evidence: Evidence, line: str | None, declared: Sequence[str]) -> str | None:
    """The h1 that holds the headline's line, or is like a declared title; None for none."""
    if evidence.declared is None:
        return None
    best: tuple[float, str] | None = None
    shown = frozenset(tokens(line or ""))
    for element in evidence.declared.by_tag["h1"][:12]:
        if _ASIDE.search(_names(element)) or _hidden(element):
            continue
        whole = plain(_text(element)) or ""
        own = frozenset(tokens(whole))
        if not own or len(own) > _TITLE_TOKENS:
            continue
        in_line = 0.1 + alike(own, shown) if shown and shown <= own else 0.0
        value = max([in_line, *(alike(own, frozenset(tokens(name))) for name in declared)])
        if value >= _CONFIRMED and (best is None or value > best[0]):
            best = (value, _without_kicker(element, declared) or whole)
    return best[1] if best else None


def _hidden(element: html.HtmlElement) -> bool:
    return "hidden" in element.attrib or "display:none" in (element.get("style") or "")


def _names(element: html.HtmlElement) -> str:
    above = element.getparent()
    own = f"{element.get('class') or ''} {element.get('id') or ''}"
    return f"{own} {above.get('class') or ''}".lower() if above is not None else own.lower()


def _text(element: html.HtmlElement, left_out: frozenset[html.HtmlElement] = frozenset()) -> str:
    """The words of an element without those of some of its children; elements are spaced."""
    pieces: list[str] = []
    stack: list[html.HtmlElement | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        if item is not element and item.tail:
            stack.append(item.tail)
        if not isinstance(item.tag, str) or item in left_out or item.tag in ("script", "style"):
            continue
        if item.tag in ("br", "div", "p"):
            pieces.append(" ")
        stack.extend(reversed(item))
        if item.text:
            stack.append(item.text)
    return "".join(pieces)[:2_000]


def _without_kicker(element: html.HtmlElement, declared: Sequence[str]) -> str | None:
    """The heading without the parts whose class says kicker; whole where a declared title has
    the very same words, since then the outlet counts them in."""
    whole = plain(_text(element)) or ""
    words = tokens(whole)
    for name in declared:
        if tokens(name) == words:
            return name if len(name) <= len(whole) + 3 else whole
    kickers = frozenset(
        one
        for one in element.iterdescendants()
        if isinstance(one.tag, str) and _KICKER.search((one.get("class") or "").lower())
    )
    rest = plain(_text(element, kickers)) if kickers else whole
    return rest.strip(" :|/–—-") if rest else whole


def _own_part(shown: str, declared: Sequence[str]) -> str:
    """The shown line without the kicker that was run together with it: what a declared title
    leaves out in front."""
    folded = shown.casefold()
    if len(folded) != len(shown):  # letters that change their number when folded
        return shown
    if any(tokens(name) == tokens(shown) for name in declared):
        return shown
    for name in declared:
        ending = name.casefold().strip()
        before = shown[: len(shown) - len(ending)]
        kicker = len(before.split()) if len(tokens(name)) >= _SHORTEST else 0
        if folded.endswith(ending) and 0 < kicker <= _MAX_KICKER:
            return shown[len(before) :]
    return shown
