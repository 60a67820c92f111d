"""What a notebook shows: well-formed, escaped, and with the page's own characters."""

from html.parser import HTMLParser

import msgspec

from onrecord.text import Span
from onrecord.values import Block, Passage, Reading
from tests.values.made import made


class _Outline(HTMLParser):
    """Fails on a wrongly nested tag; keeps the text, and what is marked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.marked: list[tuple[str, str]] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag == "mark":
            self.marked.append((dict(attrs)["title"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if "mark" in self.open:
            title, before = self.marked[-1]
            self.marked[-1] = (title, before + data)


def test_the_story_is_there_with_its_own_characters() -> None:
    reading, _ = made()
    html = reading._repr_html_()
    outline = _Outline(html)
    for block in reading.article.blocks[:2]:
        assert block.of(reading.page.text) in outline.text
    assert "script" not in html
    assert "http" not in html


def test_marks_are_cut_where_statements_nest() -> None:
    marked = _Outline(made()[0]._repr_html_()).marked
    quoted = [text for title, text in marked if title.startswith("Dipartimento di Stato")]
    assert "".join(quoted) == "Blinken teme “un'invasione”, dicono, della città"
    assert [text for title, text in marked if " < Antony Blinken" in title] == [
        "un'invasione",
        "della città",
    ]


def _with_text(reading: Reading, text: str, *contents: tuple[int, int]) -> Reading:
    """The text as one block, with overlapping contents."""
    statements = tuple(
        msgspec.structs.replace(
            reading.statements[0],
            id=str(number),
            content=Passage(start, end, text[start:end]),
            content_parts=(Span(start, end),),
        )
        for number, (start, end) in enumerate(contents)
    )
    return msgspec.structs.replace(
        reading,
        page=msgspec.structs.replace(reading.page, text=text),
        article=msgspec.structs.replace(
            reading.article, blocks=(Block(0, len(text), kind="body", reason=""),)
        ),
        statements=statements,
    )


def test_crossing_marks_and_markup_in_the_text() -> None:
    text = "😀 <script>alert(1)</script> & città 👩‍👩‍👧"
    outline = _Outline(_with_text(made()[0], text, (0, 12), (2, 30), (5, len(text)))._repr_html_())
    assert text in outline.text
    assert "".join(piece for _, piece in outline.marked) == text


def test_a_silent_page_says_so() -> None:
    reading = msgspec.structs.replace(made()[0], statements=(), events=())
    assert "Nobody says anything on this page." in reading._repr_html_()
