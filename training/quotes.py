"""Trains the quotation engine: cue figures, cue scorer and content CRF.

    python -m training.quotes ../shared/tuning/quotes/polnear.en.train.jsonl

One document in ten of the training file is held back (`training.gold.held_back`).
"""

import argparse
import time
from pathlib import Path

import numpy as np

from onrecord.evaluation.documents import QuoteDocument, read_lines
from onrecord.languages.load import load
from onrecord.reading import figures as engine_figures
from onrecord.reading.crf import Floats
from onrecord.reading.cues import cue_features
from onrecord.reading.figures import UNKNOWN
from onrecord.reading.trees import Trees
from training import boosting, contents, figures
from training.gold import Prepared, held_back, prepare, realigned

FOLDS = 5


def lookup(table: dict[tuple[str, str], Floats], prepared: Prepared, code: str) -> Floats:
    """Figures of a document's candidates from a table of English lemmas."""
    like = {(c.lemma, c.pos): (c.like or c.lemma, c.pos) for c in load(code).cues}
    rows = []
    for candidate in prepared.candidates:
        key = like.get((candidate.lemma, candidate.pos), (candidate.lemma, candidate.pos))
        rows.append(table.get(key, table[UNKNOWN, candidate.pos]))
    return np.stack(rows) if rows else np.zeros((0, engine_figures.WIDTH), np.float32)


def cross_fitted(documents: list[Prepared], counts: figures.Counts) -> list[Floats]:
    """Figures of every document's candidates, estimated without the document's own fold."""
    found: list[Floats] = [np.zeros((0, 0), np.float32)] * len(documents)
    for fold in range(FOLDS):
        table = figures.without(counts, figures.counted(documents[fold::FOLDS])).table()
        for i in range(fold, len(documents), FOLDS):
            found[i] = lookup(table, documents[i], "en")
    return found


def main() -> None:
    """Trains all three models, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    arguments = parser.parse_args()
    begun = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - begun:6.1f} s  {what}", flush=True)

    documents = [d for d in read_lines(arguments.train, QuoteDocument) if not held_back(d)]
    prepared = prepare(documents, load("en"))
    say(f"{len(prepared)} documents analysed")
    table = figures.counted(prepared).table()
    prepared = [realigned(p, lookup(table, p, "en")) for p in prepared]
    counts = figures.counted(prepared)
    figures.write(counts)
    own = cross_fitted(prepared, counts)
    rows = np.concatenate(
        [cue_features(p.analysis, p.candidates, f) for p, f in zip(prepared, own, strict=True)]
    )
    answers = np.array([q is not None for p in prepared for q in p.gold_of])
    say(f"{len(rows):,} candidates, {answers.mean():.3f} of them cues")
    raw = boosting.fit(rows, answers)
    (boosting.MODELS / "cue_scorer.npz").write_bytes(raw)
    scores = Trees(raw).probabilities(rows)
    say(f"cue scorer: {len(raw):,} bytes")
    ends = np.cumsum([len(p.candidates) for p in prepared])
    data, size = [], 0
    for p, f, end in zip(prepared, own, ends, strict=True):
        s = scores[end - len(p.candidates) : end]
        data += list(contents.samples(p, f, s, 0.4))
    size = contents.combinations(prepared[0])
    say(f"{len(data):,} cues for the content model")
    model = contents.fit(data, size)
    contents.write(model)
    say(f"content model: {len(model):,} bytes")


if __name__ == "__main__":
    main()
