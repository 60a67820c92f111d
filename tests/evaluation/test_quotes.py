"""`eval quotes`: predictions in the layout of the contract, and the table."""

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.documents import QuoteDocument
from onrecord.evaluation.quotes import evaluate, predict

TEXT = "“We open the road,” said Anna Berg, “and close the bridge.”"
SPLIT = {"content": [0, 59], "content_parts": [[0, 19], [36, 59]], "source": [25, 34]}


def write(path: Path, *documents: object) -> Path:
    path.write_text("".join(json.dumps(d) + "\n" for d in documents), "utf-8")
    return path


def test_predictions_keep_ids_and_order(tmp_path: Path) -> None:
    file = write(
        tmp_path / "in.jsonl",
        {"id": "b", "lang": "en", "text": TEXT},
        {"id": "a", "lang": "xx", "text": TEXT},
        {"id": "c", "text": ""},
    )
    out = tmp_path / "out.jsonl"
    table = evaluate(file, out).table
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["b", "a", "c"]
    assert [len(line["quotes"]) for line in lines] == [1, 0, 0]
    (quote,) = lines[0]["quotes"]
    assert quote["content_parts"] == SPLIT["content_parts"]
    assert (quote["content"], quote["source"], quote["type"]) == ([0, 59], [25, 34], "direct")
    assert "no annotation" in table
    assert "3 documents" in table


def test_a_content_in_one_piece_has_no_parts(tmp_path: Path) -> None:
    text = "Anna Berg said that the road was open."
    out = tmp_path / "out.jsonl"
    evaluate(write(tmp_path / "in.jsonl", {"id": "1", "lang": "en", "text": text}), out)
    (quote,) = json.loads(out.read_text("utf-8"))["quotes"]
    assert set(quote) == {
        "content",
        "source",
        "cue",
        "type",
        "confidence",
        "source_confidence",
    }


def test_the_table_of_a_right_answer(tmp_path: Path) -> None:
    found = predict(QuoteDocument("a", TEXT, "en")).quotes
    gold = [SPLIT | {"cue": list(q.cue or ()), "type": "direct"} for q in found]
    file = write(tmp_path / "in.jsonl", {"id": "a", "lang": "en", "text": TEXT, "quotes": gold})
    rows = [line.split() for line in evaluate(file).table.splitlines()]
    for name in ("all", "direct"):
        (row,) = [r for r in rows if r[:1] == [name]]
        assert row[1:3] == ["1", "1"]
        assert [cell.strip("/") for cell in row[3:] if cell.strip("/")] == ["100.0"] * 9


@pytest.mark.parametrize("line", ["{", '{"id": "a"}', '{"id": "a", "text": 1}', "[]"])
def test_a_line_of_another_layout(tmp_path: Path, line: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": ""}) + "\n\n" + line + "\n", "utf-8")
    with pytest.raises(InputError, match=r"in\.jsonl:3: "):
        evaluate(path)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none"):
        evaluate(tmp_path / "none.jsonl")
