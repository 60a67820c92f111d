"""Where sentences end."""

import pytest

from tests.reading.texts import analysed


def sentences(text: str, lang: str) -> list[str]:
    analysis = analysed(text, lang)
    return [analysis.span(a, b - 1).of(text) for a, b in analysis.bounds]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "It rained. We left.", ["It rained.", "We left."]),
        ("en", "Really?! Yes… No...", ["Really?!", "Yes…", "No..."]),
        ("en", "J. Smith left.", ["J. Smith left."]),
        ("en", "Mr. Smith met Gen. Berg. They left.", ["Mr. Smith met Gen. Berg.", "They left."]),
        ("en", "The price was 3.5 million.", ["The price was 3.5 million."]),
        ("en", "“We go.” They left.", ["“We go.”", "They left."]),
        ("en", "They left. “We go.”", ["They left.", "“We go.”"]),
        ("en", "“Stop!” he said.", ["“Stop!” he said."]),
        ("it", "Chi parla? Nessuno.", ["Chi parla?", "Nessuno."]),
        ("it", "Il dott. Neri è partito. Torna.", ["Il dott. Neri è partito.", "Torna."]),
        ("it", "Sono partiti (tutti.) Ora piove.", ["Sono partiti (tutti.)", "Ora piove."]),
        ("fr", "« Non. » Elle est partie.", ["« Non. »", "Elle est partie."]),
        ("fr", "« Non. » a dit M. Roy.", ["« Non. » a dit M. Roy."]),
        ("it", "Una riga\nUn'altra riga", ["Una riga", "Un'altra riga"]),
    ],
)
def test_sentences(lang: str, text: str, expected: list[str]) -> None:
    assert sentences(text, lang) == expected


def test_a_sentence_without_end_is_cut() -> None:
    analysis = analysed("word " * 2000, "en")
    assert max(b - a for a, b in analysis.bounds) <= 300
    assert sum(b - a for a, b in analysis.bounds) == 2000


def test_sentences_leave_no_token_out() -> None:
    analysis = analysed("One. Two?\n“Three. Four.\n\nfive", "en")
    assert [t for a, b in analysis.bounds for t in range(a, b)] == list(range(len(analysis.words)))
