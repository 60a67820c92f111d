"""Words of lines as arrays: places, lines, and equal numbers for equal words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.likeness import tokens
from onrecord.page.words import READ, find_words

LINES = st.lists(st.text(min_size=1).filter(lambda t: "\n" not in t), min_size=1, max_size=8)


def shown(lines: list[str]) -> list[str]:
    words = find_words(lines)
    text = "\n".join(lines)
    return [text[a:b] for a, b in zip(words.start, words.end, strict=True)]


def test_words_of_several_scripts() -> None:
    assert shown(["Il G7, 2022!", "Путин и Си", "東京に行く"]) == [
        *("Il", "G7", "2022"),
        *("Путин", "и", "Си"),
        *("東", "京", "に", "行", "く"),
    ]


def test_equal_words_have_equal_numbers_whatever_their_case_and_place() -> None:
    words = find_words(["Rom, ROM", "a rom"])
    first, second, third, last = words.number.tolist()
    assert first == second == last != third


def test_lines_and_first_words() -> None:
    words = find_words(["one two", "…", "three"])
    assert words.line.tolist() == [0, 0, 2]
    assert words.first.tolist() == [0, 2, 2, 3]


def test_only_the_opening_of_a_long_line_is_read() -> None:
    words = find_words(["x " * READ, "end"])
    assert int(np.diff(words.first)[0]) == READ // 2
    assert words.line.max() == 1


def test_the_same_word_on_two_pages_is_told_apart() -> None:
    words = find_words(["same", "same"], [1, 1])
    assert words.number[0] == words.number[1]
    assert words.within[0] != words.within[1]
    assert words.pages.tolist() == [0, 1]


@given(LINES, st.integers(1, 7))
def test_a_part_is_what_its_lines_give_alone(lines: list[str], at: int) -> None:
    at = min(at, len(lines) - 1)
    if at < 1:
        return
    part = find_words(lines, [at, len(lines) - at]).part(at, len(lines))
    alone = find_words(lines[at:])
    for name in ("codes", "begins", "ends", "start", "end", "line", "number", "first", "bottom"):
        assert getattr(part, name).tolist() == getattr(alone, name).tolist(), name


@given(st.text(alphabet="abcÄßéжЖ中文あ1_ .,'-\t", min_size=1))
def test_counts_as_many_words_as_the_plain_way(text: str) -> None:
    line = " ".join(text.split()) or "x"
    assert len(find_words([line]).number) == len(tokens(line))
