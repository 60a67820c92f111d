"""Decoding finds the best of all paths."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.crf import Floats, decode


def best_path(emissions: Floats, transitions: Floats) -> float:
    def score(path: tuple[int, ...]) -> float:
        moves = sum(float(transitions[a, b]) for a, b in pairwise(path))
        return moves + sum(float(emissions[t, label]) for t, label in enumerate(path))

    return max(map(score, product(range(emissions.shape[1]), repeat=len(emissions))))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_best_of_all_paths(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(sum(lengths), 3)).astype(np.float32)
    transitions = random.normal(size=(3, 3)).astype(np.float32)
    labels = decode(emissions, np.array(lengths, dtype=np.intp), transitions)
    at = 0
    for length in lengths:
        own, path = emissions[at : at + length], labels[at : at + length]
        found = own[np.arange(length), path].sum() + transitions[path[:-1], path[1:]].sum()
        assert abs(float(found) - best_path(own, transitions)) < 1e-4
        at += length
