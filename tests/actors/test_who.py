"""Mentions to actors as of a date, through the same function as `onrecord who`."""

import pytest

from onrecord.actors.check import coverage, faults
from onrecord.actors.names import names_of
from onrecord.actors.who import who


def first(mention: str, lang: str | None = None, day: str | None = None) -> str | None:
    """The name of the likeliest actor."""
    found = who(mention, lang, day)
    return found[0].actor.name if found else None


@pytest.mark.parametrize(
    ("mention", "lang", "day", "name"),
    [
        ("capo della diplomazia russa", "it", "2022-02-01", "Sergey Lavrov"),
        ("Lavrov", None, "2022-02-01", "Sergey Lavrov"),
        ("Лаврова", "ru", "2022-02-01", "Sergey Lavrov"),
        ("Lawrow", "de", "2022-02-01", "Sergey Lavrov"),
        ("portavoce di Vladimir Putin", "it", "2022-02-01", "Dmitry Peskov"),
        ("Putins Sprecher", "de", "2022-02-01", "Dmitry Peskov"),
        ("Putin's spokesman", "en", "2022-02-01", "Dmitry Peskov"),
        ("пресс-секретарь Путина", "ru", "2022-02-01", "Dmitry Peskov"),
        ("Antony J. Blinken", "en", "2022-02-01", "Antony Blinken"),
        ("the U.S. secretary of state", "en", "2017-06-01", "Rex Tillerson"),
        ("the U.S. secretary of state", "en", "2022-06-01", "Antony Blinken"),
        ("la ministre allemande des Affaires étrangères", "fr", "2023-05-01", "Annalena Baerbock"),
        ("canciller alemana", "es", "2015-05-01", "Angela Merkel"),
        ("canciller argentino", "es", "2021-12-01", "Santiago Cafiero"),
        ("il numero uno della Nato", "it", "2016-07-08", "Jens Stoltenberg"),
        ("director general of the IAEA", "en", "2023-05-01", "Rafael Grossi"),
        ("президента Украины", "ru", "2023-05-01", "Volodymyr Zelensky"),
    ],
)
def test_people(mention: str, lang: str | None, day: str, name: str) -> None:
    assert first(mention, lang, day) == name


@pytest.mark.parametrize(
    ("mention", "lang", "name"),
    [
        ("Mosca", "it", "Russia"),
        ("Federazione Russa", "it", "Russia"),
        ("EE. UU.", "es", "United States"),
        ("the U.S.", "en", "United States"),
        ("США", "ru", "United States"),
        ("Kreml", "de", "Kremlin"),
        ("Foggy Bottom", "en", "State Department"),
        ("ministère russe de la Défense", "fr", "Ministry of Defence of Russia"),
        ("North Korea", "en", "North Korea"),
        ("South Korea", "en", "South Korea"),
        ("Niger", "en", "Niger"),
        ("Nigeria", "en", "Nigeria"),
    ],
)
def test_bodies(mention: str, lang: str, name: str) -> None:
    assert first(mention, lang, "2022-02-01") == name


def test_a_namesake_is_the_one_in_office() -> None:
    assert first("President Bush", "en", "1990-08-02") == "George H. W. Bush"
    assert first("President Bush", "en", "2003-03-20") == "George W. Bush"
    assert first("Bush padre", "it", "2003-03-20") == "George H. W. Bush"


@pytest.mark.parametrize(
    "mention",
    ["John Smith", "the farmer", "us", "il vice ministro russo Sergej Inesistente", "", "  ", "—"],
)
def test_nobody(mention: str) -> None:
    assert first(mention, "en", "2022-02-01") is None


def test_an_office_without_a_known_holder_is_the_office() -> None:
    (found,) = who("Russian foreign minister", "en", "1066-10-14")
    assert (found.actor.kind, found.actor.country) == ("office", "RU")
    assert found.confidence < 0.5


def test_after_the_last_known_day_it_is_a_guess() -> None:
    (known, *_), (guess, *_) = (
        who("NATO chief", "en", day) for day in ("2025-01-01", "2030-01-01")
    )
    assert known.actor == guess.actor
    assert guess.confidence < known.confidence
    assert "last seen in office" in guess.reason


def test_names_in_all_languages() -> None:
    names = names_of(who("Lavrov", None, "2022-02-01")[0].actor)
    assert {"Sergey Lavrov", "Сергей Лавров", "Sergej Lawrow"} <= set(names)
    ministry = names_of(who("Farnesina", "it", "2022-02-01")[0].actor)
    assert {"ministero degli Esteri italiano", "italian foreign ministry"} <= set(ministry)


def test_the_tables_have_no_faults() -> None:
    assert list(faults()) == []
    assert coverage()["countries"] > 190
