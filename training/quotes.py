"""Trains the quotation engine: cue figures, cue scorer and content CRF.

    python -m training.quotes ../shared/tuning/quotes/polnear.en.train.jsonl

One document in ten of the training file is held back (`training.gold.held_back`).
"""

import argparse
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from onrecord.evaluation.documents import QuoteDocument, read_lines
from onrecord.languages.load import load
from onrecord.reading import figures as engine_figures
from onrecord.reading.crf import Floats
from onrecord.reading.cues import cue_features, figures_of, plausible
from onrecord.reading.figures import UNKNOWN
from onrecord.reading.quotes import CUE_THRESHOLD
from onrecord.reading.trees import Trees
from training import boosting, contents, figures
from training.gold import (
    Prepared,
    held_back,
    in_own_voice,
    inside_quotations,
    marked_documents,
    prepare,
    realigned,
)

FOLDS = 5


def lookup(table: dict[tuple[str, str], Floats], prepared: Prepared, code: str) -> Floats:
    """Figures of a document's candidates from a table of English lemmas."""
    like: dict[tuple[str, str], tuple[str, str]] = {
        (c.lemma, c.pos): (c.like or c.lemma, c.pos) for c in load(code).cues
    }
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


class Corpus(NamedTuple):
    """Documents ready for training, each with the figures of its candidates.

    `weight` is how many times a document counts: our own gold texts are few.
    """

    prepared: list[Prepared]
    figures: list[Floats]
    weight: int


def english(path: Path) -> Corpus:
    """PolNeAR's training part without what is held back; writes the cue figures, too."""
    documents = [d for d in read_lines(path, QuoteDocument) if not held_back(d)]
    prepared = prepare(documents, load("en"))
    table = figures.counted(prepared).table()
    prepared = [realigned(p, lookup(table, p, "en")) for p in prepared]
    counts = figures.counted(prepared)
    figures.write(counts)
    return Corpus(prepared, cross_fitted(prepared, counts), 1)


def own_gold(folder: Path, lang: str, weight: int) -> tuple[Corpus, Corpus]:
    """Our own gold texts, and the quotations in them as texts of their own."""
    engine_figures.figure_table.cache_clear()
    engine_figures.cue_figures.cache_clear()
    documents = marked_documents(folder, lang, "train")
    outer = prepare(documents, load(lang))
    corpora = []
    for prepared in (outer, inside_quotations(outer)):
        own = [figures_of(p.analysis, p.candidates) for p in prepared]
        aligned = [in_own_voice(realigned(p, f)) for p, f in zip(prepared, own, strict=True)]
        corpora.append(Corpus(aligned, own, weight))
    return corpora[0], corpora[1]


def train_scorer(corpora: list[Corpus]) -> tuple[bytes, float]:
    """The cue scorer, from the candidates that the engine would score."""
    rows, answers, weights = [], [], []
    for corpus in corpora:
        for p, f in zip(corpus.prepared, corpus.figures, strict=True):
            if not p.candidates:
                continue
            kept = plausible(p.analysis, p.candidates, f)
            rows.append(cue_features(p.analysis, p.candidates, f)[kept])
            answers += [p.gold_of[i] is not None for i in kept]
            weights += [corpus.weight] * len(kept)
    answer = np.array(answers)
    raw = boosting.fit(np.concatenate(rows), answer, np.array(weights, dtype=np.float32))
    return raw, float(answer.mean())


def main() -> None:
    """Trains all three models, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="polnear.en.train.jsonl")
    parser.add_argument("--gold", type=Path, default=Path("gold"), help="our own gold texts")
    parser.add_argument("--weight", type=int, default=5, help="how many times each of them counts")
    arguments = parser.parse_args()
    begun = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - begun:6.1f} s  {what}", flush=True)

    main_corpus = english(arguments.train)
    say(f"{len(main_corpus.prepared)} documents of PolNeAR analysed")
    own = [
        corpus
        for lang in ("it", "en")
        for corpus in own_gold(arguments.gold / lang, lang, arguments.weight)
    ]
    say(f"{len(own[0].prepared)} Italian and {len(own[2].prepared)} English gold texts")
    corpora = [main_corpus, *own]
    # what stands inside quotations is not annotated everywhere, so only its cues are learned from
    raw, share = train_scorer([main_corpus, *own[::2]])
    (boosting.MODELS / "cue_scorer.npz").write_bytes(raw)
    say(f"cue scorer: {share:.3f} of its candidates are cues; {len(raw):,} bytes")
    trees, data = Trees(raw), []
    for corpus in corpora:
        for p, f in zip(corpus.prepared, corpus.figures, strict=True):
            scores = trees.probabilities(cue_features(p.analysis, p.candidates, f))
            data += list(contents.samples(p, f, scores, CUE_THRESHOLD)) * corpus.weight
    say(f"{len(data):,} cues for the content model")
    model = contents.fit(data, contents.combinations(main_corpus.prepared[0]))
    contents.write(model)
    say(f"content model: {len(model):,} bytes")


if __name__ == "__main__":
    main()
