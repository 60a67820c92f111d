"""Fits the content CRF: `reading/models/contents.npz`."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pycrfsuite

from onrecord.evaluation.documents import GoldQuote
from onrecord.reading.contents import LABELS, template_codes
from onrecord.reading.crf import Floats
from onrecord.reading.cues import Candidate, figures_of
from training.boosting import MODELS
from training.gold import Prepared, flags_of, labels_of

Sample = tuple[list[list[str]], list[str]]


def samples(prepared: Prepared, figures: Floats, scores: Floats, least: float) -> Iterator[Sample]:
    """One sequence a gold cue, scored or not. Other candidates that score at least `least` count as
    rival cues, as they will when the engine runs."""
    chosen: list[tuple[int, Candidate, GoldQuote]] = [
        (i, c, q)
        for i, (c, q) in enumerate(zip(prepared.candidates, prepared.gold_of, strict=True))
        if q is not None
    ]
    if not chosen:
        return
    rivals = [c for c, s in zip(prepared.candidates, scores, strict=True) if s >= least]
    pairs, codes = template_codes(
        prepared.analysis,
        [c for _, c, _ in chosen],
        figures[[i for i, _, _ in chosen]],
        flags_of(prepared.analysis, rivals),
    )
    base, columns = 0, []
    for column in codes:
        columns.append(column.values + base)
        base += column.size
    rows = np.stack(columns, axis=1)
    begins = np.concatenate(([0], np.cumsum(pairs.lengths)))
    for n, (_, cue, quote) in enumerate(chosen):
        features = [[str(v) for v in row] for row in rows[begins[n] : begins[n + 1]].tolist()]
        labels = labels_of(prepared.analysis, cue, quote)
        yield features, [LABELS[label] for label in labels]


def fit(data: Iterable[Sample], size: int, iterations: int = 80) -> bytes:
    """Trains with L-BFGS; the bytes of an .npz file. `size` is the number of all combinations."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.3, "c2": 0.3, "max_iterations": iterations, "feature.minfreq": 3})
    for features, labels in data:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    return pack(info.state_features, info.transitions, size)


def pack(
    states: dict[tuple[str, str], float], moves: dict[tuple[str, str], float], size: int
) -> bytes:
    """The weights that are not zero, by combination."""
    import io

    column = {name: i for i, name in enumerate(LABELS)}
    used = sorted({int(name) for (name, _), w in states.items() if abs(w) >= 0.01})
    at = {number: i for i, number in enumerate(used)}
    weights = np.zeros((len(used), len(LABELS)), dtype=np.float16)
    for (name, label), weight in states.items():
        if int(name) in at:
            weights[at[int(name)], column[label]] = weight
    transitions = np.full((len(LABELS), len(LABELS)), -8.0, dtype=np.float16)
    for (a, b), weight in moves.items():
        transitions[column[a], column[b]] = weight
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        rows=np.array(used, dtype=np.int32),
        weights=weights,
        transitions=transitions,
        size=np.int64(size),
    )
    return buffer.getvalue()


def write(raw: bytes) -> None:
    """Puts the model where the engine reads it."""
    (MODELS / "contents.npz").write_bytes(raw)


def combinations(prepared: Prepared) -> int:
    """Number of all combinations of all templates."""
    figures = figures_of(prepared.analysis, prepared.candidates[:1])
    flags = flags_of(prepared.analysis, [])
    _, codes = template_codes(prepared.analysis, prepared.candidates[:1], figures, flags)
    return sum(column.size for column in codes)
