"""Outlet, country, address, section, tags, and what blocks say of their pictures and languages."""

import pytest

from onrecord.page.calendars import is_country
from onrecord.page.language import page_words
from onrecord.page.metadata.pictures import find_owner
from onrecord.page.metadata.tongues import other_languages
from onrecord.values import Envelope
from tests.page.pages import BODY, GERMAN, TITLE, html, ld, linked, meta, origins, read


@pytest.mark.parametrize(
    ("head", "outlet", "by"),
    [
        (linked(publisher={"name": "The Post"}), "The Post", "JSON-LD"),
        (meta(og__site_name="The Post"), "The Post", "meta"),
        (f"<title>{TITLE} | The Post</title>", "The Post", "markup"),
        # the title's ending, then the domain, tell the paper from its company or its software
        (f"<title>{TITLE} - The Post</title>" + linked(publisher={"name": "Lund Media Group"})
         + meta(og__site_name="The Post"), "The Post", "meta"),
        (linked(publisher={"name": "Blogware"}) + meta(og__site_name="The Post")
         + '<link rel="canonical" href="https://www.thepost.example/x">', "The Post", "meta"),
        ('<link rel="canonical" href="https://www.post.example/x">', "post.example", "address"),
        ("", None, None),
    ],
)  # fmt: skip
def test_outlets(head: str, outlet: str | None, by: str | None) -> None:
    article = read(html(head))
    assert (article.outlet, origins(article).get("outlet")) == (outlet, by)


def test_the_outlet_that_owns_the_page() -> None:
    footer = "<footer><p>© 2024 Lund Evening Post Ltd. All rights reserved.</p></footer>"
    assert read(html(below=footer)).outlet == "Lund Evening Post"


@pytest.mark.parametrize(
    ("head", "lang", "source", "country"),
    [
        (linked(publisher={"name": "P", "address": {"addressCountry": "se"}}), "en", "p", "SE"),
        ("", "en", "https://www.post.co.uk/x", "GB"),
        ("", "de", "https://post.at/x", "AT"),
        ("", "en-ZA", "https://post.example/x", "ZA"),
        (meta(og__locale="fr_CA"), "fr", "https://post.example/x", "CA"),
        ("", "zh-Hant-TW", "https://post.example/x", "TW"),
        # says nothing: what a site says that nobody has set up, domains that are sold to all
        (meta(og__locale="en_US"), "en-US", "https://post.example/x", None),
        ("", "en", "https://post.tv/x", None),
        ("", "en", "https://post.eu/x", None),
        ("", "xx-XX", "page.html", None),
    ],
)
def test_countries(head: str, lang: str, source: str, country: str | None) -> None:
    assert read(html(head, lang=lang), source=source).country == country


def test_what_is_a_country() -> None:
    assert is_country("IT")
    assert not any(map(is_country, ("EU", "XX", "it", "ITA", "", "٣٣")))


@pytest.mark.parametrize(
    ("head", "source", "address"),
    [
        ('<link rel="canonical" href="https://a.example/1">', "p", "https://a.example/1"),
        ('<link rel="canonical" href="/1">', "https://a.example/2?x", "https://a.example/1"),
        ('<link rel="canonical" href="/1">', "page.html", None),
        ('<link rel="canonical" href="//a.example/1">', "page.html", "https://a.example/1"),
        ('<link rel="canonical" href="javascript:alert(1)">', "page.html", None),
        ('<link rel="canonical" href="http://[bad">', "page.html", None),
        (meta(og__url="https://a.example/1"), "page.html", "https://a.example/1"),
        (linked(url="https://a.example/1"), "page.html", "https://a.example/1"),
        (linked(mainEntityOfPage={"@id": "https://a.example/1"}), "p", "https://a.example/1"),
        ("", "https://a.example/2", "https://a.example/2"),
    ],
)
def test_addresses(head: str, source: str, address: str | None) -> None:
    assert read(html(head), source=source).address == address


def test_the_address_of_the_container() -> None:
    said = Envelope(carrier="feed entry", address="https://a.example/1")
    article = read(html(), said, "feed.xml#1")
    assert (article.address, origins(article)["address"]) == ("https://a.example/1", "envelope")


def test_section_and_tags() -> None:
    head = linked(articleSection=["World", "Europe"], keywords="Lund, treaty; Treaty ,NATO")
    article = read(html(head))
    assert (article.section, article.tags) == ("World", ("Lund", "treaty", "NATO"))
    several = "".join(meta(article__tag=tag) for tag in ("Lund, Sweden", "Treaty", "treaty", "12"))
    article = read(html(several + meta(article__section="News,World")))
    assert (article.section, article.tags) == ("News", ("Lund, Sweden", "Treaty"))


@pytest.mark.parametrize(
    ("line", "alone", "owner"),
    [
        ("© Jane Doe / Reuters", True, "Jane Doe / Reuters"),
        ("The ministers in Lund on Monday © Jane Doe", False, "Jane Doe"),
        ("The ministers in Lund. (Jane Doe/AFP)", False, "Jane Doe/AFP"),
        ("The ministers in Lund. Photo: Jane Doe", False, "Jane Doe"),
        ("The ministers in Lund. (Photo by Jane Doe)", False, "Photo by Jane Doe"),
        ("The ministers in Lund.Jane Doe/dpa", False, "Jane Doe/dpa"),
        ("The ministers - The Post, 1920, 01.02.2022", False, "The Post"),
        ("The ministers in Lund on Monday", False, None),
        ("x" * 601, True, None),
    ],
)
def test_credits(line: str, alone: bool, owner: str | None) -> None:
    assert find_owner(line, page_words("en"), alone=alone) == owner


def test_a_caption_has_its_credit_and_its_day() -> None:
    picture = "<figure><figcaption>The hall, 4 May 2023. Photo: Jane Doe</figcaption></figure>"
    blocks = {block.kind: block for block in read(html(above=picture)).blocks}
    assert (blocks["caption"].credit, blocks["caption"].date) == ("Jane Doe", "2023-05-04")
    assert blocks["body"].credit is None


ENGLISH_QUOTE = (
    "The commission said in its own words that nothing had been decided and that the talks "
    "would go on for as long as both of the governments were willing to sit at the table."
)


def test_a_block_in_another_language() -> None:
    body = (*GERMAN[:3], ENGLISH_QUOTE, *GERMAN[3:])
    article = read(html(body=body, lang="de", title="<h1>Minister einigen sich</h1>"))
    assert article.language == "de"
    tongues = [block.language for block in article.blocks]
    assert tongues.count("en") == 1
    assert set(tongues) == {"en", None}


def test_most_blocks_are_never_looked_at() -> None:
    assert other_languages(BODY, "en") == [None] * len(BODY)
    assert other_languages([ENGLISH_QUOTE], "de") == [None]
    assert other_languages([*GERMAN, "A short one"], "de")[-1] is None
    assert other_languages([*GERMAN, ENGLISH_QUOTE], None) == [None] * 6


@pytest.mark.parametrize(
    ("lang", "said", "by"),
    [("en", None, "markup"), ("", Envelope(carrier="feed entry", language="en"), "envelope")],
)
def test_the_language_of_a_page_with_too_little_text(
    lang: str, said: Envelope | None, by: str
) -> None:
    article = read(f"<html lang='{lang}'><body><h1>Treaty</h1><p>Yes.</p>".encode(), said)
    assert (article.language, origins(article)["language"]) == ("en", by)


def test_every_known_field_has_one_origin() -> None:
    head = linked(headline=TITLE, author="Ann Lee", keywords="a", articleSection="b") + ld([])
    article = read(html(head), source="https://post.co.uk/2024/03/01/x")
    fields = [origin.field for origin in article.origins]
    known = {name for name in fields if getattr(article, name)}
    assert len(fields) == len(known) == len(set(fields))
    assert {"title", "published", "authors", "country", "address", "language"} <= known
