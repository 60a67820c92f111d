"""Scores and predictions for flattened pages."""

import json
from pathlib import Path

import pytest

from onrecord.errors import DataFileError
from onrecord.evaluation.lines import evaluate, page_score, predict

STORY = (
    "Ministers agree to reopen the border",
    "Ministers of both countries agreed on Monday to reopen the border after two years of talks.",
    '"It is a good day for both of our peoples," said the prime minister, Ada Holm, in Lomara.',
    "The crossing will open on the first of June, and customs officers will return to their posts.",
)
PAGE = {
    "id": "a",
    "lang": "en",
    "title": STORY[0],
    "lines": [
        {"text": "Home", "story": 0},
        *({"text": text, "story": 1} for text in STORY),
        {"text": "All rights reserved", "story": 0},
    ],
}


def test_a_page_is_scored() -> None:
    assert page_score(PAGE, [0, 1, 1, 1, 1, 0]) == {
        "precision": 1.0, "recall": 1.0, "F1": 1.0, "good": 1.0, "title": 1.0,
    }  # fmt: skip
    nothing = page_score(PAGE, [0] * 6)
    assert (nothing["F1"], nothing["title"]) == (0.0, 0.0)
    assert page_score({**PAGE, "title": None}, [1] * 6)["title"] is None


def test_a_page_is_predicted() -> None:
    expected = {"id": "a", "keep": [0, 1, 1, 1, 1, 0], "title": 1}
    unknown = {key: value for key, value in PAGE.items() if key != "lang"}
    empty = {"id": "e", "lines": []}
    blank = {"id": "w", "lines": [{"text": " "}, {"text": ""}]}
    assert predict([PAGE, empty, unknown, blank]) == [
        expected,
        {"id": "e", "keep": [], "title": None},
        expected,
        {"id": "w", "keep": [0, 0], "title": None},
    ]


def test_a_file_is_evaluated(tmp_path: Path) -> None:
    bare = {"id": "b", "lines": [{"text": text} for text in STORY]}
    file, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps(PAGE) + "\n\n" + json.dumps(bare) + "\n", "utf-8")
    table, wrong = evaluate(file, out)
    assert wrong == []
    assert "all       1      1.000   1.000  1.000  1.000  1.000" in table
    assert "2 documents" in table
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["a", "b"]
    file.write_text(json.dumps(bare), "utf-8")
    assert "nothing is scored" in evaluate(file, None)[0]


def test_faults_are_named(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 1}\n{\n{"id": 1, "lines": [{}]}\n', "utf-8")
    with pytest.raises(DataFileError) as caught:
        evaluate(file, None)
    assert len(caught.value.faults) == 3
