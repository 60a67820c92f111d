"""Outlet files: what they say of a page, when they are valid, and what is wrong with them."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import DataFileError
from onrecord.page.article import make_article
from onrecord.page.capture import capture
from onrecord.page.outlets import Outlet, load_outlets, shipped
from onrecord.values import Article, Envelope
from tests.page.pages import BODY, TITLE, html, meta, origins

FOLDER = Path(__file__).parent / "outlets"
OUTLETS = load_outlets(FOLDER)
PAGE = html(
    above=(
        "<h2 class='old-head'>The old headline of the paper</h2>"
        "<h2 class='new-head'>The new headline of the paper</h2>"
        "<p class='who'>ann lee</p><p class='when'>03/04/2024</p>"
    ),
    below="<div class='app-box'>Get more out of the paper with our app, they said to us.</div>"
    "<p>Read our app terms</p>",
)


def read(raw: bytes, source: str, envelope: Envelope | None = None) -> Article:
    return make_article(capture(raw, source), None, envelope, OUTLETS)


def test_a_page_of_the_outlet() -> None:
    article = read(PAGE, "https://www.post.example/a")
    assert article.title == "The new headline of the paper"
    assert (article.authors, article.published) == (("ann lee",), "2024-04-03")
    assert (article.outlet, article.country) == ("The Example Post", "SE")
    assert origins(article)["title"] == "outlet file"
    kinds = {block.reason: block.kind for block in article.blocks}
    assert kinds["left out by post.example.toml"] == "leftover"
    assert sum("left out" in block.reason for block in article.blocks) == 2


def test_the_layout_is_that_of_the_page_s_day() -> None:
    page = PAGE.replace(b"<head>", b"<head>" + meta(date="2019-05-01").encode())
    article = read(page, "https://news.post.example/a")
    assert article.title == "The old headline of the paper"
    assert article.authors == ()
    said = Envelope(carrier="web archive", captured="2019-05-02T00:00:00Z")
    undated = html(above="<h2 class='old-head'>The old headline of the paper</h2>")
    assert read(undated, "https://post.example/a", said).title == "The old headline of the paper"


@pytest.mark.parametrize("source", ["https://other.example/a", "page.html", "https://example/"])
def test_pages_of_others(source: str) -> None:
    assert read(PAGE, source).outlet != "The Example Post"


def test_a_selector_that_finds_nothing_leaves_the_page_as_it_is() -> None:
    assert read(html(), "https://post.example/a").title == TITLE


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2018, 1, 1), 0), (date(2020, 12, 31), 0), (date(2021, 1, 1), 1),
        (date(2030, 1, 1), 1), (None, 1),
    ],
)  # fmt: skip
def test_validity(day: date | None, number: int) -> None:
    found = OUTLETS.find("post.example")
    assert found is not None
    assert found[1].on(day) is found[1].layout[number]


def test_no_layout_for_a_day_in_a_gap() -> None:
    assert Outlet().on(date(2020, 1, 1)) is None


WRONG = {
    "name = ": "Invalid value (at end of document)",
    "nom = 'x'": "unknown field `nom`",
    "country = 'Italy'": "country 'Italy' is no code of ISO 3166-1",
    "[[layout]]\nvalid_from = 2020-01-01\nvalid_to = 2019-01-01": "is before valid_from",
    "[[layout]]\nvalid_from = 'May'": "$.layout[0].valid_from",
    "[[layout]]\ntitle = 'h1'": "title: 'h1' is neither class:WORD nor xpath:PATH",
    "[[layout]]\ntitle = 'class:a b'": "is neither",
    "[[layout]]\ntitle = 'xpath://h1['": "'//h1[' is no XPath",
    "[[layout]]\nleave_out = ['box']": "'box' is neither class:WORD nor text:BEGINNING",
    "[[layout]]\n[[layout]]\nvalid_from = 2020-01-01": "layouts 1 and 2 are both valid on 2020",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_fault_is_named_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.example.toml").write_text(text)
    (tmp_path / "worse.example.toml").write_text("layout = 3")
    with pytest.raises(DataFileError) as caught:
        load_outlets(tmp_path)
    message = str(caught.value)
    assert WRONG[text] in message
    assert "bad.example.toml" in message
    assert "worse.example.toml" in message  # all faults of all files at once


def test_a_path_that_fails_only_when_it_runs(tmp_path: Path) -> None:
    (tmp_path / "post.example.toml").write_text("[[layout]]\ntitle = 'xpath:nosuch(//h1)'")
    captured = capture(html(), "https://post.example/a")
    assert make_article(captured, None, outlets=load_outlets(tmp_path)).title == TITLE


def test_those_that_are_shipped_are_sound() -> None:
    assert shipped() == load_outlets(Path("src/onrecord/page/outlets").resolve())
    assert BODY
