"""A reading survives the way through JSON unchanged, and has the shape of the contract."""

import json

import pytest

from onrecord.errors import InputError
from onrecord.values.jsonl import decode, encode
from tests.values.made import made


def test_round_trip() -> None:
    reading, _ = made()
    assert decode(encode(reading)) == reading


def test_a_reading_is_one_line() -> None:
    assert b"\n" not in encode(made()[0])


def test_to_dict_is_plain_json() -> None:
    reading, _ = made()
    assert reading.to_dict() == json.loads(encode(reading))


def test_the_keys_are_those_of_the_contract() -> None:
    data = made()[0].to_dict()
    assert {"page", "article", "actors", "statements", "events"} <= set(data)
    assert set(data["page"]) == {"id", "source", "media_type", "text"}
    assert {"start", "end", "kind", "reason", "date"} <= set(data["article"]["blocks"][0])
    assert {"title", "language", "published", "updated", "outlet", "authors", "blocks"} <= set(
        data["article"]
    )
    assert set(data["article"]["origins"][0]) == {"field", "by", "detail"}
    assert {
        *("id", "type", "content", "content_parts", "cue", "speaker", "addressee", "medium"),
        *("chain", "parent", "hedges", "negated", "confidence", "positions"),
    } <= set(data["statements"][0])
    assert {"actor", "start", "end", "text", "how"} <= set(data["statements"][0]["speaker"])


def test_null_for_unknown_and_lists_never_null() -> None:
    statement = made()[0].to_dict()["statements"][0]
    assert statement["medium"] is None
    assert statement["hedges"] == []


@pytest.mark.parametrize("line", [b"", b"{}", b"\xff", b"[1]"])
def test_a_line_that_is_no_reading_is_refused_by_name(line: bytes) -> None:
    with pytest.raises(InputError, match=r"^out\.jsonl:3: is no reading"):
        decode(line, "out.jsonl:3")


def test_a_reversed_span_is_refused_with_its_path() -> None:
    line = encode(made()[0]).replace(
        b'"mentions":[{"start":0,"end":7}', b'"mentions":[{"start":9,"end":7}'
    )
    with pytest.raises(InputError, match=r"9:7 is empty or reversed.*mentions\[0\]"):
        decode(line)
