"""The outlet of a page and its country, the page's address, its section and tags."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.page.calendars import is_country
from onrecord.page.likeness import alike, cut_title, tokens
from onrecord.page.metadata.conflicts import Claim
from onrecord.page.metadata.evidence import Evidence, Frame
from onrecord.page.metadata.lexicon import agencies
from onrecord.page.metadata.linked_data import text_of, texts_of
from onrecord.page.metadata.markup import OUTLETS, SECTIONS, TAGS

_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\b)?\s*(?:\d{4}(?:\s*[-–/]\s*\d{4})?)?[\s,:.-]*(?P<after>[^\W\d_][^,.;|©()\d]{1,40})",
    re.IGNORECASE,
)
# What companies end in, in the countries of the packs and beside them
_COMPANY = re.compile(
    r"(?<![\s,])(?:[\s,]+(?:GmbH|KG|AG|Co|Ltd|Limited|Inc|LLC|plc|S\.?p\.?A|S\.?r\.?l|S\.?A|S\.?L|Lda|AS|AB|BV)"
    r"\b\.?)+$"
)
_NAME_WORDS = 5
_SAME = 0.6
_ENDINGS = ("page title", "line", "signature")
# Codes of countries that are sold to everybody, and those that are no code of ISO 3166
_ANYBODYS = frozenset(
    {"tv", "io", "co", "me", "fm", "ai", "cc", "ws", "to", "ly", "gg", "sh", "la"}
)
_OWN_CODES = {"uk": "GB", "su": "RU", "xn--p1ai": "RU", "рф": "RU"}
_MAX_TAGS = 40
_NO_TAG = re.compile(r"https?:|[{\[]|[\da-f]{8}-[\da-f]{4}-|(?<!\d)\d+$")
_TAG_CUTS = re.compile(r"(?<!\s)\s*[;,|]\s*")
_TAG_LENGTH = 80
_ADDRESS_LENGTH = 2_000


def read_outlets(evidence: Evidence) -> Iterator[Claim]:
    """What every source calls the outlet."""
    page = evidence.declared
    if page is not None:
        for node in (page.linked.article, page.linked.page):
            if name := text_of(page.linked.follow(node.get("publisher"))):
                yield Claim("outlet", "JSON-LD", name[:100], "publisher")
        for key in OUTLETS:
            if (found := page.first([key])) and len(found[1]) <= 60:
                yield Claim("outlet", "meta", found[1], key)
        if page.page_title and (suffix := cut_title(page.page_title)[1]):
            yield Claim("outlet", "page title", suffix, "title element")
    if evidence.envelope and evidence.envelope.outlet:
        yield Claim("outlet", "envelope", evidence.envelope.outlet, evidence.envelope.carrier)
    yield from _shown(evidence)
    for address in evidence.addresses():
        if name := site(address):
            yield Claim("outlet", "address", name, address[:200])


def outlet_names(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The names that the outlet goes by. The ending of a title, which may be a section or an
    author, is one where it is like another."""
    sure = [str(one.value) for one in claims if one.source not in _ENDINGS]
    squeezed = [_squeezed(name) for name in sure]
    for claim in claims:
        own = _squeezed(str(claim.value)) if claim.source in _ENDINGS else ""
        if own and any(own in name or name in own for name in squeezed if name):
            sure.append(str(claim.value))
    return tuple(dict.fromkeys(sure))


def _squeezed(name: str) -> str:
    return "".join(tokens(re.sub(r"\.[a-z]{2,4}$", "", name.casefold())))


def agreed(claims: Sequence[Claim], chosen: Claim) -> Claim:
    """The first name that the page's title ends in or that its domain has, where the best source
    names the company or the software behind the outlet."""
    endings = [str(claim.value) for claim in claims if claim.source == "page title"]
    domains = [_squeezed(str(claim.value)) for claim in claims if claim.source == "address"]
    for claim in claims:
        if claim.source not in ("JSON-LD", "meta", "page title"):
            continue
        own = frozenset(tokens(str(claim.value)))
        squeezed = _squeezed(str(claim.value))
        ends = any(alike(own, frozenset(tokens(ending))) >= _SAME for ending in endings)
        if (ends and claim.source != "page title") or any(squeezed in one for one in domains):
            return claim
    return chosen


def _shown(evidence: Evidence) -> Iterator[Claim]:
    sheet = evidence.sheet
    named = Counter(credit.outlet for credit in sheet.credits if credit and credit.outlet)
    if named:
        yield Claim("outlet", "line", named.most_common(1)[0][0], "captions that name the outlet")
    declared = evidence.declared
    first = (declared and (declared.title or declared.page_title)) or sheet.lines[0].text
    suffix = cut_title(first)[1]
    if suffix and (sheet.headline not in (None, 0) or "|" in first or sheet.headline is None):
        yield Claim("outlet", "line", suffix, "the first line's ending")
    if owner := _owner(evidence):
        yield Claim("outlet", "ownership", *owner)
    if sheet.first >= 0 and evidence.declared is None:
        opening = sheet.lines[sheet.first].text[:100]
        for match in re.finditer(r"\(([^\W\d_][\w ]{1,24})\)", opening[:70]):
            before = opening[: match.start()]
            if match[1].casefold() in agencies() or (
                len(before) < 40 and _DASH.match(opening[match.end() :])
            ):
                yield Claim("outlet", "signature", match[1], opening[: match.end()])


_DASH = re.compile(r"(?<!\s)\s*[-–—]\s")


def _owner(evidence: Evidence) -> tuple[str, str] | None:
    """Who claims the copyright in the page's last lines, and the words."""
    sheet = evidence.sheet
    for i in range(len(sheet.lines) - 1, max(-1, sheet.last), -1):
        legal = evidence.decisions[i].kind == "legal"
        match = _OWNER.search(sheet.lines[i].text[:300]) if legal else None
        if match:
            words = _COMPANY.sub("", match["after"].strip(" -–|")).split()
            known = sum(hit.share for hit in sheet.words.hits(" ".join(words))) >= _SAME
            if words and not known and len(words) <= _NAME_WORDS and words[0][:1].isupper():
                return " ".join(words), match[0].strip()[:80]
    return None


def read_address(evidence: Evidence) -> Iterator[Claim]:
    """The page's own address, made absolute."""
    page, said = evidence.declared, evidence.envelope
    if page is not None and page.address:
        source, name, value = page.address
        base = (said.address if said else None) or evidence.source
        if absolute := _absolute(base, value):
            yield Claim("address", source, absolute, name)
    if said and said.address:
        yield Claim("address", "envelope", said.address, said.carrier)
    if "://" in evidence.source and site(evidence.source):
        yield Claim("address", "given", evidence.source[:_ADDRESS_LENGTH], "the page's source")


def _absolute(base: str, value: str) -> str | None:
    """The address, joined with that of the page where it is a relative one."""
    try:
        joined = urljoin(base, value) if "://" in base else value
    except ValueError:
        return None
    joined = "https:" + joined if joined.startswith("//") else joined
    return joined if site(joined) and len(joined) <= _ADDRESS_LENGTH else None


def site(address: str | None) -> str | None:
    """The domain of an http(s) address without "www."; None where it is none."""
    if not address or len(address) > _ADDRESS_LENGTH:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def read_country(frame: Frame) -> Iterator[Claim]:
    """The outlet's country: its publisher's postal address, its domain, the region of its
    language.

    en-US is what a site says that nobody has set up; it says nothing.
    """
    page = frame.declared
    if page is not None:
        for node in (page.linked.article, page.linked.page):
            publisher = page.linked.follow(node.get("publisher"))
            if code := _postal(publisher):
                yield Claim("country", "JSON-LD", code, "publisher.address")
    for address in frame.addresses():
        ending = (site(address) or "").rpartition(".")[2]
        code = _OWN_CODES.get(ending, ending.upper())
        if ending not in _ANYBODYS and is_country(code):
            yield Claim("country", "address", code, site(address) or "")
    for source, name, value in page.locales if page is not None else ():
        language, _, region = value.partition("-")
        code = region.upper()[-2:] if len(region) in (2, 7) else ""  # "hant-tw"
        if is_country(code) and (language, code) != ("en", "US"):
            yield Claim("country", "attribute" if source == "attribute" else "meta", code, name)


def _postal(publisher: Any) -> str | None:
    address = publisher.get("address") if isinstance(publisher, dict) else None
    address = address[0] if isinstance(address, list) and address else address
    code = text_of(address.get("addressCountry")) if isinstance(address, dict) else None
    return code.upper() if code and is_country(code.upper()) else None


def read_subjects(evidence: Evidence) -> Iterator[Claim]:
    """Section and tags."""
    page = evidence.declared
    if page is None:
        return
    article = page.linked.article
    if sections := texts_of(article.get("articleSection")):
        yield Claim("section", "JSON-LD", _one(sections[0]), "articleSection")
    if found := page.first(SECTIONS):
        yield Claim("section", "meta", _one(found[1]), found[0])
    if tags := _tags(texts_of(article.get("keywords"))):
        yield Claim("tags", "JSON-LD", tags, "keywords")
    for name in TAGS:
        if tags := _tags(page.meta.get(name, ())):
            yield Claim("tags", "meta", tags, name)


def _one(sections: str) -> str:
    """The first of several sections in one value."""
    return re.split(r",(?! )|[;|]", sections)[0].strip()[:_TAG_LENGTH]


def _tags(values: Sequence[str]) -> tuple[str, ...]:
    """Each tag once, whatever its case; one value may be a list with commas or semicolons."""
    cut = [_TAG_CUTS.split(value) if len(values) == 1 else [value] for value in values]
    found: dict[str, str] = {}
    for tag in (tag.strip() for part in cut for tag in part):
        if tag and len(tag) <= _TAG_LENGTH and not _NO_TAG.match(tag):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:_MAX_TAGS]
