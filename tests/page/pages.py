"""Small pages of our own for tests of metadata."""

import json
from typing import Any

from onrecord.page import read_page
from onrecord.values import Article, Envelope

TITLE = "Ministers agree on the treaty"
BODY = tuple(
    f"The ministers of both countries agreed on point {n} of the treaty, officials said."
    for n in ("one", "two", "three", "four", "five")
)
GERMAN = tuple(
    f"Die Minister beider Länder haben sich auf den {n} Punkt des Vertrags geeinigt, hieß es."
    for n in ("ersten", "zweiten", "dritten", "vierten", "fünften")
)


def html(head: str = "", above: str = "", below: str = "", *, title: str = f"<h1>{TITLE}</h1>",
         body: tuple[str, ...] = BODY, lang: str = "en") -> bytes:  # fmt: skip
    """A page: what stands in its head, between headline and story, and behind the story."""
    story = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<html lang='{lang}'><head>{head}</head><body>{title}{above}{story}{below}</body></html>"
    ).encode()


def linked(**node: Any) -> str:
    """A script with a JSON-LD article."""
    return ld({"@type": "NewsArticle", **node})


def ld(value: Any) -> str:
    """A script with any JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(**values: str) -> str:
    """Meta elements; two underscores in a name are a colon."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in values.items()
    )


def read(
    raw: bytes, envelope: Envelope | None = None, source: str = "page.html", lang: str | None = None
) -> Article:
    """The article of a page."""
    return read_page(raw, source, envelope=envelope, lang=lang)[1]


def origins(article: Article) -> dict[str, str]:
    """The origin of each field."""
    return {origin.field: origin.by for origin in article.origins}
