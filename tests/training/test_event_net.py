"""The event net gives in numpy what it gives in PyTorch; sentences keep their places."""

import json
from pathlib import Path

import numpy as np
import pytest
from training.event_gold import gsr_sentences, own_sentences

from onrecord.coding.event_inputs import inputs_of, triggers
from onrecord.coding.event_net import EventNet
from onrecord.coding.plover import ROOTS
from onrecord.languages.load import load
from onrecord.syntax import analyse
from onrecord.text import Span


def test_own_sentences(tmp_path: Path) -> None:
    file = tmp_path / "en.tsv"
    file.write_text("code\tsentence\nRETREAT\tFreed by [S Iran], [T two men] left.\n", "utf-8")
    (sentence,) = own_sentences(file)
    assert sentence.code == "YIELD"
    assert sentence.text == "Freed by Iran, two men left."
    assert sentence.source is not None
    assert sentence.target is not None
    assert sentence.text[slice(*sentence.source)] == "Iran"
    assert sentence.text[slice(*sentence.target)] == "two men"


def test_records_of_plover(tmp_path: Path) -> None:
    markup = "(SRC: Iran) (EVT: demanded) that (TAR: Israel) leave."
    records = [
        {"event": "DEMAND", "textInfo": {"markup": markup}},
        {"event": "DOCUMENT"},
    ]
    (tmp_path / "plover_gsr.en.json").write_text(json.dumps(records), "utf-8")
    (sentence,) = gsr_sentences(tmp_path)
    assert (sentence.code, sentence.text) == ("REQUEST", "Iran demanded that Israel leave.")
    assert (sentence.source, sentence.target) == ((0, 4), (19, 25))


def test_numpy_and_torch_agree() -> None:
    torch = pytest.importorskip("torch")
    from training.event_net import _batch, arrays_of, fit

    texts = ("Iran condemned Israel on Friday.", "Israel bombed a port of Iran, and said so.")
    inputs = []
    for text in texts:
        analysis = analyse(text, [Span(0, len(text))], load("en"))
        bounds = (0, len(analysis.words))
        source, target = (0, 1), (2, 3)
        inputs.append(inputs_of(analysis, bounds, triggers(analysis, *bounds), source, target))
    nets = [fit(inputs, [7, 14], [1.0, 1.0], seed) for seed in range(2)]
    with torch.no_grad():
        expected = sum(net(*_batch(inputs)).softmax(1) for net in nets) / 2
    found = EventNet(arrays_of(nets)).probabilities(inputs)
    assert found.shape == (2, len(ROOTS))
    assert np.abs(found - expected.numpy()).max() < 1e-4
