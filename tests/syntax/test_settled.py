"""Decoding around settled tokens finds what plain decoding finds."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.syntax.crf import decode
from onrecord.syntax.settled import decode_apart, swings


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=8),
    st.integers(1, 5),
    st.sampled_from([0.2, 1.0, 4.0, 20.0]),  # from nothing settled to everything
    st.integers(0, 10_000),
)
@settings(max_examples=60, deadline=None)
def test_the_same_as_plain(lengths: list[int], labels: int, sure: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    emissions = (sure * random.normal(size=(sum(lengths), labels))).astype(np.float32)
    transitions = random.normal(size=(labels, labels)).astype(np.float32)
    sizes = np.array(lengths, dtype=np.intp)
    found = decode_apart(emissions, sizes, transitions, swings(transitions))
    assert found.tolist() == decode(emissions, sizes, transitions).tolist()


def test_a_swing_is_what_neighbours_can_do() -> None:
    stay = np.array([[0, -3], [-1, 0]], dtype=np.float32)
    # label 1 gains 0 - -1 on label 0 behind a label 1, and 0 - -3 before one
    assert swings(stay)[0, 1] == 4
    assert swings(stay)[0, 0] == 0
    lengths = np.array([3])
    firm = np.array([[0, 9], [2.5, 0], [0, 9]], dtype=np.float32)
    assert decode_apart(firm, lengths, stay, swings(stay)).tolist() == [1, 1, 1]
