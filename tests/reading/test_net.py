"""The net's sums, on small nets of chance weights."""

from itertools import pairwise

import numpy as np
import pytest

from onrecord.languages.load import load
from onrecord.reading.contents import KINDS_BETWEEN, LABELS, PLACES
from onrecord.reading.inputs import COLUMNS, NUMBERS, Inputs
from onrecord.reading.net import Net, Nets, Relation, scheme_of
from onrecord.syntax.crf import Floats

UNITS, HEAD = 4, 3


def arrays(seed: int = 3) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    shapes = {
        "tokens": (sum(COLUMNS.values()), UNITS),
        "numbers": (NUMBERS, UNITS),
        "schemes": (2, UNITS),
        "cue": (UNITS,),
        "cue_bias": (1,),
        "open": (UNITS,),
        "open_bias": (1,),
        "token": (UNITS, HEAD),
        "token_bias": (HEAD,),
        "own": (UNITS, HEAD),
        "place": (PLACES, HEAD),
        "between": (KINDS_BETWEEN, HEAD),
        "out": (HEAD, len(LABELS)),
        "out_bias": (len(LABELS),),
        "transitions": (len(LABELS), len(LABELS)),
        "trunk0": (3 * UNITS, UNITS),
        "trunk_bias0": (UNITS,),
        "trunk1": (3 * UNITS, UNITS),
        "trunk_bias1": (UNITS,),
        "head0": (3 * HEAD, HEAD),
        "head_bias0": (HEAD,),
    }
    made = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return made | {"trunk_reach": np.array([1.0, 2.0]), "head_reach": np.array([1.0])}


def inputs(count: int, seed: int = 5) -> Inputs:
    rng = np.random.default_rng(seed)
    classes = np.stack([rng.integers(0, size, count) for size in COLUMNS.values()], axis=1)
    at = np.array([1, 3], dtype=np.intp)[: max(0, count - 3)]
    return Inputs(classes, at, rng.normal(size=(len(at), NUMBERS)).astype(np.float32))


def around(hidden: Floats, reach: int) -> Floats:
    padded = np.pad(hidden, ((reach, reach), (0, 0)))
    return np.hstack([padded[: len(hidden)], hidden, padded[2 * reach :]])


def layers(hidden: Floats, data: dict[str, np.ndarray], name: str, reaches: list[int]) -> Floats:
    for k, reach in enumerate(reaches):
        summed = around(hidden, reach) @ data[f"{name}{k}"] + data[f"{name}_bias{k}"]
        hidden = hidden + np.maximum(summed, 0)
    return hidden


@pytest.mark.parametrize("count", [1, 2, 9])
def test_vectors(count: int) -> None:
    data, seen = arrays(), inputs(count)
    begins = np.cumsum([0, *COLUMNS.values()])[:-1]
    summed = data["tokens"][seen.classes + begins].sum(axis=1) + data["schemes"][1]
    summed[seen.at] += seen.numbers @ data["numbers"]
    expected = layers(np.maximum(summed, 0), data, "trunk", [1, 2])
    assert Net(data).vectors(seen, 1) == pytest.approx(expected, rel=1e-4, abs=1e-4)


def test_labels_of_two_cues_do_not_look_into_each_other() -> None:
    data = arrays()
    vectors = Net(data).vectors(inputs(9), 0)
    rng = np.random.default_rng(1)
    token, cue = np.array([0, 1, 2, 3, 2, 3, 4]), np.array([0, 0, 0, 0, 1, 1, 1])
    place = rng.integers(0, PLACES, 7)
    between = rng.normal(size=(7, KINDS_BETWEEN)).astype(np.float32)
    firsts = np.array([1, 3])
    found = Net(data).label_scores(vectors, firsts, Relation(token, cue, place, between))
    edges = [0, 4, 7]
    for number, (low, high) in enumerate(pairwise(edges)):
        own = slice(low, high)
        hidden = vectors[token[own]] @ data["token"] + data["token_bias"]
        hidden = hidden + vectors[firsts[number]] @ data["own"] + data["place"][place[own]]
        hidden = np.maximum(hidden + between[own] @ data["between"], 0)
        expected = layers(hidden, data, "head", [1]) @ data["out"] + data["out_bias"]
        assert found[own] == pytest.approx(expected, rel=1e-4, abs=1e-4)


def test_several_nets_are_averaged() -> None:
    one, other = Net(arrays(3)), Net(arrays(4))
    nets, seen, at = Nets([one, other]), inputs(9), np.array([0, 5])
    vectors = nets.vectors(seen, 0)
    odds = (one.cue_scores(vectors[0], at) + other.cue_scores(vectors[1], at)) / 2
    assert nets.cue_probabilities(vectors, at) == pytest.approx(1 / (1 + np.exp(-odds)), rel=1e-4)
    assert nets.open_probabilities(vectors).shape == (9,)


def test_schemes() -> None:
    assert [scheme_of(load(code).grammar) for code in ("de", "en", "it")] == [1, 0, 2]
