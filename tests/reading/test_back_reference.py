"""Cues whose object stands for the sentence before."""

import pytest

from onrecord.reading.back_reference import take_sentence_before
from onrecord.reading.found import Found
from tests.reading.test_joins import found
from tests.reading.texts import analysed


def taken(text: str, lang: str, *finds: tuple[str, str]) -> list[tuple[str, str | None]]:
    """Content and source of what comes out, of finds by content and cue."""
    analysis = analysed(text, lang)
    quotes: list[Found] = [found(analysis, words, cue=cue) for words, cue in finds]
    out = take_sentence_before(analysis, quotes)
    return [(f.content.of(text), f.source.of(text) if f.source else None) for f in out]


@pytest.mark.parametrize(
    ("lang", "text", "cue", "words", "expected"),
    [
        (
            "it",
            "Il ponte riapre lunedì. Lo ha detto il sindaco di Prato, al termine della visita.",
            "detto",
            "al termine della visita",
            ("Il ponte riapre lunedì", "il sindaco di Prato"),
        ),
        (
            "es",
            "El puente abre el lunes. Lo anunció la alcaldesa en una visita.",
            "anunció",
            "en una visita",
            ("El puente abre el lunes", "la alcaldesa"),
        ),
    ],
)
def test_the_sentence_before_is_what_was_said(
    lang: str, text: str, cue: str, words: str, expected: tuple[str, str]
) -> None:
    assert taken(text, lang, (words, cue)) == [expected]


def test_a_sentence_that_has_its_speaker_stays_his() -> None:
    text = "Neri ha detto che il ponte riapre. Lo ha confermato il sindaco in una nota."
    out = taken(text, "it", ("che il ponte riapre", "detto"), ("in una nota", "confermato"))
    assert ("che il ponte riapre", None) in out
    assert len(out) == 2
    assert ("in una nota", None) in out


def test_another_paragraph_is_out_of_reach() -> None:
    text = "Il ponte riapre lunedì.\nLo ha detto il sindaco in una nota."
    assert taken(text, "it", ("in una nota", "detto")) == [("in una nota", None)]


def test_words_of_its_own_are_kept() -> None:
    text = "Il ponte riapre lunedì. Ha detto che il ponte è sicuro."
    assert taken(text, "it", ("che il ponte è sicuro", "detto")) == [
        ("che il ponte è sicuro", None)
    ]
