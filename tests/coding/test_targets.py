"""Toward whom a position is taken."""

import pytest
from msgspec.structs import replace

from onrecord.text import Span
from onrecord.values import Actor
from onrecord.values.check import check
from tests.coding.made import actor, coded, inside, made
from tests.reading.texts import of


def toward(
    text: str, content: str, *actors: Actor, speaker: Actor, addressee: Actor | None = None
) -> str | None:
    """The target of a demand with that content."""
    statement = made(text, content, cue=("urged", "urge"), by=speaker, to=addressee)
    (positions,) = coded(text, "en", statement, actors=(speaker, *actors))
    assert [p.kind for p in positions] == ["demand"]
    return positions[0].toward


def test_the_one_spoken_to() -> None:
    text = "Berg urged Russia: give France the road."
    berg = actor(text, "local:berg", "Berg", kind="person")
    russia, france = actor(text, "Q159", "Russia", "RU"), actor(text, "Q142", "France", "FR")
    content = "give France the road"
    assert toward(text, content, russia, france, speaker=berg, addressee=russia) == "Q159"
    assert toward(text, content, russia, france, speaker=berg) == "Q142"


def test_nobody_of_the_speakers_own_side() -> None:
    text = "Berg urged that France and Russia talk."
    berg = actor(text, "local:berg", "Berg", "FR", kind="person")
    russia, france = actor(text, "Q159", "Russia", "RU"), actor(text, "Q142", "France", "FR")
    assert toward(text, "France and Russia talk", russia, france, speaker=berg) == "Q159"


def test_not_the_speaker_himself() -> None:
    text = "NATO urged that a new NATO help France."
    nato = actor(text, "Q7184", "NATO")
    again = Span(text.rindex("NATO"), text.rindex("NATO") + 4)
    nato = replace(nato, mentions=(*nato.mentions, again))
    france = actor(text, "Q142", "France", "FR")
    assert toward(text, "a new NATO help France", france, speaker=nato) == "Q142"


def test_a_place_comes_after_a_party() -> None:
    text = "Berg urged that in France the Russia of old go."
    berg = actor(text, "local:berg", "Berg", kind="person")
    russia, france = actor(text, "Q159", "Russia", "RU"), actor(text, "Q142", "France", "FR")
    content = "in France the Russia of old go"
    assert toward(text, content, russia, france, speaker=berg) == "Q159"
    assert toward(text, content, france, speaker=berg) == "Q142"


def test_nobody_named() -> None:
    text = "Berg urged that the road be open."
    berg = actor(text, "local:berg", "Berg", kind="person")
    assert toward(text, "the road be open", speaker=berg) is None


def test_one_addressed_beside_it_in_the_same_quotation() -> None:
    text = "“Berg told Russia to go. Berg urged peace for all.”"
    berg = actor(text, "local:berg", "Berg", kind="person")
    russia = actor(text, "Q159", "Russia", "RU")
    whole = made(text, text, kind="direct")
    one = made(text, "to go", cue=("told", "tell"), by=berg, to=russia)
    two = made(text, "peace for all", cue=("urged", "urge"), by=berg)
    positions = coded(
        text, "en", whole, inside(whole, one), inside(whole, two), actors=(berg, russia)
    )[2]
    assert [p.toward for p in positions if p.kind == "demand"] == ["Q159"]


@pytest.mark.parametrize("adjective", ["russo", "francese"])
def test_a_target_named_by_a_nationality_is_an_actor_of_the_page(adjective: str) -> None:
    reading = of(f"Paolo Neri ha condannato il bombardamento {adjective} sulla città.", "it")
    assert check(reading) == ()
