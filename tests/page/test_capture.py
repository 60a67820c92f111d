"""Bytes to characters and lines."""

import hashlib

import pytest

from onrecord.page.capture import capture, is_html
from onrecord.page.encoding import decode

ITALIAN = "Perché «no»? È così: l’accordo c’è."


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        (ITALIAN.encode("utf-8"), None),
        (ITALIAN.encode("utf-8-sig"), None),
        (ITALIAN.encode("utf-16"), None),
        (ITALIAN.encode("utf-16-le"), None),
        (ITALIAN.encode("utf-16-be"), None),
        (ITALIAN.encode("utf-32"), None),
        (ITALIAN.encode("cp1252"), "text/plain; charset=windows-1252"),
        (ITALIAN.encode("cp1252"), "text/plain; charset=ISO-8859-1"),
        (ITALIAN.encode("utf-8"), "text/plain; charset=klingon"),
        (ITALIAN.encode("utf-8"), "text/plain; charset=utf-16"),
        (ITALIAN.encode("utf-8"), "text/plain; charset=rot13"),
    ],
)
def test_encodings(raw: bytes, declared: str | None) -> None:
    assert decode(raw, declared) == ITALIAN


def test_a_declaration_in_the_markup_is_used() -> None:
    markup = f'<html><head><meta charset="windows-1252"></head><body><p>{ITALIAN}</p>'
    assert capture(markup.encode("cp1252"), "x").page.text == ITALIAN


def test_an_undeclared_encoding_is_guessed() -> None:
    text = "Заголовок открываемого материала о переговорах министров сегодня. " * 5
    assert "Заголовок" in decode(text.encode("cp1251"))


def test_a_cut_character_and_a_few_broken_bytes_stay_utf8() -> None:
    assert decode("città".encode()[:-1]) == "citt\ufffd"
    assert decode(("è" * 30).encode() + b"\xff" + b" fine").startswith("è" * 30)


def test_line_ends_and_nuls() -> None:
    assert decode(b"one\r\ntwo\rthree\x0cfo\x00ur") == "one\ntwo\nthree\nfour"


def test_flattened_text_stays_as_it_is() -> None:
    raw = b"  one \r\n\r\n\ttwo  \r\n"
    page = capture(raw, "x.txt").page
    assert page.text == "  one \n\n\ttwo  \n"
    assert page.id == "sha256:" + hashlib.sha256(raw).hexdigest()
    assert page.media_type == "text/plain"


def test_xhtml_is_html() -> None:
    raw = b'<?xml version="1.0" encoding="utf-8"?><html xmlns="x"><body><p>Ciao</p></body></html>'
    page = capture(raw, "x").page
    assert (page.media_type, page.text) == ("text/html", "Ciao")


def test_text_that_speaks_of_tags_is_text() -> None:
    assert not is_html("In HTML a paragraph is <p> ... </p>, a break <br>.")
    assert is_html("<p>one</p><p>two</p><p>three</p>")
    assert is_html("<p>one</p>", "text/html; charset=utf-8")


def test_layout() -> None:
    markup = """<html><head><title>No</title></head><body><p>one<br>two &nbsp; <b>th</b>ree</p>
    <div hidden>gone</div><div style="display: none">gone</div><template>gone</template>
    <a href="/">Home</a><a href="/w">World</a><pre>kept
    apart</pre><p>soft\u00adhyphen, a <a href="#">link</a> inside</p></body></html>"""
    captured = capture(markup.encode(), "x")
    assert captured.page.text.split("\n") == [
        "one", "two three", "Home", "World", "kept", "apart", "softhyphen, a link inside",
    ]  # fmt: skip
    marks = [line.mark for line in captured.lines]
    assert marks[2] is not None
    assert marks[2].linked == 1.0
    assert marks[6] is not None
    assert 0 < marks[6].linked < 0.5
