"""The committed JSON Schema is that of the values, and readings validate against it."""

from pathlib import Path

import jsonschema
import msgspec
import pytest

from onrecord.values.schema import reading_schema
from tests.values.made import made

COMMITTED = Path(__file__).parents[2] / "docs" / "schema" / "reading.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(msgspec.json.decode(reading_schema()))


def test_the_committed_schema_is_current() -> None:
    assert COMMITTED.read_text("utf-8") == reading_schema(), (
        "write it anew: python -m onrecord.values.schema > docs/schema/reading.schema.json"
    )


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(msgspec.json.decode(reading_schema()))


def test_a_reading_validates() -> None:
    VALIDATOR.validate(made()[0].to_dict())


def test_the_schema_knows_the_kinds() -> None:
    data = made()[0].to_dict()
    data["statements"][0]["positions"][0]["kind"] = "opinion"
    with pytest.raises(jsonschema.ValidationError, match="opinion"):
        VALIDATOR.validate(data)
