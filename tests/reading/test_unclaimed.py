"""Sentences that carry on what somebody said."""

import numpy as np

from onrecord.reading.found import Found
from onrecord.reading.unclaimed import add_unclaimed
from tests.reading.test_joins import found
from tests.reading.texts import analysed

TEXT = "Anna Berg sagte, der Weg sei frei. Die Brücke bleibe zu. Es gebe Streit.\nEs regnete lange."


def added(likely: dict[int, float], text: str = TEXT) -> list[tuple[str, str | None]]:
    """What is added where the sentences with these numbers are so likely."""
    analysis = analysed(text, "de")
    claimed = found(analysis, "der Weg sei frei", cue="sagte", source="Anna Berg")
    values = np.zeros(len(analysis.words), np.float32)
    for number, value in likely.items():
        low, high = analysis.bounds[number]
        values[low:high] = value
    out: list[Found] = add_unclaimed(analysis, [claimed], values)
    return [
        (f.content.of(text), f.source.of(text) if f.source else None) for f in out if f.cue is None
    ]


def test_neighbouring_sentences_are_one_content() -> None:
    assert added({1: 0.9, 2: 0.6}) == [("Die Brücke bleibe zu. Es gebe Streit.", "Anna Berg")]


def test_another_paragraph_is_another_content() -> None:
    assert [words for words, _ in added({2: 0.9, 3: 0.9})] == [
        "Es gebe Streit.",
        "Es regnete lange.",
    ]


def test_unlikely_sentences_and_claimed_ones_are_left() -> None:
    assert added({0: 0.9, 1: 0.1}) == []


def test_a_quoted_sentence_is_left_to_its_marks() -> None:
    text = TEXT.replace("Die Brücke bleibe zu.", "„Die Brücke bleibe zu.“")
    assert added({1: 0.9}, text) == []
