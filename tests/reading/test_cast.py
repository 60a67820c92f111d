"""Who is who on a page."""

import pytest

from onrecord.reading.cast import same_name, slug
from tests.reading.texts import holding, of, said_by, speaker


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Sergey Lavrov", "Sergei Lavrov", True),
        ("Anna Berg", "Berg", True),
        ("A. Berg", "Anna Berg", True),
        ("John F. Stone", "John Stone", True),
        ("José Peña", "Jose Pena", True),
        ("Anna Berg", "Peter Berg", False),
        ("Anna Berg", "Anna Holm", False),
        ("Berg", "Holm", False),
    ],
)
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same
    assert same_name(b, a) is same


def test_slug() -> None:
    assert slug("  Émile  O’Neill ") == "emile-o-neill"
    assert slug("…") == "unnamed"
    assert slug("Лавров") == "лавров"


def test_surname_after_the_full_name() -> None:
    text = "Anna Berg opened the hall. Berg said that the roof was new."
    reading = of(text, "en")
    assert speaker(reading, holding(reading, "the roof was new")) == "Anna Berg"
    assert len([a for a in reading.actors if "Berg" in a.name]) == 1


def test_full_name_after_the_surname() -> None:
    text = "Berg said that the roof was new. Anna Berg said that the floor was old."
    reading = of(text, "en")
    assert speaker(reading, holding(reading, "the roof was new")) == "Anna Berg"
    assert len([a for a in reading.actors if "Berg" in a.name]) == 1


def test_two_spellings_are_one_actor() -> None:
    text = (
        "Il ministro degli Esteri russo Sergey Lavrov ha detto che il trattato resta valido. "
        "Sergei Lavrov ha aggiunto che il negoziato continua."
    )
    reading = of(text, "it")
    one, two = holding(reading, "il trattato"), holding(reading, "il negoziato")
    assert speaker(reading, one) == speaker(reading, two) == "Sergey Lavrov"
    assert len([a for a in reading.actors if "Lavrov" in a.name]) == 1


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Anna Berg said that the roof was new. Peter Berg said that the floor was old."
    assert said_by(text, "en", "the roof was new") == "Anna Berg"
    assert said_by(text, "en", "the floor was old") == "Peter Berg"


def test_role_after_the_name() -> None:
    text = "Foreign minister Anna Berg left. The minister said that the road was open."
    assert said_by(text, "en", "the road was open") == "Anna Berg"


def test_role_of_another_country_is_somebody_else() -> None:
    text = (
        "Il ministro degli Esteri francese Luc Brun è a Parigi. "
        "Il ministro degli Esteri tedesco ha detto che la strada è aperta."
    )
    reading = of(text, "it")
    statement = holding(reading, "la strada è aperta")
    assert speaker(reading, statement) != "Luc Brun"
    assert statement.speaker is not None
    assert reading.actor(statement.speaker.actor).country == "DE"


def test_two_spokesmen_are_told_apart_by_whom_they_serve() -> None:
    text = (
        "Il portavoce di Vladimir Putin, Dmitry Peskov, è a Mosca. "
        "Il portavoce di Emmanuel Macron, Luc Brun, è a Parigi. "
        "Il portavoce di Vladimir Putin ha detto che il treno parte. "
        "Il portavoce di Emmanuel Macron ha detto che la nave arriva."
    )
    assert said_by(text, "it", "il treno parte") == "Dmitry Peskov"
    assert said_by(text, "it", "la nave arriva") == "Luc Brun"


def test_two_spokesmen_of_one_country() -> None:
    text = (
        "Il portavoce di François Hollande, Luc Brun, è a Parigi. "
        "Il portavoce di Jean-Yves Le Drian, Paul Roux, è a Lione. "
        "Il portavoce di François Hollande ha detto che il treno parte."
    )
    assert said_by(text, "it", "il treno parte") == "Luc Brun"


def test_ministries_of_two_countries() -> None:
    text = (
        "The French foreign ministry said that the road was open. "
        "The Italian foreign ministry said that the bridge was closed."
    )
    assert said_by(text, "en", "the road was open") == "Foreign ministry of France"
    assert said_by(text, "en", "the bridge was closed") == "Foreign ministry of Italy"


@pytest.mark.parametrize(
    ("day", "name"),
    [("2021-03-03", "Sergey Lavrov"), ("2021-03-03T10:00:00Z", "Sergey Lavrov"), (None, None)],
)
def test_holder_of_an_office_as_of_the_day(day: str | None, name: str | None) -> None:
    text = "Il ministro degli Esteri russo ha affermato che il trattato resta valido."
    reading = of(text, "it", published=day)
    found = speaker(reading, holding(reading, "il trattato"))
    assert found == (name or "ministro degli Esteri russo")


@pytest.mark.xfail(reason="people known by a role with 'for' are one actor, whomever they serve")
def test_two_nameless_spokesmen_are_two() -> None:
    text = (
        "A spokesman for the army said that the road was open. "
        "A spokesman for the police said that the bridge was closed."
    )
    reading = of(text, "en")
    one, two = holding(reading, "the road was open"), holding(reading, "the bridge was closed")
    assert one.speaker is not None
    assert two.speaker is not None
    assert one.speaker.actor != two.speaker.actor


@pytest.mark.xfail(reason="a role in the plural is taken for the one person who holds it")
def test_several_ministers_are_not_the_minister() -> None:
    text = (
        "Foreign minister Anna Berg stayed at home. "
        "Foreign ministers of three countries said that the road was open."
    )
    assert said_by(text, "en", "the road was open") != "Anna Berg"
