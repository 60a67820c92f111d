"""Fits gradient-boosted trees with LightGBM and writes them as arrays for reading/trees.py."""

import io
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.crf import Floats

MODELS = Path(__file__).parent.parent / "src/onrecord/reading/models"


def fit(
    rows: Floats, answers: NDArray[Any], weights: Floats, rounds: int = 300, leaves: int = 31
) -> bytes:
    """Trees for a yes-or-no question; the bytes of an .npz file."""
    data = lightgbm.Dataset(rows, label=answers.astype(int), weight=weights)
    settings = {
        "objective": "binary",
        "num_leaves": leaves,
        "max_depth": 8,  # every row goes down every tree that far
        "learning_rate": 0.05,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "min_data_in_leaf": 30,
        "lambda_l2": 5.0,
        "verbose": -1,
        "num_threads": 2,
        "seed": 7,
        "deterministic": True,
        "zero_as_missing": False,
        "use_missing": False,
    }
    booster = lightgbm.train(settings, data, num_boost_round=rounds)
    return pack([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]])


def pack(trees: list[dict[str, Any]]) -> bytes:
    """Trees as arrays of (trees, nodes)."""
    flat = [_flatten(tree) for tree in trees]
    nodes = max(len(tree) for tree in flat)
    shape = (len(flat), nodes)
    feature = np.full(shape, -1, np.int16)
    threshold = np.zeros(shape, np.float32)
    left, right = np.zeros(shape, np.int16), np.zeros(shape, np.int16)
    value = np.zeros(shape, np.float32)
    depth = 0
    for t, tree in enumerate(flat):
        for n, node in enumerate(tree):
            depth = max(depth, node["depth"])
            if "leaf" in node:
                value[t, n] = node["leaf"]
            else:
                feature[t, n], threshold[t, n] = node["feature"], node["threshold"]
                left[t, n], right[t, n] = node["left"], node["right"]
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        feature=feature,
        threshold=threshold,
        left=left,
        right=right,
        value=value,
        depth=np.int32(depth),
    )
    return buffer.getvalue()


def _flatten(tree: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes of a tree in one list, the root first."""
    out: list[dict[str, Any]] = []

    def visit(node: dict[str, Any], depth: int) -> int:
        at = len(out)
        if "leaf_value" in node:
            out.append({"leaf": node["leaf_value"], "depth": depth})
            return at
        out.append({"depth": depth})
        left = visit(node["left_child"], depth + 1)
        right = visit(node["right_child"], depth + 1)
        out[at] |= {
            "feature": node["split_feature"],
            "threshold": node["threshold"],
            "left": left,
            "right": right,
        }
        return at

    visit(tree, 0)
    return out
