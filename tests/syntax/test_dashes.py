"""Speech that a dash opens."""

import pytest

from onrecord.syntax.dashes import find_dash_speech
from onrecord.text import Span

DASHES = ("—", "–", "-")


def spoken(text: str, dashes: tuple[str, ...] = DASHES) -> list[str]:
    return [span.of(text) for span in find_dash_speech(text, Span(0, len(text)), dashes)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("— Мы готовы, — сказал мэр. — Завтра начнём.", ["Мы готовы", "Завтра начнём."]),
        ("—No iremos —dijo la ministra—. Mañana, quizá.", ["No iremos", "Mañana, quizá."]),
        ("— Qui non si passa! — gridò l'agente.", ["Qui non si passa!"]),
        ("- Кто там? - спросила она.", ["Кто там?"]),
        ("—¿Vendrá? —preguntó.", ["¿Vendrá?"]),
        ("—No quiero —dijo Juan—.", ["No quiero"]),
        ("— Да, — сказал он. — ...", ["Да"]),
        ("— Да, — сказал он —", ["Да"]),
    ],
)
def test_what_the_narrator_parts(text: str, parts: list[str]) -> None:
    assert spoken(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "— Первый пункт списка",
        "- primo punto - secondo punto",
        "– Roma – Milano – Torino",
        "Он ушёл — сказал, что вернётся.",
        "—",
        "— — —",
    ],
)
def test_dashes_that_are_none_of_speech(text: str) -> None:
    assert spoken(text) == []


def test_a_language_without_such_dashes() -> None:
    assert spoken("— Qui non si passa! — gridò l'agente.", ()) == []
