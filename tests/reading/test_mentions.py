"""Words that name somebody."""

from typing import NamedTuple

import pytest

from onrecord.reading.mentions import Mention, find_mentions
from tests.reading.texts import analysed


class Seen(NamedTuple):
    words: str
    name: str | None = None
    role: str | None = None
    country: str | None = None


def mentions(text: str, lang: str) -> list[Mention]:
    return find_mentions(analysed(text, lang))


def seen(text: str, lang: str) -> list[Seen]:
    """The mentions that are not inside others."""
    analysis = analysed(text, lang)
    return [
        Seen(analysis.span(m.first, m.last).of(text), m.name, m.role, m.country)
        for m in find_mentions(analysis)
        if not m.nested
    ]


CASES = [
    ("it", "Il ministro russo è arrivato.", Seen("ministro russo", None, "ministro russo", "RU")),
    ("en", "The French minister left.", Seen("French minister", None, "French minister", "FR")),
    (
        "it",
        "La ministra degli Esteri tedesca Annalena Berger è partita.",
        Seen(
            "ministra degli Esteri tedesca Annalena Berger",
            "Annalena Berger",
            "ministra degli Esteri tedesca",
            "DE",
        ),
    ),
    (
        "it",
        "Il portavoce del Cremlino Dmitry Peskov è arrivato.",
        Seen(
            "portavoce del Cremlino Dmitry Peskov", "Dmitry Peskov", "portavoce del Cremlino", "RU"
        ),
    ),
    (
        "en",
        "The foreign minister, Anna Berg, left.",
        Seen("foreign minister, Anna Berg", "Anna Berg", "foreign minister"),
    ),
    (
        "it",
        "Il premier, Mario Neri, è partito.",
        Seen("premier, Mario Neri", "Mario Neri", "premier"),
    ),
    (
        "en",
        "Anna Berg, the foreign minister of Norway, left.",
        Seen("Anna Berg", "Anna Berg", "foreign minister of Norway", "NO"),
    ),
    (
        "en",
        "Norway’s prime minister Anna Berg left.",
        Seen("Norway’s prime minister Anna Berg", "Anna Berg", "Norway’s prime minister", "NO"),
    ),
    (
        "en",
        "The French ministry of defence replied.",
        Seen("French ministry of defence", None, "French ministry of defence", "FR"),
    ),
    ("en", "John F. Stone left.", Seen("John F. Stone", "John F. Stone")),
    ("it", "Il ministro Bianchi è partito.", Seen("ministro Bianchi", "Bianchi", "ministro")),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_first_mention(lang: str, text: str, expected: Seen) -> None:
    assert seen(text, lang)[0] == expected


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "Anna Berg and Peter Holm left.", ["Anna Berg", "Peter Holm"]),
        (
            "en",
            "Anna Berg, Peter Holm and John Stone left.",
            ["Anna Berg", "Peter Holm", "John Stone"],
        ),
        ("en", "Mr. Stone and Dr. Anna Berg left.", ["Stone", "Anna Berg"]),
        ("it", "L'onorevole Neri e il sig. Riva sono partiti.", ["Neri", "Riva"]),
        ("it", "Lunedì Mario Neri è partito.", ["Mario Neri"]),
        ("en", "It came on a Tuesday in March.", []),
        ("it", "Il treno di marzo arriva martedì.", []),
    ],
)
def test_names(lang: str, text: str, names: list[str]) -> None:
    assert [mention.name for mention in seen(text, lang)] == names


def test_whose_spokesman() -> None:
    first = mentions("Il portavoce di Vladimir Putin è arrivato.", "it")[0]
    assert first.name is None
    assert first.owner is not None
    assert first.owner.name == "Vladimir Putin"


def test_an_owner_is_a_mention_inside() -> None:
    inner = [m for m in mentions("Il portavoce di Vladimir Putin è arrivato.", "it") if m.nested]
    assert [m.name for m in inner] == ["Vladimir Putin"]


def test_a_ministry_that_owns_a_document() -> None:
    text = "Una nota del ministero degli Esteri francese è uscita ieri."
    first, *inner = mentions(text, "it")
    assert first.role_word is not None
    assert first.role_word.kind == "document"
    assert [(m.role, m.country) for m in inner] == [("ministero degli Esteri francese", "FR")]


def test_a_known_actor_keeps_its_id() -> None:
    found = mentions("U.S. Secretary of State Antony Blinken left.", "en")[0]
    assert (found.name, found.country) == ("Antony Blinken", "US")
    assert found.known is not None
    assert found.known.name == "Antony Blinken"


def test_a_surname_that_is_an_adjective() -> None:
    assert seen("Il presidente Rossi ha chiesto la fine.", "it")[0].name == "Rossi"


@pytest.mark.xfail(reason="a straight 's is tagged PROPN, so it joins no owner to its role")
@pytest.mark.parametrize("owner", ["France", "Norway"])
def test_genitive_with_a_straight_apostrophe(owner: str) -> None:
    assert seen(f"{owner}'s prime minister left.", "en")[0].words == f"{owner}'s prime minister"


@pytest.mark.xfail(reason="only owners of the tables are joined to a role by a genitive")
def test_genitive_of_an_unknown_name() -> None:
    found = seen("Lomara’s foreign minister, Grace Adeyemi, left.", "en")
    assert [mention.name for mention in found] == ["Grace Adeyemi"]


@pytest.mark.xfail(reason="'for' does not join an owner to a role: spokesman for the army")
def test_spokesman_for() -> None:
    first = mentions("A spokesman for the Kremlin left.", "en")[0]
    assert first.owner is not None
    assert first.owner.name == "Kremlin"
