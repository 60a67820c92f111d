"""A hand-made ensemble is evaluated as written."""

import io

import numpy as np

from onrecord.reading.trees import Trees


def test_two_trees() -> None:
    raw = io.BytesIO()
    np.savez(
        raw,
        feature=np.array([[0, -1, -1], [-1, -1, -1]]),
        threshold=np.array([[0.5, 0, 0], [0, 0, 0]]),
        left=np.array([[1, 0, 0], [0, 0, 0]]),
        right=np.array([[2, 0, 0], [0, 0, 0]]),
        value=np.array([[0, -2.0, 2.0], [1.0, 0, 0]]),
        depth=np.array(1),
    )
    trees = Trees(raw.getvalue())
    rows = np.array([[0.5, 9.0], [0.6, 9.0]], dtype=np.float32)
    expected = 1 / (1 + np.exp([1.0, -3.0]))
    assert np.allclose(trees.probabilities(rows), expected)
    many = trees.probabilities(np.repeat(rows, 1000, axis=0))
    assert np.allclose(many, np.repeat(expected, 1000))
    assert len(trees.probabilities(rows[:0])) == 0
