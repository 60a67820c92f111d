"""Whatever stands in the head of a page, it is read or passed over, in linear time."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.page import read_page
from onrecord.page.metadata.lexicon import lexicon
from onrecord.page.metadata.names import Namer
from onrecord.values import Engine, Reading
from onrecord.values.check import check
from onrecord.values.jsonl import encode
from tests.page.pages import html, ld, linked, read

_KEYS = st.sampled_from(
    [
        *("@type", "@id", "@graph", "@value", "name", "headline", "author", "publisher", "address"),
        *("datePublished", "dateModified", "keywords", "articleSection", "mainEntityOfPage"),
        *("isAccessibleForFree", "hasPart", "cssSelector", "inLanguage", "url", "addressCountry"),
        *("itemListElement", "item", "creator", "x"),
    ]
)
_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["NewsArticle", "Person", "Organization", "2024-03-01", "\ud800", "\x00",
                       "Ann Lee", ".paid", "https://[bad", "false", "&amp;lt;b&gt;"])
)  # fmt: skip
_JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=25,
)


def sound(raw: bytes) -> None:
    page, article = read_page(raw, "page.html")
    reading = Reading(
        page=page, article=article, actors=(), statements=(), events=(),
        engine=Engine(version="1", pack=None),
    )  # fmt: skip
    assert check(reading) == ()
    assert encode(reading)


@settings(max_examples=150, deadline=None)
@given(_JSON)
def test_any_linked_data(value: Any) -> None:
    sound(html(ld(value)))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(_KEYS, _JSON, max_size=8))
def test_any_article(node: dict[str, Any]) -> None:
    sound(html(linked(**node)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["en", "de", "it", "zh", None]), st.booleans())
def test_any_names(text: str, language: str | None, typed: bool) -> None:
    found = Namer(lexicon(language), (text[:9],)).read(text, typed=typed)
    assert not set(found.people) & set(found.agencies)


LARGE = {
    "deep": '{"author":' * 50_000 + "1" + "}" * 50_000,
    "deep lists": "[" * 200_000,
    "long list": '{"@type":"NewsArticle","author":[' + '"Ann Lee",' * 200_000 + '"Bo Rask"]}',
    "many nodes": "[" + '{"@type":"NewsArticle","headline":"x"},' * 100_000 + "{}]",
    "long text": '{"@type":"NewsArticle","headline":"' + "a <" * 150_000 + '"}',
    "many ids": "[" + '{"@id":"x","name":1},' * 100_000 + "{}]",
    "one id": '{"@type":"NewsArticle","author":{"@id":"#a"},"@id":"#a"}',
}


@pytest.mark.parametrize("name", LARGE)
def test_large_linked_data_is_read_in_time(name: str) -> None:
    start = time.process_time()
    sound(html(f'<script type="application/ld+json">{LARGE[name]}</script>'))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:tag" content="a">' * 20_000,
        f'<meta name="author" content="{"Ann Lee, " * 100_000}">',
        f"<title>{'a | ' * 200_000}</title>",
        f'<meta name="date" content="{"1/" * 200_000}">',
        f'<link rel="canonical" href="https://a.example/{"2024/" * 100_000}">',
    ],
    ids=["tags", "authors", "title", "date", "address"],
)
def test_large_heads_are_read_in_time(head: str) -> None:
    start = time.process_time()
    sound(html(head))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "body",
    [
        "<time datetime='2024-03-01'>x</time>" * 5_000,
        "<p class='author'>By Ann Lee</p>" * 3_000,
        "<figure>The hall / " * 500,
        "<h1>Ministers agree</h1>" * 3_000,
        "<p>" + "1/2/2024 " * 20_000 + "</p>",
    ],
    ids=["times", "bylines", "figures", "headings", "dates"],
)
def test_many_elements_are_read_in_time(body: str) -> None:
    start = time.process_time()
    sound(html(above=body))
    assert time.process_time() - start < 8


def test_broken_linked_data_is_mended_where_a_comma_is_too_much() -> None:
    script = (
        '<script type="application/ld+json">{"@type": "Article", "author": "Ann Lee",}</script>'
    )
    assert read(html(script)).authors == ("Ann Lee",)
