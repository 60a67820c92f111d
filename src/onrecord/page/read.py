"""Bytes to a Page and its Article: the whole of this stage."""

from onrecord.page.article import make_article
from onrecord.page.capture import capture
from onrecord.values import Article, Envelope, Page


def read_page(
    raw: bytes,
    source: str,
    *,
    lang: str | None = None,
    declared_type: str | None = None,
    envelope: Envelope | None = None,
) -> tuple[Page, Article]:
    """The page in `raw` and what it says it is.

    `source` is its path or address, `lang` an ISO 639-1 code that overrides detection,
    `declared_type` the Content-Type of an HTTP answer, `envelope` what the container of the page
    says of it. The same arguments give the same values.
    InputError where `raw` is no page.
    """
    captured = capture(raw, source, declared_type)
    return captured.page, make_article(captured, lang, envelope)
