"""What is one token."""

import pytest

from onrecord.languages.load import codes, load
from onrecord.syntax.tokens import norm, tokenise


def tokens(text: str, lang: str) -> list[str]:
    return [text[s:e] for s, e in tokenise(text, 0, len(text), load(lang).grammar)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("it", "L'accordo dell’Onu.", ["L'", "accordo", "dell’", "Onu", "."]),
        ("it", "dell'«intesa»", ["dell'", "«", "intesa", "»"]),
        ("it", "Costa 3,5 euro", ["Costa", "3,5", "euro"]),
        ("it", "il 01.02.2022 alle 10:30", ["il", "01.02.2022", "alle", "10:30"]),
        ("en", "He didn't go...", ["He", "did", "n't", "go", "..."]),
        ("en", "Berg’s men can’t", ["Berg", "’s", "men", "ca", "n’t"]),
        ("en", "They'll go; it's fine", ["They", "'ll", "go", ";", "it", "'s", "fine"]),
        ("en", "a de-escalation", ["a", "de-escalation"]),
        ("en", "U.S. troops, J.F.K.", ["U.S.", "troops", ",", "J.F.K."]),
        ("en", "the 21st of 1,000.5", ["the", "21st", "of", "1,000.5"]),
        ("en", "Well -- no!", ["Well", "--", "no", "!"]),
        ("en", "“No,”", ["“", "No", ",", "”"]),
        ("fr", "a-t-il dit, dit-elle", ["a", "-t-il", "dit", ",", "dit", "-elle"]),
        ("pt", "disse-lhe na terça-feira", ["disse", "-lhe", "na", "terça-feira"]),
        ("pt", "queixar-se-á, dizê-lo", ["queixar-se-á", ",", "dizê", "-lo"]),
        ("fr", "peut-être, rendez-vous", ["peut-être", ",", "rendez-vous"]),
        ("fr", "qu'« il » l’a", ["qu'", "«", "il", "»", "l’", "a"]),
    ],
)
def test_tokens(lang: str, text: str, expected: list[str]) -> None:
    assert tokens(text, lang) == expected


@pytest.mark.parametrize("lang", codes())
def test_no_visible_character_is_lost(lang: str) -> None:
    text = "Ça 👩‍🚀 va?\u00a0«שלום», l’eau: 3,5% — e\u0301tat (…) A.B. x_y <p>"
    kept = "".join(tokens(text, lang))
    assert kept == "".join(c for c in text if not c.isspace())


def test_a_range_of_a_text() -> None:
    text = "one two three"
    assert tokenise(text, 4, 7, load("en").grammar) == [(4, 7)]


def test_norm() -> None:
    assert norm("DELL’") == "dell'"
