"""Spans and views: offsets are code points, and every place leads back to where it came from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InvariantError
from onrecord.text import Span, View, hull, joined, lines, place, strip
from onrecord.values import Passage


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_a_span_is_never_empty_or_reversed(start: int, end: int) -> None:
    with pytest.raises(InvariantError, match="empty or reversed"):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    assert Span(1, 3).of("a😀é́b") == "😀é"


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(InvariantError, match="beyond a text of 3"):
        Span(1, 4).of("abc")


def test_holds_and_meets() -> None:
    assert Span(1, 5).holds(Span(1, 5))
    assert not Span(1, 5).holds(Span(0, 2))
    assert Span(1, 5).meets(Span(4, 9))
    assert not Span(1, 5).meets(Span(5, 9))


def test_place_forgets_all_but_the_place() -> None:
    assert place(Passage(1, 2, "x")) == Span(1, 2)


def test_hull_holds_all() -> None:
    assert hull([Span(5, 7), Span(1, 2)]) == Span(1, 7)
    with pytest.raises(ValueError, match="empty"):
        hull([])


def test_strip_gives_nothing_for_white_space() -> None:
    assert strip("  \u00a0\n", 0, 4) is None
    assert strip(" ab ", 0, 4) == Span(1, 3)


def test_lines_are_stripped_and_in_order() -> None:
    text = " one \r\n\n\ttwo\u00a0words"
    assert [line.of(text) for line in lines(text)] == ["one", "two\u00a0words"]


@given(st.text())
def test_lines_cover_everything_but_white_space(text: str) -> None:
    covered = "".join(line.of(text) for line in lines(text))
    assert "".join(covered.split()) == "".join(text.split())


def test_pieces_of_a_view_may_not_overlap() -> None:
    with pytest.raises(InvariantError, match="overlaps"):
        View("abcdef", [Span(0, 3), Span(2, 4)])


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (0, 9)])
def test_a_view_refuses_places_that_it_does_not_have(start: int, end: int) -> None:
    with pytest.raises(InvariantError, match="not in a view"):
        View("abcdef", [Span(0, 3)]).back(start, end)


@st.composite
def _cut(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(min_size=1))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2)) | {0, len(text)})
    pieces = [Span(a, b) for a, b in pairwise(cuts)]
    kept = draw(st.lists(st.booleans(), min_size=len(pieces), max_size=len(pieces)))
    return text, [piece for piece, keep in zip(pieces, kept, strict=True) if keep] or pieces[:1]


@given(_cut())
def test_a_view_maps_each_character_back_to_itself(cut: tuple[str, list[Span]]) -> None:
    text, pieces = cut
    view = View(text, pieces)
    shown = ""
    for at in range(len(view.text)):
        try:
            shown += view.back(at, at + 1).of(text)
        except InvariantError:  # the space between two pieces belongs to no place
            assert view.text[at] == " "
    assert shown == "".join(piece.of(text) for piece in pieces)


@given(_cut())
def test_a_whole_view_goes_back_to_the_hull_of_its_pieces(cut: tuple[str, list[Span]]) -> None:
    text, pieces = cut
    view = View(text, pieces)
    assert view.back(0, len(view.text)) == hull(pieces)


def test_places_of_joined_lines() -> None:
    texts = ["One", "and two", "3"]
    text = "\n".join(texts)
    assert [span.of(text) for span in joined(texts)] == texts
    assert list(joined(texts)) == list(lines(text))
