"""For any page: nothing but our own errors, all invariants hold, JSON round-trips."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.pipeline import read
from onrecord.values.check import check
from onrecord.values.jsonl import decode, encode

PIECES = [
    "Il ministro degli Esteri russo", "Mario Rossi", "la portavoce", "Mosca", "President Lee",
    "the spokesman", "ha detto che", "ha affermato", "said that", "told reporters", "secondo",
    "according to", "si legge in una nota", "l'accordo è vicino", "the deal is dead", "«", "»",
    "“", "”", '"', "‘", "’", "'", "„", ":", ",", ".", "?", "—", "- ", "\n", "\n\n", "\r\n", " ",
    "\u00a0", "\u0301", "👩‍🚀", "שלום", "\u202e", "<p>", "</p>", "<b", "&nbsp;", "©", "01.02.2022",
    "Seguici su", "A", "0", "\x00", "...", "(", ")",
]  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


@given(PAGES, st.sampled_from(["it", "en", None]))
@settings(max_examples=60, deadline=None)
def test_any_page(text: str, lang: str | None) -> None:
    try:
        reading = read(text.encode(), "page", lang=lang)
    except OnrecordError:
        return
    assert check(reading) == ()
    for statement in reading.statements:
        assert reading.page.text[statement.content.start : statement.content.end] == (
            statement.content.text
        )
    assert decode(encode(reading)) == reading
    assert read(text.encode(), "page", lang=lang) == reading
