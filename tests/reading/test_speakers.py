"""Who a source is."""

import pytest

from onrecord.values import How
from tests.reading.texts import holding, of, said_by, speaker, voice

CASES: list[tuple[str, str, str, str, How]] = [
    ("en", "Anna Berg said that the road was open.", "road", "Anna Berg", "name"),
    ("it", "Paolo Neri ha detto che la strada è aperta.", "strada", "Paolo Neri", "name"),
    ("en", "“The road is open,” said Anna Berg.", "road", "Anna Berg", "name"),
    ("en", "Anna Berg left. She said that the road was open.", "road", "Anna Berg", "pronoun"),
    (
        "en",
        "Mayor Anna Berg, who said that the road was open, left the hall.",
        "road",
        "Anna Berg",
        "pronoun",
    ),
    (
        "it",
        "Il sindaco Paolo Neri ha detto che la scuola apre. Ha aggiunto che la strada è pronta.",
        "la strada",
        "Paolo Neri",
        "dropped subject",
    ),
    (
        "en",
        "“We open the road,” said Anna Berg.\n"
        "“The bridge will stay closed until the spring of next year.”",
        "The bridge",
        "Anna Berg",
        "carried over",
    ),
    (
        "en",
        "Mayor Anna Berg left the hall. The mayor said that the road was open.",
        "road",
        "Anna Berg",
        "role",
    ),
]


@pytest.mark.parametrize(("lang", "text", "words", "name", "how"), CASES)
def test_how(lang: str, text: str, words: str, name: str, how: How) -> None:
    reading = of(text, lang)
    statement = holding(reading, words)
    assert (speaker(reading, statement), voice(statement).how) == (name, how)


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        (
            "en",
            "The spokesman Peter Holm met the spokeswoman Anna Berg in the hall. "
            "She said that the road was open.",
            "the road",
            "Anna Berg",
        ),
        (
            "en",
            "The spokeswoman Anna Berg met the spokesman Peter Holm in the hall. "
            "He said that the road was open.",
            "the road",
            "Peter Holm",
        ),
        (
            "it",
            "Il ministro Paolo Neri è arrivato ieri. Lui ha detto che la strada è aperta.",
            "la strada",
            "Paolo Neri",
        ),
    ],
)
def test_gender_chooses_the_antecedent(lang: str, text: str, words: str, name: str) -> None:
    assert said_by(text, lang, words) == name


@pytest.mark.xfail(reason="roles.tsv has ministra, sindaca and the like as forms of masculine rows")
def test_a_woman_in_office_is_no_he() -> None:
    text = (
        "La ministra Anna Riva ha incontrato il ministro Paolo Neri in aula. "
        "Lui ha detto che la strada è aperta."
    )
    assert said_by(text, "it", "la strada") == "Paolo Neri"


def test_a_body_is_no_she() -> None:
    text = "Anna Berg met the French foreign ministry. She said that the road was open."
    assert said_by(text, "en", "the road was open") == "Anna Berg"


@pytest.mark.parametrize(
    ("lang", "text", "words", "names"),
    [
        (
            "en",
            "Anna Berg and Peter Holm said that the road was open.",
            "the road",
            ["Anna Berg", "Peter Holm"],
        ),
        ("en", "Paris and Berlin said that the road was open.", "the road", ["France", "Germany"]),
        (
            "it",
            "Parigi e Berlino hanno detto che la strada è aperta.",
            "la strada",
            ["France", "Germany"],
        ),
    ],
)
def test_several_at_once(lang: str, text: str, words: str, names: list[str]) -> None:
    reading = of(text, lang)
    said = voice(holding(reading, words))
    assert [reading.actor(actor).name for actor in said.actors] == names
    assert said.actor == said.actors[0]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        (
            "it",
            "Il ministero della Difesa francese ha diffuso un comunicato. "
            "«La nave è tornata in porto questa mattina», si legge nel comunicato.",
            "La nave è tornata",
        ),
        (
            "it",
            "«La nave è tornata in porto questa mattina», si legge in un comunicato "
            "del ministero della Difesa francese.",
            "La nave è tornata",
        ),
        (
            "en",
            "“The ship came back this morning,” a statement of the French defence ministry said.",
            "The ship came back",
        ),
    ],
)
def test_a_document_speaks_for_its_issuer(lang: str, text: str, words: str) -> None:
    assert said_by(text, lang, words) == "Defence ministry of France"


def test_the_mention_that_says_who() -> None:
    reading = of("Foreign minister Anna Berg said that the road was open.", "en")
    assert "Anna Berg" in voice(holding(reading, "the road")).text


def test_speaker_of_a_headline() -> None:
    text = 'Anna Berg: "The road is open again"\nBerg opened the road on Monday.'
    reading = of(text, "en", kind="headline")
    statement = holding(reading, "The road is open")
    assert (statement.block, voice(statement).how) == ("headline", "headline")
    assert speaker(reading, statement) == "Anna Berg"


@pytest.mark.xfail(
    reason="a surname before a colon is often no PROPN, and then another actor", strict=True
)
def test_surname_alone_before_a_colon() -> None:
    text = 'Berg: "The road is open again"\nAnna Berg opened the road on Monday.'
    assert said_by(text, "en", "The road is open") == "Anna Berg"


def test_a_topic_before_the_name_of_a_headline_is_no_speaker() -> None:
    text = "Vertice di Lubiana, Ferrante: «Pronti a riaprire il tavolo sul gas»"
    assert said_by(text, "it", "riaprire il tavolo") == "Ferrante"
