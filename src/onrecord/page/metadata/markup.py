"""What the markup declares of the article: JSON-LD, meta elements, attributes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from lxml import etree, html

from onrecord.page.dates import normalise
from onrecord.page.metadata.linked_data import LinkedData, plain, read_linked_data, text_of

TITLES = ("og:title", "twitter:title", "headline", "title", "dc.title", "dcterms.title")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "date", "pubdate", "publish-date", "publishdate", "publish_date", "publication_date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate",
    "last-published-date", "article.published", "citation_publication_date", "og:pubdate",
    "citation_date", "datecreated", "og:published_time", "release_date",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "last-modified", "dcterms.modified", "dc.date.modified", "revised", "lastmod", "last_modified",
    "article.updated", "bt:moddate", "article_updatetime", "og:modified_time",
)  # fmt: skip
AUTHORS = (
    "author", "authors", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl",
    "sailthru.author", "cxenseparse:author", "article.author", "citation_author", "creator",
    "article:author_name", "shareaholic:article_author_name",
)  # fmt: skip
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher",
           "citation_journal_title", "twitter:app:name:iphone")  # fmt: skip
SECTIONS = ("article:section", "parsely-section", "section", "og:section", "dc.subject.section")
TAGS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject")
_LOCALES = ("og:locale", "language", "dc.language", "content-language", "dcterms.language")
# One way through the tree for what several readers of the body want; a union is quicker than "or"
_MARKED = etree.XPath(
    "/descendant::time | /descendant::*/@itemprop/.. | /descendant::*/@data-publicationdate/.."
    " | /descendant::*/@rel[contains(., 'author')]/.."
)
_TAGS = ("meta", "link", "script", "h1")
_MAX_META = 1_000
_MAX_VALUES = 60  # of one name


class Declared:
    """The head of a page, looked through once; every part of it is read when it is asked for.

    `meta` has for each lower-case name its contents in order, `by_tag` the elements of `_TAGS`.
    """

    def __init__(self, root: html.HtmlElement) -> None:
        self.root = root
        self.by_tag = _by_tag(root)
        self.meta = _meta(self.by_tag["meta"])
        self.page_title = plain(root.findtext(".//title") or "")

    def first(self, names: Iterable[str]) -> tuple[str, str] | None:
        """The first of these names with a content that is no address, and the content."""
        for name in names:
            for value in self.meta.get(name, ()):
                if not value.lower().startswith(("http://", "https://", "//", "@")):
                    return name, value
        return None

    @cached_property
    def linked(self) -> LinkedData:
        """The JSON-LD nodes."""
        titles = [one for name in TITLES[:2] for one in self.meta.get(name, ())]
        headings = [one.text_content() for one in self.by_tag["h1"][:5]]
        named = (*titles, *headings, *filter(None, [self.page_title]))
        return read_linked_data(self.by_tag["script"], named)

    @cached_property
    def marked(self) -> list[html.HtmlElement]:
        """The elements that may name an author or a day by an attribute, in the page's order."""
        return found_by(_MARKED, self.root)

    @cached_property
    def title(self) -> str | None:
        """What the page calls itself for those who link to it."""
        social = self.first(TITLES[:1])
        if social:
            return social[1]
        headline = text_of(self.linked.article.get("headline"))
        other = self.first(TITLES)
        return headline or (other[1] if other else None)

    @cached_property
    def locales(self) -> tuple[tuple[str, str, str], ...]:
        """Language and region codes with their source and name: "de-at" as ("attribute", ...)."""
        found = []
        for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
            if value := self.root.get(name):
                found.append(("attribute", "html lang", value))
                break
        if value := text_of(self.linked.article.get("inLanguage")):
            found.append(("JSON-LD", "inLanguage", value))
        found += [("meta", name, v) for name in _LOCALES for v in self.meta.get(name, ())[:1]]
        return tuple((by, how, v.strip().lower().replace("_", "-")) for by, how, v in found)

    @cached_property
    def language(self) -> str | None:
        """The language that the markup names, ISO 639-1."""
        for _, _, value in self.locales:
            code = value.partition("-")[0]
            if len(code) == 2 and code.isascii() and code.isalpha():
                return code
        return None

    @cached_property
    def address(self) -> tuple[str, str, str] | None:
        """The canonical address with its source and name."""
        for link in self.by_tag["link"]:
            if "canonical" in (link.get("rel") or "").lower() and link.get("href"):
                return "microdata", "link rel=canonical", str(link.get("href")).strip()
        if value := self.meta.get("og:url"):
            return "meta", "og:url", value[0]
        for key in ("url", "mainEntityOfPage", "@id"):
            value = self.linked.article.get(key)
            value = value.get("@id") if isinstance(value, dict) else value
            text = plain(value) if isinstance(value, str) else None
            if text and text.startswith("http"):
                return "JSON-LD", key, text
        return None

    def days(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Every date under these names, ISO 8601, with the name."""
        for name in names:
            for value in self.meta.get(name, ()):
                if iso := normalise(value):
                    yield name, iso


def read_markup(root: html.HtmlElement) -> Declared:
    """What the markup declares."""
    return Declared(root)


def found_by(path: etree.XPath, element: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that a path finds."""
    found = path(element)
    return (
        [one for one in found if isinstance(one, html.HtmlElement)]
        if isinstance(found, list)
        else []
    )


def _by_tag(root: html.HtmlElement) -> dict[str, list[html.HtmlElement]]:
    found: dict[str, list[html.HtmlElement]] = {tag: [] for tag in _TAGS}
    for element in root.iter(*_TAGS):
        found[element.tag].append(element)
    return found


def _meta(elements: Sequence[html.HtmlElement]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for element in elements[:_MAX_META]:
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = plain(element.get("content") or "")
        if name and content:
            found = values.setdefault(name.strip().lower(), [])
            if len(found) < _MAX_VALUES:
                found.append(content)
    return values


def as_list(value: Any) -> list[Any]:
    """The value where it is a list, else a list of it; empty for None."""
    if value is None:
        return []
    return value[:100] if isinstance(value, list) else [value]
