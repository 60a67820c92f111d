"""Markdown: told from plain text, and read as a page."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.markdown import is_markdown, to_html, without_front_matter
from onrecord.page.read import read_page

ARTICLE = """---
title: "Nessun accordo"
tags:
  - politica
# a comment
date: 2026-01-05
---

# Nessun accordo

Di **Anna Rossi**, [Il Mattinale](https://m.example/)

Il ministro ha detto che «il piano
non è pronto», secondo [una nota](https://m.example/nota).

## Le reazioni

- «No», dice l'opposizione.
- «Forse», dice il sindaco.

> «Vedremo», ha concluso <il premier>.

![La sala](https://m.example/sala.jpg)

| Voto | Numero |
|------|--------|
| Sì   | 12     |
"""


def test_an_article_is_read_as_its_page() -> None:
    page, article = read_page(ARTICLE.encode(), "story.txt")
    assert page.media_type == "text/markdown"
    assert page.text.split("\n") == [
        "Nessun accordo",
        "Di Anna Rossi, Il Mattinale",
        "Il ministro ha detto che «il piano non è pronto», secondo una nota.",
        "Le reazioni",
        "«No», dice l'opposizione.",
        "«Forse», dice il sindaco.",
        "«Vedremo», ha concluso <il premier>.",
        *("Voto", "Numero", "Sì", "12"),
    ]
    assert article.title == "Nessun accordo"
    assert article.language == "it"


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        ARTICLE.partition("---\n\n")[2],
        "# A title\n\nText.\n\n## A part\n\nMore.",
        "A title\n=======\n\nHe said **no** to it.",
        "# A title\n\n* one\n* two\n",
        'Text with [a link](https://a.example/x_(y)) and [b](/b "t").\n\n- one\n- two\n',
        "# A title\n\n```\ncode\n```\n",
        "See [it][1] as **he** said.\n\n[1]: https://a.example\n",
        "---\ntitle: A title\n---\n\nHe said **no**.\n",
    ],
)
def test_what_is_markdown(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- No, disse il ministro.\n- Perché? chiese lei.\n- Perché no.",
        "– Nein, sagte er.\n— Doch.\n* Name geändert",
        "The site https://a.example/x_y_z and a*b*c are named. (See [1])",
        "Il deputato [Partito Democratico](sic) ha detto * di no *.",
        "#onrecord is a tag\n#another one\n# 1 in the charts",
        "A stage direction: *laughs*. He said _no_.",
        "1. Rome 3\n2. Milan 2\n\nThe teams went home.",
        "Headline\n--------\nText of a story.\n--------\nMore",
        "---\nAn old dividing line\n---\nText.",
        "From: Ann\nSubject: a\n\n> He said no.\n> Twice.",
        "Pass**** and f** are words, 2**3 is 8, and 4 ** 5 too.",
        "x" * 1_000_000,
    ],
)
def test_what_is_plain_text(text: str) -> None:
    assert not is_markdown(text)


def test_what_it_is_declared_to_be() -> None:
    assert is_markdown("He said no.", "text/markdown; charset=utf-8")
    page, _ = read_page(b"He said *no*.\n", "a.md", declared_type="text/markdown")
    assert (page.media_type, page.text) == ("text/markdown", "He said no.")


def test_front_matter() -> None:
    assert without_front_matter("---\na: b\n---\ntext") == "text"
    assert without_front_matter("---\na: b\ntext goes on") == "---\na: b\ntext goes on"


def test_html_in_it_is_text() -> None:
    assert "<script>" not in to_html("# a\n\n<script>alert(1)</script> [x](javascript:alert)")


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "[[a](b",
        "[a](",
        "> ",
        "- ",
        "``` ",
        "*a_ ",
        "a\n===\n",
        "--- \n",
        "a: b\n",
        "<a ",
    ],
)
def test_hostile_texts_are_quick(piece: str) -> None:
    started = time.process_time()
    text = "# a\n\n```\n```\n\n" + piece * (58_000 // len(piece))
    assert is_markdown(text)
    assert to_html(text)
    is_markdown("---\n" + piece * (58_000 // len(piece)))
    assert time.process_time() - started < 10


@given(st.text(alphabet="#*_[]()>-`|~:\\!<&\n\t 1.ab/http", max_size=200))
def test_any_text_becomes_html(text: str) -> None:
    is_markdown(text)
    assert to_html(text)
