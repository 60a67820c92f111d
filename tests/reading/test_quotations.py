"""Which regions of a text stand between quotation marks."""

import pytest

from onrecord.languages.load import load
from onrecord.reading.quotations import find_quotations
from onrecord.text import lines

CASES = [
    ("it", "Ha detto: «Siamo pronti».", ["«Siamo pronti»"]),
    ("it", 'Il "piano" e la "linea rossa".', ['"piano"', '"linea rossa"']),
    ("it", '"Andiamo avanti, " si legge nel testo.', ['"Andiamo avanti, "']),
    ("it", "L'accordo dell'Onu non c'è.", []),
    ("en", "He said “no” twice.", ["“no”"]),
    ("en", "It's the '90s and that's that.", []),
    ("en", "“First one.\n“Second one.”", ["“First one.", "“Second one.”"]),
    ("en", "“She told me ‘go home’ and left,” he said.", ["“She told me ‘go home’ and left,”"]),
    ("en", "Nothing “ ” here.", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_outer_quotations(lang: str, text: str, expected: list[str]) -> None:
    found = find_quotations(text, list(lines(text)), load(lang).grammar)
    assert [text[q.start : q.end] for q in found if q.level == 0] == expected
