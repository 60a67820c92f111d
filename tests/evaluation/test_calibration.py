"""Expected calibration error."""

import pytest

from onrecord.evaluation.calibration import expected_error


@pytest.mark.parametrize(
    ("told", "right", "error"),
    [
        ([], [], 0.0),
        ([0.75, 0.75, 0.75, 0.75], [True, True, True, False], 0.0),
        ([0.95, 0.95], [False, False], 0.95),
        ([1.0, 0.0], [True, False], 0.0),
        ([0.9, 0.1], [False, True], 0.9),
        ([0.85, 0.15, 0.15, 0.15], [False, False, False, False], 0.325),
    ],
)
def test_expected_error(told: list[float], right: list[bool], error: float) -> None:
    assert expected_error(told, right) == pytest.approx(error)
