"""Published and updated, told apart and with the zone that the page gives."""

import pytest

from onrecord.values import Envelope
from tests.page.pages import BODY, GERMAN, TITLE, html, linked, meta, origins, read


def flat(*lines: str, body: tuple[str, ...] = BODY, title: str = TITLE) -> bytes:
    return "\n".join((title, *lines, *body)).encode()


@pytest.mark.parametrize(
    ("head", "published", "updated", "by"),
    [
        (linked(datePublished="2024-03-01T10:00:00+01:00", dateModified="2024-03-02T08:00:00Z"),
         "2024-03-01T10:00:00+01:00", "2024-03-02T08:00:00+00:00", "JSON-LD"),
        (linked(dateModified="2024-03-02") + meta(article__published_time="2024-03-01"),
         "2024-03-01", "2024-03-02", "meta"),
        # the same moment in two zones, and an earlier one, are no change
        (linked(datePublished="2024-03-01T10:00:00+01:00", dateModified="2024-03-01T09:00:00Z"),
         "2024-03-01T10:00:00+01:00", None, "JSON-LD"),
        (linked(datePublished="2024-03-01T10:00:00Z", dateModified="2020-01-01T00:00:00Z"),
         "2024-03-01T10:00:00+00:00", None, "JSON-LD"),
        # the page's own node is older than the article
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": '
         '"2019-01-01"}]}</script>' + meta(article__published_time="2024-03-01"),
         "2024-03-01", None, "meta"),
        # absurd ones are passed over
        (linked(datePublished="0001-01-01T00:00:00Z") + meta(date="2024-03-01"),
         "2024-03-01", None, "meta"),
        (meta(date="March 1, 2024 6:24 pm"), "2024-03-01T18:24", None, "meta"),
    ],
)  # fmt: skip
def test_declared(head: str, published: str, updated: str | None, by: str) -> None:
    article = read(html(head))
    assert (article.published, article.updated) == (published, updated)
    assert origins(article)["published"] == by


@pytest.mark.parametrize(
    ("above", "published", "updated"),
    [
        ("<time datetime='2024-03-01T10:00+01:00'>1 March</time>",
         "2024-03-01T10:00:00+01:00", None),
        ("<time itemprop='datePublished'>1 March 2024</time>", "2024-03-01", None),
        ("<time class='updated' datetime='2024-03-02'>x</time><time datetime='2024-03-01'>y</time>",
         "2024-03-01", "2024-03-02"),
        ("<time datetime='2024-03-01'>1 March</time>"
         "<time datetime='2024-03-02'>Updated 2 March</time>",
         "2024-03-01", "2024-03-02"),
        ("<aside><time datetime='2020-01-01'>old</time></aside><div class='teaser-card'>"
         "<time datetime='2020-01-02'>old</time></div><time datetime='2024-03-01'>1 March</time>",
         "2024-03-01", None),
        ("<div data-publicationdate='2024-03-01T10:00:00Z'>Friday</div>",
         "2024-03-01T10:00:00+00:00", None),
    ],
)  # fmt: skip
def test_elements(above: str, published: str, updated: str | None) -> None:
    article = read(html(above=above))
    assert (article.published, article.updated) == (published, updated)


@pytest.mark.parametrize(
    ("lines", "body", "published", "updated"),
    [
        (["Published 1 March 2024 | Updated 2 March 2024"], BODY, "2024-03-01", "2024-03-02"),
        (["Updated: 2 March 2024, 10:30 GMT", "Published: 1 March 2024"], BODY,
         "2024-03-01", "2024-03-02T10:30+00:00"),
        (["Published:", "1 March 2024"], BODY, "2024-03-01", None),
        (["Stand: 02.03.2024, 09:00 Uhr"], GERMAN, "2024-03-02T09:00", None),
        (["01.03.2024, 10:15 Uhr (MEZ)", "Aktualisiert am 02.03.2024"], GERMAN,
         "2024-03-01T10:15+01:00", "2024-03-02"),
        (["Fr 01.03.24 | 10:15 Uhr | Von Anna Berg"], GERMAN, "2024-03-01T10:15", None),
        (["1. März 2024"], GERMAN, "2024-03-01", None),
    ],
)  # fmt: skip
def test_visible_lines(
    lines: list[str], body: tuple[str, ...], published: str, updated: str | None
) -> None:
    article = read(flat(*lines, body=body), source="page.txt")
    assert (article.published, article.updated) == (published, updated)
    assert origins(article)["published"] == "line"


def test_the_date_of_the_frame_is_not_the_story_s() -> None:
    page = html(title=f"<header><p>Tuesday, 5 March 2024</p></header><h1>{TITLE}</h1>",
                above="<p class='date'>1 March 2024</p>")  # fmt: skip
    assert read(page).published == "2024-03-01"


def test_a_caption_s_date_is_not_the_story_s() -> None:
    line = "The old bridge over the river as seen from the hill, 4 May 2019"
    page = html(above=f"<p>{line}</p>", below="<p>Published 1 March 2024</p>")
    assert read(page).published == "2024-03-01"


@pytest.mark.parametrize(
    ("address", "line", "published"),
    [
        ("https://post.example/2024/03/04/treaty", "04/03/2024", "2024-03-04"),
        ("https://post.example/2024/04/03/treaty", "04/03/2024", "2024-04-03"),
        ("https://post.co.uk/treaty", "04/03/2024", "2024-03-04"),
        ("https://post.example/treaty", "04/03/2024", "2024-04-03"),
        ("https://post.example/treaty", "04/03/2024 | Updated 25/03/2024", "2024-03-04"),
    ],
)
def test_day_and_month_are_not_swapped(address: str, line: str, published: str) -> None:
    """By the address; by the country; by the language; by another date of the page."""
    article = read(flat(line), source=address, lang="en")
    assert article.published == published


def test_ambiguous_days_follow_the_markup() -> None:
    page = html(
        linked(datePublished="2024-03-04T10:00:00Z"), above="<figure>A view 04/03/2024</figure>"
    )
    article = read(page)
    assert [one.date for one in article.blocks if one.kind == "caption"] == ["2024-03-04"]


CAPTURED = Envelope(carrier="web archive", captured="2024-03-05T12:00:00+00:00")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2 hours ago", "2024-03-05T10:00+00:00"),
        ("Published 3 days ago", "2024-03-02"),
        ("Yesterday", "2024-03-04"),
    ],
)
def test_relative_dates_need_the_day_of_capture(line: str, published: str) -> None:
    assert read(flat(line), CAPTURED, "page.txt", "en").published == published
    assert read(flat(line), None, "page.txt", "en").published is None


def test_relative_dates_in_other_languages() -> None:
    assert read(flat("vor 2 Stunden", body=GERMAN), CAPTURED, "p", "de").published == (
        "2024-03-05T10:00+00:00"
    )


def test_a_date_after_the_capture_is_refused() -> None:
    page = html(linked(datePublished="2030-01-01") + meta(date="2024-03-01"))
    assert read(page, CAPTURED).published == "2024-03-01"


def test_the_container_has_its_place() -> None:
    said = Envelope(carrier="feed entry", published="2024-03-01T10:00:00+00:00")
    assert read(flat("2 March 2024"), said, "page.txt").published == "2024-03-01T10:00:00+00:00"
    article = read(html(meta(date="2024-02-29")), said)
    assert article.published == "2024-02-29"
    assert origins(read(flat(), said, "page.txt"))["published"] == "envelope"


def test_a_capture_at_the_edges_of_the_calendar() -> None:
    for captured in ("0001-01-01T00:00:00", "9999-12-31T23:59:59", "soon"):
        read(flat("3 days ago"), Envelope(carrier="web archive", captured=captured), "p", "en")
