"""Scores and predictions for HTML pages."""

import gzip
import json
from pathlib import Path

import pytest

from onrecord.errors import DataFileError
from onrecord.evaluation.pages import body_of, evaluate
from onrecord.page import read_page

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "summit.en.html"


def test_a_folder_is_evaluated(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(EXAMPLE.read_bytes()))
    (tmp_path / "html" / "b.html").write_bytes(b"")
    out = tmp_path / "out.json"
    assert "nothing is scored" in evaluate(tmp_path, out)[0]
    found = json.loads(out.read_text("utf-8"))
    assert found["a"]["articleBody"].startswith("GENEVA — ")
    assert found["b"]["articleBody"] == ""
    (tmp_path / "ground-truth.json").write_text(json.dumps(found), "utf-8")
    table, wrong = evaluate(tmp_path, None)
    assert "    2      1.000   1.000  1.0000     0.5000  0.500" in table
    assert "refused, and counted as empty: b" in table
    assert wrong == []


def test_mistakes_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_bytes(EXAMPLE.read_bytes())
    page, article = read_page(EXAMPLE.read_bytes(), "a")
    body = body_of(page, article).split("\n")
    truth = {"a": {"articleBody": "\n".join(body[1:])}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    gold = {"a": {"title": article.title, "published": article.published}}
    (tmp_path / "metadata.json").write_text(json.dumps(gold), "utf-8")
    table, wrong = evaluate(tmp_path, None)
    assert "title              1   1.000" in table
    assert [(one.kind, one.text) for one in wrong] == [("false alarm", body[0])]
    assert wrong[0].why.startswith("lead: ")


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', '{"a": {"articleBody": 1}}'])
def test_a_broken_annotation_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "ground-truth.json").write_text(text, "utf-8")
    with pytest.raises(DataFileError, match=r"ground-truth\.json: "):
        evaluate(tmp_path, None)


def test_a_broken_archive_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(b"x" * 99)[:-9])
    with pytest.raises(DataFileError, match=r"a\.html\.gz: cannot be unpacked"):
        evaluate(tmp_path, None)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no html/"):
        evaluate(tmp_path, None)
