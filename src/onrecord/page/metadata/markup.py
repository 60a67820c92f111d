"""What the markup declares of the article: JSON-LD, meta elements, time elements."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml import html
from msgspec import Struct

from onrecord.page.dates import normalise
from onrecord.page.metadata.linked_data import article_node, people, text_of

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date",
    "pubdate", "publish-date", "publishdate", "publication_date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "last-published-date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified",
            "dcterms.modified", "revised", "lastmod")  # fmt: skip
_TITLES = ("og:title", "twitter:title", "headline", "title", "dc.title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher")


class Declared(Struct, frozen=True):
    """Each as the markup has it; dates are ISO 8601. `page_title` is the <title> element's."""

    title: str | None
    page_title: str | None
    published: str | None
    updated: str | None
    outlets: tuple[str, ...]
    authors: tuple[str, ...]
    language: str | None
    address: str | None


def read_markup(root: html.HtmlElement) -> Declared:
    """What the markup declares; None and () for what it does not."""
    meta = _meta(root)
    node = article_node(root)
    titles = [text_of(node.get("headline")), *(meta.get(name) for name in _TITLES)]
    return Declared(
        title=_first(meta.get("og:title"), *titles),
        page_title=_first(_spaced(root.findtext(".//title"))),
        published=_published(root, node.get("datePublished"), meta),
        updated=_first_date([text_of(node.get("dateModified")), *(meta.get(n) for n in _UPDATED)]),
        outlets=_outlets(text_of(node.get("publisher")), meta),
        authors=_authors(node.get("author"), meta),
        language=_language(root, text_of(node.get("inLanguage"))),
        address=_address(root, meta),
    )


def _meta(root: html.HtmlElement) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _spaced(element.get("content"))
        if name and content:
            values.setdefault(name.strip().lower(), content)
    return values


def _spaced(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _first_date(values: Iterable[str | None]) -> str | None:
    return next((iso for value in values if value and (iso := normalise(value))), None)


def _published(root: html.HtmlElement, declared: object, meta: dict[str, str]) -> str | None:
    times = []
    for element in root.iter("time"):
        above = {str(one.tag) for one in element.iterancestors()}
        if not above & {"nav", "aside", "footer"}:
            times.append(element.get("datetime"))
    return _first_date([text_of(declared), *(meta.get(name) for name in _PUBLISHED), *times[:3]])


def _outlets(publisher: str | None, meta: dict[str, str]) -> tuple[str, ...]:
    named = [publisher, *(meta.get(name) for name in _OUTLETS)]
    return tuple(dict.fromkeys(name for name in named if name and not name.startswith("http")))


def _authors(declared: object, meta: dict[str, str]) -> tuple[str, ...]:
    names = people(declared) if declared else []
    if not names:
        found = (meta.get(name) for name in _AUTHORS)
        names = [next((name for name in found if name and not name.startswith("http")), "")]
    return tuple(dict.fromkeys(name for name in names if name))


def _language(root: html.HtmlElement, declared: str | None) -> str | None:
    attribute = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
    )
    code = (attribute or declared or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isalpha() else None


def _address(root: html.HtmlElement, meta: dict[str, str]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower() and link.get("href"):
            return str(link.get("href"))
    return meta.get("og:url")


def site(address: str | None) -> str | None:
    """The domain of an address without "www."; None where it is none."""
    if not address:
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
