"""Medium, addressee, hedges and negation."""

import pytest

from tests.reading.texts import holding, of


@pytest.mark.parametrize(
    ("lang", "text", "words", "kind", "phrase"),
    [
        (
            "en",
            "Anna Berg said in an interview that the road was open.",
            "the road",
            "interview",
            "interview",
        ),
        (
            "it",
            "Paolo Neri ha detto in un'intervista che la strada è aperta.",
            "la strada",
            "interview",
            "intervista",
        ),
        (
            "it",
            "Paolo Neri ha dichiarato in un comunicato che la strada è aperta.",
            "la strada",
            "communique",
            "comunicato",
        ),
        (
            "en",
            "“The ship came back,” the French defence ministry said in a statement.",
            "The ship",
            "communique",
            "statement",
        ),
        (
            "en",
            "In a letter, Anna Berg wrote that the road was open.",
            "the road",
            "letter",
            "letter",
        ),
    ],
)
def test_medium(lang: str, text: str, words: str, kind: str, phrase: str) -> None:
    medium = holding(of(text, lang), words).medium
    assert medium is not None
    assert (medium.kind, medium.text) == (kind, phrase)


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Anna Berg said that the road was open.", "the road"),
        ("en", "Anna Berg said that the letter was lost.", "the letter"),
        ("en", "The interview was long. Anna Berg said that the road was open.", "the road"),
    ],
)
def test_no_medium(lang: str, text: str, words: str) -> None:
    assert holding(of(text, lang), words).medium is None


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        ("en", "Anna Berg told Peter Holm that the road was open.", "the road", "Peter Holm"),
        ("en", "Anna Berg told reporters that the road was open.", "the road", "reporters"),
        ("en", "Anna Berg urged Russia to open the road.", "open the road", "Russia"),
        ("it", "Paolo Neri ha detto a Luca Riva che la strada è aperta.", "la strada", "Luca Riva"),
        ("it", "Paolo Neri ha esortato la Russia a riaprire la strada.", "riaprire", "Russia"),
        (
            "it",
            "Paolo Neri ha chiesto a Luca Riva di aprire la strada.",
            "aprire la strada",
            "Luca Riva",
        ),
    ],
)
def test_addressee(lang: str, text: str, words: str, name: str) -> None:
    reading = of(text, lang)
    addressee = holding(reading, words).addressee
    assert addressee is not None
    assert reading.actor(addressee.actor).name == name


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Anna Berg said that Peter Holm was late.", "Peter Holm was late"),
        ("it", "Paolo Neri ha detto che Luca Riva è in ritardo.", "Luca Riva è in ritardo"),
        ("en", "“The road is open,” said Anna Berg.", "The road is open"),
    ],
)
def test_no_addressee(lang: str, text: str, words: str) -> None:
    assert holding(of(text, lang), words).addressee is None


@pytest.mark.parametrize(
    ("lang", "text", "words", "hedges"),
    [
        ("en", "Anna Berg said that the alleged tunnel was closed.", "tunnel", ["alleged"]),
        ("it", "Paolo Neri ha detto che la cosiddetta tregua è finita.", "tregua", ["cosiddetta"]),
        (
            "it",
            "Paolo Neri ha detto che il presunto tunnel e la presunta nave non ci sono.",
            "tunnel",
            ["presunto", "presunta"],
        ),
        ("it", "Paolo Neri ha detto che la tregua è finita.", "tregua", []),
        (
            "it",
            "Il presunto ladro è fuggito. Paolo Neri ha detto che la porta era aperta.",
            "la porta era aperta",
            [],
        ),
    ],
)
def test_hedges(lang: str, text: str, words: str, hedges: list[str]) -> None:
    assert [h.text for h in holding(of(text, lang), words).hedges] == hedges


@pytest.mark.parametrize(
    ("lang", "text", "words", "negated"),
    [
        ("en", "Anna Berg did not say that the road was open.", "the road", True),
        ("en", "Anna Berg never said that the road was open.", "the road", True),
        ("it", "Paolo Neri non ha detto che la strada è aperta.", "la strada", True),
        ("en", "Anna Berg said that the road was not open.", "the road", False),
        ("it", "Paolo Neri ha detto che la strada non è aperta.", "la strada", False),
        ("it", "Se non piove, Paolo Neri ha detto che la strada è aperta.", "la strada", False),
    ],
)
def test_negation(lang: str, text: str, words: str, negated: bool) -> None:
    assert holding(of(text, lang), words).negated is negated
