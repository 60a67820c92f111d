"""The headline as it is shown, rather than what the page calls itself elsewhere."""

import pytest

from onrecord.page.metadata.titles import cut_ending
from onrecord.values import Envelope
from tests.page.pages import BODY, TITLE, html, linked, meta, origins, read


def test_the_shown_headline_beats_the_declared_ones() -> None:
    head = meta(og__title="Treaty: what the ministers signed | The Post") + linked(
        headline="Treaty signed by ministers"
    )
    article = read(html(head))
    assert article.title == TITLE
    assert origins(article)["title"] == "line"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (f"<h1><span class='kicker'>Diplomacy</span>{TITLE}</h1>", TITLE),
        (f"<h1><span class='Article-overline'>Diplomacy</span><br>{TITLE}</h1>", TITLE),
        (f"<h1>Diplomacy {TITLE}</h1>", TITLE),  # the declared title has no kicker
        ("<h1>Ministers agree<br>on the <em>treaty</em></h1>", TITLE),
        ("<h1><div>Ministers agree</div> <div>on the treaty</div></h1>", TITLE),
        (f"<h1 class='site-title'>The Post</h1><h1>{TITLE}</h1>", TITLE),
        (f"<h1 hidden>Ministers and a treaty</h1><h1>{TITLE}</h1>", TITLE),
    ],
)  # fmt: skip
def test_the_kicker_is_no_part_of_it(heading: str, title: str) -> None:
    assert read(html(meta(og__title=TITLE), title=heading)).title == title


def test_a_kicker_that_the_outlet_counts_in_stays() -> None:
    heading = "<h1><span class='overline'>Treaty of Lund</span> <span>A pact of equals</span></h1>"
    page = html(meta(og__title="Treaty of Lund: A pact of equals"), title=heading)
    assert read(page).title == "Treaty of Lund: A pact of equals"


def test_a_trail_of_links_is_no_headline() -> None:
    heading = (
        "<h1 class='breadcrumb__headline'>Treaty: the ministers and their pact</h1>"
        f"<div><span>Opinion</span> {TITLE} after all</div>"
    )
    head = meta(og__title=f"{TITLE} after all") + linked(
        headline="Treaty: the ministers and their pact"
    )
    assert read(html(head, title=heading)).title == f"{TITLE} after all"


def test_the_best_declared_title_where_none_is_shown() -> None:
    head = linked(headline="Ministers sign") + meta(og__title="Sign they did - The Post")
    article = read(html(head, title=""))
    assert (article.title, origins(article)["title"]) == ("Ministers sign", "JSON-LD")


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Ministers agree on the treaty | The Post", TITLE),
        ("Ministers agree on the treaty - World - The Post", TITLE),
        ("Ministers agree on the treaty | Europe | The Post | 28.04.2023", TITLE),
        ("Ministers agree on the treaty --World--The Post", TITLE),
        ("Ministers agree - at last - on the treaty", "Ministers agree - at last - on the treaty"),
        ("Ministers – the treaty of 1920", "Ministers – the treaty of 1920"),
        ("| The Post", "| The Post"),
    ],
)
def test_endings_of_titles(title: str, cut: str) -> None:
    assert cut_ending(title, ("The Post", "World - The Post")) == cut


def test_the_title_of_a_feed_stands_where_the_text_has_no_headline() -> None:
    said = Envelope(carrier="feed entry", title="A treaty at last")
    article = read("\n".join(BODY).encode(), said, "entry.txt")
    assert (article.title, origins(article)["title"]) == ("A treaty at last", "envelope")


def test_a_shown_headline_beats_the_container_that_agrees() -> None:
    said = Envelope(carrier="mail header", title="Ministers agree on treaty")
    assert read(html(), said).title == TITLE
