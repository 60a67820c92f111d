"""Pages that show only a part of their story, and those that only look like it."""

import pytest

from onrecord.values import Envelope
from tests.page.pages import BODY, GERMAN, html, linked, read

CLOSED = linked(
    headline="Ministers agree on the treaty",
    isAccessibleForFree=False,
    hasPart={"isAccessibleForFree": "False", "cssSelector": ".paid"},
)


LONG = tuple(f"In round {k}, {text}" for k in range(4) for text in BODY)


@pytest.mark.parametrize(
    ("head", "below", "body", "reason"),
    [
        ("", "<p>To continue reading, subscribe today.</p>", BODY, "the story ends at a paywall"),
        ("", "<div class='offer'>Weiterlesen mit Plus</div>", GERMAN, "ends at a paywall"),
        ("", "<a href='/x'>Read more</a>", (*BODY[:2], BODY[2][:-14] + "..."), "breaks off"),
        ("", "", (*BODY[:2], BODY[2] + " [...]"), "breaks off: it ends in [...]"),
        (CLOSED, "", BODY[:3], "the closed part .paid is not on the page"),
        (CLOSED, "<div class='paid'></div>", BODY[:3], "the closed part .paid is empty"),
        (linked(isAccessibleForFree="False"), "<div class='paywall-box'>Offer</div>", BODY[:3],
         "a closed article behind 'paywall'"),
    ],
)  # fmt: skip
def test_cut_pages(head: str, below: str, body: tuple[str, ...], reason: str) -> None:
    article = read(html(head, below=below, body=body, lang="en"))
    assert article.truncated is not None
    assert reason in article.truncated


@pytest.mark.parametrize(
    ("head", "below", "body"),
    [
        ("", "", BODY),
        ("", "<div class='box'>Subscribe to our newsletter</div><a>Read more</a>", BODY),
        ("", "<form class='paywall-login'>Subscribe now from 1 euro a month</form>", BODY),
        # closed for those who do not pay, and whole for those who search
        (CLOSED, f"<div class='paid'>{' '.join(BODY)}</div>", BODY),
        (linked(isAccessibleForFree=False), "<div class='paywall-box'></div>", LONG),
        (linked(isAccessibleForFree=True), "<div class='paywall-box'></div>", BODY[:2]),
        ("", "<p>“We shall see ...”</p>", BODY),
        (linked(isAccessibleForFree=False, hasPart={"isAccessibleForFree": False,
                "cssSelector": "p:has(> a), [x='"}), "", BODY),
    ],
)  # fmt: skip
def test_whole_pages(head: str, below: str, body: tuple[str, ...]) -> None:
    assert read(html(head, below=below, body=body)).truncated is None


def test_a_page_without_a_story() -> None:
    assert read(b"<html><body><p>Menu</p></body></html>").truncated is None
    assert read(b"Menu", Envelope(carrier="feed entry")).truncated is None
