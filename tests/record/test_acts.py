"""Timelines and dialogues over several pages."""

from pathlib import Path

import pytest

from onrecord.pipeline import read
from onrecord.record import Party, Record

RUSSIA = Party("Russia", frozenset({"Q159"}), "RU")
UKRAINE = Party("Ukraine", frozenset({"Q212"}), "UA")
PAGES = (
    ("2024-01-01", "Russia offered Ukraine a truce on Monday, officials said."),
    ("2024-01-02", "Ukraine demanded that Russia withdraw its troops."),
    ("2024-01-03", "Russia refused to withdraw its troops from Ukraine."),
    ("2024-01-04", "Russia threatened Ukraine with new strikes on Thursday."),
)


def page(day: str, text: str) -> bytes:
    """An HTML page of that day, with some more of the story."""
    more = (
        "The border has been quiet for a week, and the markets in the towns along it are open again"
        " after a long winter, although the bridges are still closed to heavy lorries.",
        "Trains run twice a day, farmers are back in their fields, and the schools expect to open"
        " their doors at the end of the month if the weather allows it.",
    )
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in (text, *more))
    return (
        f'<html lang="en"><head><title>A quiet week at the border</title>'
        f'<meta property="article:published_time" content="{day}T10:00:00Z"></head>'
        f"<body><article><h1>A quiet week at the border</h1>{paragraphs}</article></body></html>"
    ).encode()


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record(tmp_path / "record.sqlite")
    for day, text in reversed(PAGES):
        raw = page(day, text)
        assert record.add(read(raw, f"{day}.html"), raw)
    return record


def test_a_timeline_is_in_order_of_days(record: Record) -> None:
    with record:
        acts = record.timeline(RUSSIA)
    days = [act.day or "" for act in acts]
    assert days == sorted(days)
    assert {"2024-01-03", "2024-01-04"} <= set(days)
    assert all(act.source in {"Q159"} for act in acts)


def test_only_what_has_the_words(record: Record) -> None:
    with record:
        acts = record.timeline(RUSSIA, None, "NEW strikes")
    assert acts
    assert all("new strikes" in act.text.casefold() for act in acts)


def test_positions_change(record: Record) -> None:
    """From one page to the next, each change with the id of the statement before."""
    with record:
        said = [act for act in record.timeline(RUSSIA) if act.change]
    assert said[0].change == "new"
    assert said[0].before is None
    assert [act.change for act in said if act.target == "Q212"] == ["new", "reversed", "hardened"]
    by_id = {act.id: act for act in said}
    for act in said:
        if act.before is not None:
            assert (by_id[act.before].day or "") < (act.day or "")
            assert act.change in {"repeated", "hardened", "softened", "reversed"}


def test_a_dialogue_has_both_sides_and_answers(record: Record) -> None:
    with record:
        acts = record.dialogue(RUSSIA, UKRAINE)
    assert {act.source for act in acts} == {"Q159", "Q212"}
    assert {act.target for act in acts} == {"Q159", "Q212"}
    assert {(act.party, act.source_name) for act in acts} == {
        ("Russia", "Russia"),
        ("Ukraine", "Ukraine"),
    }
    demands = {act.id: act for act in acts if "demand" in act.kinds}
    answers = [act for act in acts if act.answers is not None]
    assert [(act.day, act.kinds) for act in answers] == [("2024-01-03", ("refusal",))]
    assert demands[answers[0].answers or ""].party == "Ukraine"


def test_nothing_of_a_stranger(record: Record) -> None:
    with record:
        assert record.timeline(Party("Peru", frozenset({"Q419"}), "PE")) == []
