"""For any page: nothing but our own errors, all invariants hold, JSON round-trips."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import OnrecordError
from onrecord.text import Span
from onrecord.values import Passage, Reading
from onrecord.values.check import check
from onrecord.values.jsonl import decode, encode

NAMES = [
    "Il ministro degli Esteri russo", "Mario Rossi", "la portavoce", "Mosca", "President Lee",
    "the spokesman", "Anna Berg", "la Casa Bianca", "il Cremlino", "officials", "she", "lui",
    "the Foreign Ministry", "l’Ue", "il premier", "Berlin and Paris", "le truppe russe",
]  # fmt: skip
CUES = [
    "ha detto che", "ha affermato", "said that", "told reporters", "secondo", "according to",
    "si legge in una nota", "ha chiesto a", "urged", "warned", "Lo ha affermato", "denied",
    "non ha detto che", "accused Russia of", "ha aggiunto", "she said", "ha promesso di",
]  # fmt: skip
WORDS = [
    "l'accordo è vicino", "the deal is dead", "la linea rossa", "must leave", "la strada riapre",
    "il presunto attacco", "talks start on Monday", "01.02.2022", "Seguici su", "A", "0", "©",
]  # fmt: skip
SIGNS = [
    "«", "»", "“", "”", '"', "‘", "’", "'", "„", "‹", ":", ",", ".", "?", "—", "- ", "...", "(",
    ")", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u202f", "\u2028", "\u0301", "👩‍🚀", "🇮🇹", "שלום",
    "\u202e", "مرحبا", "<p>", "</p>", "<b", "&nbsp;", "&#8220;", "\x00", "\ufeff", "ﬁ", "İ",
]  # fmt: skip
LANGUAGES = st.sampled_from(["it", "en", None])
LOOSE = st.lists(st.sampled_from(NAMES + CUES + WORDS + SIGNS), max_size=50)
CLAUSES = st.tuples(
    st.sampled_from(["", "“", '"', "«", "‘", "- "]),
    st.sampled_from(WORDS + NAMES),
    st.sampled_from(["", "”", '"', "»", "’"]),
    st.sampled_from([", ", ". ", " ", "\n", "\r\n", ": "]),
    st.sampled_from(NAMES),
    st.sampled_from(CUES),
    st.sampled_from([*WORDS, *NAMES, ".", "\n"]),
).map(lambda parts: " ".join(parts))
TEXTS = st.one_of(
    st.tuples(LOOSE, st.sampled_from(["", " "])).map(lambda pair: pair[1].join(pair[0])),
    st.lists(CLAUSES, min_size=1, max_size=12).map(" ".join),
    st.text(max_size=200),
)


def of_reading(reading: Reading) -> Iterator[Span]:
    """Every place that a reading names."""
    yield from reading.article.blocks
    for actor in reading.actors:
        yield from actor.mentions
    for statement in reading.statements:
        yield from statement.content_parts
        yield from statement.hedges
        for part in (statement.cue, statement.speaker, statement.addressee, statement.medium):
            if part is not None:
                yield part
        yield statement.content


@given(TEXTS, LANGUAGES)
@settings(max_examples=80, deadline=None)
def test_any_page(text: str, lang: str | None) -> None:
    raw = text.encode("utf-8", "replace")
    try:
        reading = onrecord.read(raw, lang=lang)
    except OnrecordError:
        return
    assert check(reading) == ()
    for span in of_reading(reading):
        words = span.of(reading.page.text)
        assert not isinstance(span, Passage) or words == span.text
    for statement in reading.statements:
        assert 0.0 <= statement.confidence <= 1.0
        assert statement.content.text.strip() == statement.content.text
    assert decode(encode(reading)) == reading
    assert onrecord.read(raw, lang=lang) == reading


@given(st.binary(max_size=300), LANGUAGES)
@settings(max_examples=40, deadline=None)
def test_any_bytes(raw: bytes, lang: str | None) -> None:
    try:
        reading = onrecord.read(raw, lang=lang)
    except OnrecordError:
        return
    assert check(reading) == ()
    assert decode(encode(reading)) == reading


@given(st.lists(CLAUSES, min_size=1, max_size=8), st.sampled_from(["it", "en"]))
@settings(max_examples=30, deadline=None)
def test_line_ends_do_not_matter(clauses: list[str], lang: str) -> None:
    text = "\n".join(clause.replace("\r\n", "\n") for clause in clauses)
    unix = onrecord.read(text.encode(), lang=lang)
    windows = onrecord.read(text.replace("\n", "\r\n").encode(), lang=lang)

    def said(reading: Reading) -> list[tuple[str, str]]:
        return [(s.type, s.content.text) for s in reading.statements]

    assert said(unix) == said(windows)


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("text", ["«", "“a", '"' * 50, ":" * 50, "ha detto", "said", "a" * 5000])
def test_degenerate_pages(text: str, lang: str) -> None:
    try:
        reading = onrecord.read(text.encode(), lang=lang)
    except OnrecordError:
        return
    assert check(reading) == ()
