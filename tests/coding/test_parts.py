"""What is left of a content without the statements nested in it."""

from msgspec.structs import replace

from onrecord.coding.positions import _own_parts
from tests.coding.made import made, place

TEXT = "He said: we will go, she says they stay, he thinks they come, and that is all."


def test_nested_statements_beyond_a_piece_leave_it_whole() -> None:
    whole = made(TEXT, "we will go, she says they stay, he thinks they come, and that is all")
    pieces = (place(TEXT, "we will go"), place(TEXT, "and that is all"))
    holes = [made(TEXT, "they stay"), made(TEXT, "they come")]
    assert _own_parts(replace(whole, content_parts=pieces), holes) == list(pieces)


def test_nested_statements_are_cut_out() -> None:
    whole = made(TEXT, "we will go, she says they stay, he thinks they come, and that is all")
    left = [span.of(TEXT) for span in _own_parts(whole, [made(TEXT, "they stay")])]
    assert left == ["we will go, she says ", ", he thinks they come, and that is all"]
