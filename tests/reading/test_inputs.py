"""What the net sees of a token."""

import numpy as np
import pytest

from onrecord.reading.figures import WIDTH
from onrecord.reading.inputs import COLUMNS, CUE_CLASSES, NUMBERS, inputs_of
from onrecord.reading.quotes import candidates_of
from tests.reading.texts import analysed

NAMES = list(COLUMNS)
TEXT = "“We stay,” said Anna Berg.\nHe left. It rained."


def column(text: str, name: str, lang: str = "en") -> list[int]:
    analysis = analysed(text, lang)
    seen = inputs_of(analysis, *candidates_of(analysis))
    assert (seen.classes >= 0).all()
    assert (seen.classes < np.array(list(COLUMNS.values()))).all()
    found: list[int] = seen.classes[:, NAMES.index(name)].tolist()
    return found


def test_quotation() -> None:
    assert column(TEXT, "quoted")[:8] == [1, 2, 2, 2, 3, 0, 0, 0]


def test_edges() -> None:
    assert column(TEXT, "begins") == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0]
    assert column(TEXT, "ends") == [0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0, 2]


def test_hearsay_is_a_mood_of_finite_verbs() -> None:
    assert column("Er sei krank.", "hearsay", "de") == [0, 1, 0, 0]
    assert column("Er ist krank.", "hearsay", "de") == [0, 0, 0, 0]
    assert column("Il serait malade.", "hearsay", "fr") == [0, 1, 0, 0]


def test_only_candidates_have_figures() -> None:
    analysis = analysed(TEXT, "en")
    candidates, figures = candidates_of(analysis)
    seen = inputs_of(analysis, candidates, figures)
    (said,) = [c for c in candidates if c.lemma == "say"]
    row = seen.at.tolist().index(said.first)
    assert seen.numbers.shape == (len(seen.at), NUMBERS)
    assert seen.numbers[row, :WIDTH] == pytest.approx(figures[candidates.index(said)])
    assert seen.numbers[row, -1] == 1.0
    kinds = seen.classes[:, NAMES.index("cue class")]
    assert kinds[said.first] == CUE_CLASSES.index("say")
    others = np.setdiff1d(np.arange(len(kinds)), seen.at)
    assert set(kinds[others].tolist()) == {len(CUE_CLASSES) + 1}


def test_a_text_without_candidates() -> None:
    analysis = analysed("It rained.", "en")
    seen = inputs_of(analysis, [], np.zeros((0, WIDTH), np.float32))
    assert seen.at.shape == (0,)
    assert seen.numbers.shape == (0, NUMBERS)
