"""Trains the statement engine: cue figures and the net.

    python -m training.quotes ../shared/tuning/quotes

One document in ten of each training file is held back (`training.gold.held_back`). Our own texts
of all languages are trained on, too.
"""

import argparse
import io
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from onrecord.evaluation.documents import QuoteDocument, read_lines
from onrecord.languages.load import codes, load
from onrecord.reading import figures as engine_figures
from onrecord.reading.contents import relate
from onrecord.reading.cues import figures_of, plausible
from onrecord.reading.figures import borrowed_figures, unknown
from onrecord.reading.inputs import inputs_of
from onrecord.reading.net import SCHEMES, scheme_of
from onrecord.syntax.crf import Floats
from training import figures, quote_net
from training.gold import (
    Prepared,
    held_back,
    in_own_voice,
    inside_quotations,
    labels_of,
    marked_documents,
    prepare,
    realigned,
    unclaimed,
)

FOLDS = 5
ALSO_IN = frozenset({"wikinews"})
"""Schemes of which the training file is small, so that our own texts are learnt in them, too."""
Table = dict[tuple[str, str], Floats]


class Corpus(NamedTuple):
    """Documents ready for training, each with the figures of its candidates.

    `scheme` is that of its annotation. `weight` is how much a document counts: our own texts are
    few. `is_whole` is whether contents without a cue are annotated.
    """

    prepared: list[Prepared]
    figures: list[Floats]
    scheme: int
    weight: float
    is_whole: bool


def lookup(table: Table, prepared: Prepared) -> Floats:
    """Figures of a document's candidates: counted ones, else those that they borrow."""
    pack = prepared.analysis.pack
    borrowed = borrowed_figures(pack.code, pack.digest) if pack.code != "en" else {}
    rows = []
    for candidate in prepared.candidates:
        key = candidate.lemma, candidate.pos
        rows.append(table[key] if key in table else borrowed.get(key, table[unknown(*key)]))
    return np.stack(rows) if rows else np.zeros((0, engine_figures.WIDTH), np.float32)


def annotated(path: Path, code: str, evidence: str, weight: float, *, is_whole: bool) -> Corpus:
    """The documents of a training file without those held back; writes their cue figures."""
    pack = load(code)
    documents = [d for d in read_lines(path, QuoteDocument) if not held_back(d)]
    borrowed = None if code == "en" else borrowed_figures(code, pack.digest)
    prepared = prepare(documents, pack)
    table = figures.counted(prepared).table(borrowed)
    prepared = [realigned(p, lookup(table, p)) for p in prepared]
    counts = figures.counted(prepared)
    figures.write(code, counts.table(borrowed), counts, evidence)
    engine_figures.figure_table.cache_clear()
    engine_figures.cue_figures.cache_clear()
    engine_figures.borrowed_figures.cache_clear()
    found: list[Floats] = [np.zeros((0, 0), np.float32)] * len(prepared)
    for fold in range(FOLDS):  # figures that have not seen the document
        rest = figures.without(counts, figures.counted(prepared[fold::FOLDS])).table(borrowed)
        for i in range(fold, len(prepared), FOLDS):
            found[i] = lookup(rest, prepared[i])
    return Corpus(prepared, found, scheme_of(pack.grammar), weight, is_whole)


def own_gold(folder: Path, lang: str, weight: float) -> list[Corpus]:
    """Our own texts, and the quotations in them as texts of their own.

    Those of a language with a scheme of ALSO_IN are learnt in that one, too: a text of ours teaches
    it more than the two differ.
    """
    pack = load(lang)
    also = {pack.grammar.annotation} & ALSO_IN
    schemes = [SCHEMES[name] for name in ("own", *also)]
    outer = prepare(marked_documents(folder, lang, "train"), pack)
    corpora = []
    for prepared, is_whole in ((outer, True), (inside_quotations(outer), False)):
        own = [figures_of(p.analysis, p.candidates) for p in prepared]
        aligned = [in_own_voice(realigned(p, f)) for p, f in zip(prepared, own, strict=True)]
        corpora += [Corpus(aligned, own, scheme, weight, is_whole) for scheme in schemes]
    return corpora


def example(prepared: Prepared, figures_: Floats, corpus: Corpus) -> quote_net.Example:
    """What the net learns from a document."""
    analysis = prepared.analysis
    kept = plausible(analysis, prepared.candidates, figures_)
    candidates = [prepared.candidates[i] for i in kept]
    gold = [prepared.gold_of[i] for i in kept]
    told = [(c, q) for c, q in zip(prepared.candidates, prepared.gold_of, strict=True) if q]
    labelled = []
    if told:
        pairs, lengths = relate(analysis, [cue for cue, _ in told])
        ends = np.cumsum(lengths)
        for (cue, quote), begin, end in zip(told, ends - lengths, ends, strict=True):
            one = quote_net.CueExample(
                cue.first,
                int(pairs.token[begin]),
                pairs.place[begin:end],
                pairs.between[begin:end],
                labels_of(analysis, cue, quote),
            )
            labelled.append(quote_net.shortened(one))
    nobody_said = np.full(len(analysis.words), -1.0, np.float32)
    return quote_net.Example(
        inputs_of(analysis, candidates, figures_[kept]),
        corpus.scheme,
        np.array([c.first for c in candidates], dtype=np.intp),
        np.array([q is not None for q in gold], dtype=np.float32),
        unclaimed(prepared) if corpus.is_whole else nobody_said,
        labelled,
        corpus.weight,
    )


def main() -> None:
    """Trains all models, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="with polnear.en.train.jsonl, wikinews.de.…")
    parser.add_argument("--gold", type=Path, default=Path("gold"), help="our own gold texts")
    parser.add_argument("--weight", type=float, default=4.0, help="how much each of them counts")
    parser.add_argument("--nets", type=int, default=2, help="whose answers are averaged")
    parser.add_argument("--out", type=Path, default=figures.MODELS / "net.npz")
    arguments = parser.parse_args()
    begun = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - begun:6.1f} s  {what}", flush=True)

    folder = arguments.folder
    corpora = [
        annotated(folder / "polnear.en.train.jsonl", "en", "PolNeAR train", 1.0, is_whole=False),
        annotated(folder / "wikinews.de.train.jsonl", "de", "Wikinews train", 2.0, is_whole=True),
    ]
    for lang in codes():
        corpora += own_gold(arguments.gold / lang, lang, arguments.weight)
    say(
        ", ".join(
            f"{len(c.prepared)} {c.prepared[0].analysis.pack.code}" for c in corpora if c.prepared
        )
    )
    examples = [
        example(p, f, corpus)
        for corpus in corpora
        for p, f in zip(corpus.prepared, corpus.figures, strict=True)
        if len(p.analysis.words)
    ]
    say(f"{sum(len(e.labelled) for e in examples):,} cues in {len(examples):,} texts")
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **quote_net.fit(examples, arguments.nets))  # type: ignore[arg-type]
    arguments.out.write_bytes(buffer.getvalue())
    say(f"net: {len(buffer.getvalue()):,} bytes")


if __name__ == "__main__":
    main()
