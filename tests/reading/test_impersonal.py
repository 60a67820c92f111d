"""Cues whose subject is nobody."""

import pytest

from onrecord.reading.impersonal import name_impersonal
from tests.reading.test_joins import found
from tests.reading.texts import analysed


def source_of(text: str, lang: str, words: str, cue: str, source: str | None) -> str | None:
    analysis = analysed(text, lang)
    (one,) = name_impersonal(analysis, [found(analysis, words, cue=cue, source=source)])
    return one.source.of(text) if one.source else None


@pytest.mark.parametrize(
    ("text", "lang", "words", "cue", "source", "expected"),
    [
        pytest.param(
            "Die Trasse sei sicher, heißt es in dem Schreiben des Konzerns.",
            "de",
            "Die Trasse sei sicher",
            "heißt",
            "es",
            "dem Schreiben des Konzerns",
            id="a document behind the cue",
        ),
        pytest.param(
            "In einer Erklärung der Regierung heißt es, die Trasse sei sicher.",
            "de",
            "die Trasse sei sicher",
            "heißt",
            "es",
            "einer Erklärung der Regierung",
            id="a document before the cue",
        ),
        pytest.param(
            "« La route est sûre », apprend-on auprès de la préfecture.",
            "fr",
            "« La route est sûre »",
            "apprend",
            "-on",
            "la préfecture",
            id="a body behind a clitic",
        ),
        pytest.param(
            "Es wird vermutet, dass die Trasse sicher ist.",
            "de",
            "dass die Trasse sicher ist",
            "vermutet",
            "Es",
            None,
            id="nobody at all",
        ),
        pytest.param(
            "Sie vermutet, dass die Trasse in der Stadt sicher ist.",
            "de",
            "dass die Trasse in der Stadt sicher ist",
            "vermutet",
            "Sie",
            "Sie",
            id="somebody",
        ),
    ],
)
def test_source(
    text: str, lang: str, words: str, cue: str, source: str | None, expected: str | None
) -> None:
    assert source_of(text, lang, words, cue, source) == expected
