"""A reading as a table."""

import sys

import msgspec
import polars
import pytest

from onrecord.errors import UsageError
from tests.values.made import made


def test_one_row_a_statement_with_names() -> None:
    reading, _ = made()
    frame = reading.to_frame()
    assert frame.height == 3
    row = frame.row(1, named=True)
    assert row["speaker"] == "Antony Blinken"
    assert row["speakers"] == ["Antony Blinken", "Dipartimento di Stato"]
    assert row["chain"] == ["Sputnik Italia", "Dipartimento di Stato", "Antony Blinken"]
    assert row["positions"] == ["concern", "warning"]
    assert row["toward"] == [None, None]
    assert reading.page.text[row["start"] : row["end"]] == row["content"]


def test_no_statements_still_have_columns() -> None:
    reading, _ = made()
    empty = msgspec.structs.replace(reading, statements=(), events=())
    assert empty.to_frame().height == 0
    assert empty.to_frame().schema == reading.to_frame().schema
    assert reading.to_frame().schema["chain"] == polars.List(polars.String)


def test_without_polars_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[frame\]'"):
        made()[0].to_frame()
