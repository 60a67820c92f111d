"""Decoding finds the best of all paths."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.syntax.crf import Floats, decode


def score(path: tuple[int, ...], emissions: Floats, transitions: Floats) -> float:
    moves = sum(float(transitions[a, b]) for a, b in pairwise(path))
    return moves + sum(float(emissions[t, label]) for t, label in enumerate(path))


def best_path(emissions: Floats, transitions: Floats) -> float:
    paths = product(range(emissions.shape[1]), repeat=len(emissions))
    return max(score(path, emissions, transitions) for path in paths)


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(1, 4), st.integers(0, 10_000)
)
@settings(max_examples=40, deadline=None)
def test_best_of_all_paths(lengths: list[int], labels: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(sum(lengths), labels)).astype(np.float32)
    transitions = random.normal(size=(labels, labels)).astype(np.float32)
    found = decode(emissions, np.array(lengths, dtype=np.intp), transitions)
    assert found.shape == (sum(lengths),)
    at = 0
    for length in lengths:
        own = emissions[at : at + length]
        path = tuple(int(label) for label in found[at : at + length])
        best = best_path(own, transitions)
        assert abs(score(path, own, transitions) - best) < 1e-4
        at += length


def test_a_transition_can_overrule_a_word() -> None:
    emissions = np.array([[1, 0], [0, 0.5]], dtype=np.float32)
    stay = np.array([[0, -9], [-9, 0]], dtype=np.float32)
    lengths = np.array([2])
    assert decode(emissions, lengths, stay).tolist() == [0, 0]
    assert decode(emissions, lengths, np.zeros_like(stay)).tolist() == [0, 1]
    # two sequences of one word each: no transition between them
    assert decode(emissions, np.array([1, 1]), stay).tolist() == [0, 1]


def test_company_does_not_matter() -> None:
    random = np.random.default_rng(7)
    transitions = random.normal(size=(5, 5)).astype(np.float32)
    lengths = np.array([1, 400, 3, 3, 90, 2, 1])
    emissions = random.normal(size=(lengths.sum(), 5)).astype(np.float32)
    ends = np.cumsum(lengths)
    alone = [
        decode(emissions[e - n : e], np.array([n]), transitions)
        for e, n in zip(ends, lengths, strict=True)
    ]
    assert decode(emissions, lengths, transitions).tolist() == np.concatenate(alone).tolist()


def test_nothing_to_decode() -> None:
    nothing = np.zeros((0, 3), dtype=np.float32)
    transitions = np.zeros((3, 3), dtype=np.float32)
    assert decode(nothing, np.array([], dtype=np.intp), transitions).shape == (0,)
