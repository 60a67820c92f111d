"""Neighbours inside the sentence."""

import numpy as np
import pytest

from onrecord.reading.windows import shifted

VALUES = np.array([10, 11, 12, 20, 21])
SENTENCE = np.array([0, 0, 0, 1, 1])


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, [10, 11, 12, 20, 21]),
        (1, [11, 12, -1, 21, -1]),
        (-1, [-1, 10, 11, -1, 20]),
        (2, [12, -1, -1, -1, -1]),
        (-3, [-1] * 5),
        (5, [-1] * 5),
        (-9, [-1] * 5),
    ],
)
def test_shifted(offset: int, expected: list[int]) -> None:
    assert shifted(VALUES, SENTENCE, offset, -1).tolist() == expected
