"""Patterns of class and id words."""

import pytest

from onrecord.page.called import called


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("article__comments", True),
        ("row col comment-list", True),
        ("row col wide comments", False),
        ("commentary", False),
        ("", False),
    ],
)
def test_one_of_the_first_words_has_the_pattern(names: str, expected: bool) -> None:
    has = called(r"(?:^|[_-])comments?(?:$|[_-])", most=3)
    assert has(names) is expected
    assert has(names) is expected  # the answer that is remembered
