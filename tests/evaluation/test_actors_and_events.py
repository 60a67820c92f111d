"""`eval actors` and `eval events`: figures, predictions, and what is wrong with a file."""

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation import actors, events

SENTENCES = (
    ("Iran condemned Israel on Friday.", [0, 4], [15, 21], "ACCUSE"),
    ("Israel bombed Iran on Friday.", [0, 6], [14, 18], "ASSAULT"),
    ("Dozens of people were arrested.", [None], [0, 16], "COERCE"),
)


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    """A file with one row a line."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_events(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": f"{i}", "text": text, "source": s, "target": t, "type": code}
        for i, (text, s, t, code) in enumerate(SENTENCES)
    ]
    out = tmp_path / "out.jsonl"
    table = events.evaluate(written(tmp_path / "in.jsonl", rows), out)
    assert "micro F1 1.000, macro F1 1.000" in table
    answers = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert answers == [{"id": f"{i}", "type": row[3]} for i, row in enumerate(SENTENCES)]
    for row in rows:
        row["type"] = "CONCEDE"  # YIELD among the root codes
    wrong = events.evaluate(written(tmp_path / "in.jsonl", rows), None, errors=1)
    assert "micro F1 0.000" in wrong
    assert "0: ACCUSE, not YIELD: Iran condemned" in wrong


@pytest.mark.parametrize("place", [[0], [3, 1], [0, 999], [0, 1, 2]])
def test_a_place_that_is_none(tmp_path: Path, place: list[int]) -> None:
    rows: list[dict[str, object]] = [{"id": "x", "text": "Iran.", "source": place, "target": None}]
    with pytest.raises(InputError, match="document x: its source is"):
        events.evaluate(written(tmp_path / "in.jsonl", rows), None)


def test_actors(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "1", "mention": "Lavrov", "lang": None, "date": "2022-02-01", "expect": ["Лавров"]},
        {"id": "2", "mention": "John Doe", "lang": "en", "date": "2022-02-01", "expect": []},
        {"id": "3", "mention": "Paris", "lang": "en", "date": "2022-02-01", "expect": ["Spain"]},
    ]
    out = tmp_path / "out.jsonl"
    table = actors.evaluate(written(tmp_path / "in.jsonl", rows), out, errors=1)
    assert "all                 3  0.667" in table
    assert "3: 'Paris' (en, 2022-02-01): France, not Spain" in table
    first, second, third = (json.loads(line) for line in out.read_text("utf-8").splitlines())
    assert first["actor"] == "Q58217"
    assert "Sergey Lavrov" in first["names"]
    assert (second["actor"], second["names"]) == (None, [])
    assert third["name"] == "France"
