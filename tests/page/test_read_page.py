"""The stage as a whole: the seed page, bad input, and properties that hold for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.page import read_page
from onrecord.values import BLOCK_KINDS, Article, Page

SEED_KINDS = [
    *("headline", "credit", "caption", "caption", "promotion", "promotion", "lead", "body"),
    *("body", "body"),
    *("caption", "related", "body", "body", "subhead", "body", "body", "body"),
    *("navigation", "widget", "comments", "comments", "widget", "widget", "leftover"),
]


def check(page: Page, article: Article) -> None:
    shown = "".join(block.of(page.text) for block in article.blocks)
    assert "".join(shown.split()) == "".join(page.text.split())
    for block in article.blocks:
        assert block.kind in BLOCK_KINDS
        assert block.reason
        assert block.of(page.text).strip() == block.of(page.text)


def test_the_seed_page(seed_page: bytes) -> None:
    page, article = read_page(seed_page, "blinken-lavrov.it.txt")
    check(page, article)
    assert page.text == seed_page.decode("utf-8")
    assert (article.language, article.outlet, article.published) == (
        "it",
        "Sputnik Italia",
        "2022-02-01",
    )
    assert [block.kind for block in article.blocks] == SEED_KINDS
    parts = [block.of(page.text) for block in article.blocks]
    assert parts[1:3] == ["© Sputnik", "Il segretario di Stato Antony Blinken"]
    assert parts[4:6] == ["Seguici su", "Telegram"]
    assert [block.date for block in article.blocks if block.kind == "caption"] == [
        None,
        "2022-02-01",
        "2022-01-27",
    ]


@pytest.mark.parametrize("tag", ["p", "div"])
def test_the_seed_page_as_html_gives_the_same_kinds(seed_page: bytes, tag: str) -> None:
    flat, cut = read_page(seed_page, "seed.txt")
    text = [block.of(flat.text) for block in cut.blocks]
    whole = [line for line in seed_page.decode("utf-8").split("\n") if line.strip()]
    body = "\n".join(f"<{tag}>{line}</{tag}>" for line in whole)
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/m'>Mondo</a></li></ul></nav>"
    markup = (
        f"<!doctype html><html lang='it'><head><title>Notizie</title><script>var a;</script>"
        f"</head><body>{menu}<main>{body}</main><script>document.write('<p>no</p>')</script>"
        "<footer><p>© 2022 Sputnik. Tutti i diritti riservati.</p></footer></body></html>"
    )
    page, article = read_page(markup.encode(), "seed.html")
    check(page, article)
    shown = {block.of(page.text): block.kind for block in article.blocks}
    assert [shown[line.strip()] for line in text] == SEED_KINDS
    assert (article.outlet, article.published) == ("Sputnik Italia", "2022-02-01")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        page, article = read_page(text.encode("utf-8", "replace"), "any.txt")
    except InputError:
        return
    check(page, article)
    assert read_page(text.encode("utf-8", "replace"), "any.txt") == (page, article)


MARKUP = st.sampled_from(
    [
        *("<p>", "</p>", "<div class='x'>", "</div>", "<h1>", "</h1>", "<br>", "<a href='/'>"),
        *("</a>", "<ul><li>", "</ul>", "<figure>", "<figcaption>", "</figure>", "<script>"),
        *("</script>", "<table><tr><td>", "&amp;", "&#8217;", "<!--", "-->", "<time>", "<pre>"),
        *("parole", "Words", "«citazione»", "12.03.2024", "©", "2024", "Foto:", "</pre>"),
        *("<nav>", "</nav>", "<aside>", "<footer>", "Read also:", "Comments", "<h2>", "</h2>"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKUP | st.text(max_size=20), max_size=40))
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    raw = ("<html><body>" + " ".join(pieces)).encode("utf-8", "replace")
    try:
        page, article = read_page(raw, "any.html")
    except InputError:
        return
    check(page, article)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        page, article = read_page(raw, "bytes")
    except InputError:
        return
    check(page, article)


REFUSED = {
    "empty": (b"", "it is empty"),
    "blank": (b" \r\n\t", "it is empty"),
    "pdf": (b"%PDF-1.7 ...", "a PDF file"),
    "gzip": (b"\x1f\x8b\x08\x00", "gzip data"),
    "zip": (b"PK\x03\x04....", "a zip archive"),
    "binary": (bytes(range(256)) * 40, "binary data"),
    "large": (b"a" * (32 * 1024 * 1024 + 1), "a page may have"),
    "many lines": (b"a\n" * 30_000, "more than 20,000 lines"),
    "deep": (b"<html><body>" + b"<div>" * 100_000 + b"x", "nests tags"),
    "deep and bare": (b"<span>" * 100_000, "nests tags"),
    "feed": (b'<?xml version="1.0"?><rss version="2.0"></rss>', "a feed"),
    "no text": (b"<html><body><script>x</script></body></html>", "no visible text"),
    "no element": (b"<!doctype html><!-- -->", "no"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_page_is_refused_in_one_line(case: str) -> None:
    raw, problem = REFUSED[case]
    start = time.process_time()
    with pytest.raises(InputError) as caught:
        read_page(raw, "name.html")
    message = str(caught.value)
    assert message.startswith("name.html: ")
    assert problem in message
    assert "\n" not in message
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "raw",
    [b'"' * 1_000_000, b'" ' * 1_000_000, "«".encode() * 500_000, b"( " * 500_000],
    ids=["quotes", "spaced", "guillemets", "brackets"],
)
def test_a_million_signs_are_read_in_time(raw: bytes) -> None:
    start = time.process_time()
    page, article = read_page(raw, "signs.txt")
    check(page, article)
    assert time.process_time() - start < 5


def test_a_page_of_many_elements_is_read_in_time() -> None:
    start = time.process_time()
    read_page(b"<html><body>" + b"<b>word</b> " * 60_000, "elements.html")
    assert time.process_time() - start < 5


def test_truncated_html_is_read() -> None:
    page, article = read_page(b"<html><body><h1>A title of it</h1><p>Some text <a hre", "cut.html")
    check(page, article)
    assert page.text == "A title of it\nSome text"


def test_the_language_given_overrides_detection() -> None:
    assert read_page(b"Il ministro ha detto di no.", "x", lang="en")[1].language == "en"
