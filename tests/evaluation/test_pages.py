"""Scores and predictions for HTML pages."""

import gzip
import json
from pathlib import Path

import pytest

from onrecord.errors import DataFileError
from onrecord.evaluation.pages import evaluate

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "summit.en.html"


def test_a_folder_is_evaluated(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(EXAMPLE.read_bytes()))
    (tmp_path / "html" / "b.html").write_bytes(b"")
    out = tmp_path / "out.json"
    assert "nothing is scored" in evaluate(tmp_path, out)
    found = json.loads(out.read_text("utf-8"))
    assert found["a"]["articleBody"].startswith("GENEVA — ")
    assert found["b"]["articleBody"] == ""
    (tmp_path / "ground-truth.json").write_text(json.dumps(found), "utf-8")
    assert "    2      1.000   1.000  1.000" in evaluate(tmp_path, None)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no html/"):
        evaluate(tmp_path, None)
