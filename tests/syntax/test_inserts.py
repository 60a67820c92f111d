"""What the narrator says inside the marks of a quotation."""

import pytest

from onrecord.languages.load import load
from onrecord.syntax.inserts import spoken_parts
from onrecord.text import Span


def parts(text: str, lang: str) -> list[str]:
    return [part.of(text) for part in spoken_parts(text, Span(0, len(text)), load(lang))]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "«Мы готовы, — сказал он. — Завтра начнём»", ["«Мы готовы", "Завтра начнём»"]),
        ("ru", "«Решения, — ответил тренер, — принимает клуб»", ["«Решения", "принимает клуб»"]),
        ("it", "«Siamo - ha detto il sindaco - pronti»", ["«Siamo", "pronti»"]),
        ("it", '"Il piano – spiega Neri – è pronto"', ['"Il piano', 'è pronto"']),
        ("fr", "« Je pars, a-t-il dit. Demain. »", ["« Je pars", "Demain. »"]),
        ("fr", "« Oui, j’y vais, a lâché la maire, et vite »", ["« Oui, j’y vais", "et vite »"]),
        ("fr", "« C’est fini, déplore Anne Petit, bien fini »", ["« C’est fini", "bien fini »"]),
    ],
)
def test_inserts_are_left_out(lang: str, text: str, expected: list[str]) -> None:
    assert parts(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "«Москва — это город, — и точка»"),
        ("it", "«Il governo - che non ci ascolta - sbaglia»"),
        ("it", "«La linea Roma - Milano - Torino»"),
        ("fr", "« Oui, il pense à vous, à nous, à tous »"),
        ("fr", "« Il veut, demande et prend, sans merci »"),
        ("de", "„Nein, sagt er, das geht nicht“"),
    ],
)
def test_dashes_and_commas_of_the_speaker(lang: str, text: str) -> None:
    assert parts(text, lang) == [text]
