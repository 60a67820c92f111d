"""stub"""
from lxml import html


def markup_title(root: html.HtmlElement) -> str | None:
    for value in root.xpath("//meta[@property='og:title']/@content"):
        if str(value).strip():
            return str(value).strip()
    return root.findtext(".//title")
