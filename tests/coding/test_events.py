"""Events of texts in seven languages, through the whole pipeline."""

import json
from pathlib import Path

import pytest

from onrecord.coding.event_words import event_words
from onrecord.coding.plover import ROOT_OF, ROOTS
from onrecord.languages.events import event_rows
from onrecord.languages.load import codes
from onrecord.pipeline import read
from onrecord.values import Event, Reading

GOLD = Path(__file__).parents[2] / "gold" / "events"
MODES = {
    *("", "abduct", "access", "aerial", "allege", "arrest", "assassinate", "assist", "ban", "beat"),
    *("boycott", "ceasefire", "censor", "change", "cleansing", "convict", "crowd-control"),
    *(
        "curfew",
        "cyber",
        "demo",
        "deport",
        "destroy",
        "disapprove",
        "disarm",
        "discontinue",
        "drone",
    ),
    *("ease", "expel", "explosives", "firearms", "heavy-weapons", "hunger", "investigate"),
    *("martial-law", "massacre", "meet", "militia", "misinformation", "multilateral"),
    *("obstruct", "phone", "police", "political", "primitive", "relations", "release", "resign"),
    *(
        "restrict",
        "return",
        "riot",
        "seize",
        "sexual",
        "strike",
        "suicide-attack",
        "targeted",
        "territory",
    ),
    *(
        "third-party",
        "torture",
        "troops",
        "unconventional",
        "vandalize",
        "violence",
        "visit",
        "weapons",
    ),
    *("withdraw", "withhold", "yield"),
}


def of(text: str, lang: str) -> Reading:
    """What a text says."""
    return read(text.encode(), "text", lang=lang)


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Code, source and target of each event."""
    name = {actor.id: actor.name for actor in reading.actors}
    return [(e.type, name[e.source], name[e.target]) for e in reading.events]


@pytest.mark.parametrize(
    ("lang", "text", "event"),
    [
        ("it", "La Germania ha inviato aiuti all'Ucraina.", ("AID", "Germany", "Ukraine")),
        ("fr", "La France a condamné la Russie.", ("ACCUSE", "France", "Russia")),
        ("es", "España firmó un acuerdo con Marruecos.", ("SUPPORT", "Spain", "Morocco")),
        ("de", "Deutschland wurde von Russland bedroht.", ("THREATEN", "Russia", "Germany")),
        ("pt", "O Brasil suspendeu a ajuda à Venezuela.", ("SANCTION", "Brazil", "Venezuela")),
        ("ru", "Россия обстреляла Украину.", ("ASSAULT", "Russia", "Ukraine")),
        ("en", "Talks between Israel and Egypt went on.", ("CONSULT", "Israel", "Egypt")),
        ("en", "Israel was bombed by Iran on Friday.", ("ASSAULT", "Iran", "Israel")),
        ("en", "Israel bombed Iran on Friday.", ("ASSAULT", "Israel", "Iran")),
    ],
)
def test_who_does_what_to_whom(lang: str, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(of(text, lang))


def test_no_event_without_two_actors() -> None:
    assert told(of("Israel bombed the harbour on Friday.", "en")) == []
    assert told(of("Israel and Egypt share a border.", "en")) == []


def event_of(text: str) -> Event:
    """The one event of an English text."""
    (event,) = of(text, "en").events
    return event


def test_modality() -> None:
    assert event_of("Israel bombed Iran on Friday.").modality == "happened"
    assert event_of("Israel did not bomb Iran on Friday.").modality == "denied"


def test_an_event_inside_a_statement_is_claimed_by_it() -> None:
    reading = of('"Israel bombed Iran on Friday," President Joe Biden said on Monday.', "en")
    event = next(e for e in reading.events if e.type == "ASSAULT")
    statement = reading.statement(event.statement or "")
    assert statement.content.start <= event.start < event.end <= statement.content.end


def test_a_demand_is_a_request() -> None:
    reading = of("Joe Biden demanded that Russia withdraw its troops.", "en")
    assert ("REQUEST", "Joe Biden", "Russia") in told(reading)


@pytest.mark.parametrize("lang", codes())
def test_lexicon(lang: str) -> None:
    rows = event_rows(lang)
    assert {row.code for row in rows} == set(ROOT_OF) - {"YIELD"}
    assert {row.mode for row in rows} <= MODES
    known = event_words(lang)
    for row in rows:  # a lemma is one of its own forms, or its model was not made anew
        assert row.lemma in known.known
        assert known.senses(row.lemma, is_nominal=row.pos == "NOUN")


def test_gold_sentences_are_well_formed() -> None:
    lines = (GOLD / "en.tsv").read_text("utf-8").splitlines()[1:]
    assert {line.split("\t")[0] for line in lines} == set(ROOTS)
    assert all(line.count("[S ") == line.count("[T ") == 1 for line in lines)
    for line in (GOLD / "told.jsonl").read_text("utf-8").splitlines():
        text = json.loads(line)
        assert all(a in text["text"] and b in text["text"] for _, a, b in text["events"])
