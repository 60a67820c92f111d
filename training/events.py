"""Trains the event net (`coding/models/events.npz`), after `training.event_words`.

    python -m training.events ../shared/tuning/events [--folds 5]

Trained on PLV's training part (structure and codes are its features, no words), PLOVER's gold
records and our own sentences. With --folds nothing is written: each fifth of PLV is scored by nets
that have not seen it.
"""

import argparse
import io
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from onrecord.coding.event_inputs import Inputs, Tokens, inputs_of, triggers
from onrecord.coding.event_net import EventNet
from onrecord.coding.event_words import Floats, event_words
from onrecord.coding.plover import ROOTS
from onrecord.languages.load import load
from onrecord.syntax import analyse
from onrecord.text import Span
from training.event_gold import Place, Sentence, gsr_sentences, own_sentences, plv_sentences
from training.event_net import arrays_of, fit
from training.event_words import OUT, english

RECORDS, OWN = 0.5, 0.7
"""How much a record of PLOVER, and a sentence of ours, counts beside one of PLV."""
PARTS = 5
NETS = 6


def inputs_from(sentence: Sentence, evidence: Floats | None) -> Inputs:
    """A sentence as the net sees it."""
    text = sentence.text.replace("\n", " ")
    analysis = analyse(text, [Span(0, len(text))], load("en"))
    count = len(analysis.words)

    def tokens(place: Place, missing: int) -> Tokens:
        return analysis.tokens_in(*place) if place is not None else (missing, missing)

    found = triggers(analysis, 0, count)
    source, target = tokens(sentence.source, 0), tokens(sentence.target, count)
    return inputs_of(analysis, (0, count), found, source, target, evidence)


def evidence_without(folder: Path, sentences: Sequence[Sentence]) -> Floats:
    """The English evidence, counted over these sentences only, in the rows of the shipped one."""
    known = event_words("en")
    table = np.zeros_like(known.evidence)
    for word, odds in english(folder, sentences).log_odds().items():
        if word in known.rows:
            table[known.rows[word]] = odds
    return table


def prepared(folder: Path, gold: Path) -> tuple[list[Inputs], list[int], list[float], int]:
    """Inputs, codes and weights, PLV first; how many of them are PLV's."""
    plv = list(plv_sentences(folder / "plover.en.train.jsonl"))
    records, own = list(gsr_sentences(folder)), list(own_sentences(gold / "en.tsv"))
    inputs = [inputs_from(sentence, None) for sentence in plv]
    for part in range(PARTS):  # evidence that the sentence itself has not given
        rest = [s for i, s in enumerate([*records, *own]) if i % PARTS != part]
        evidence = evidence_without(folder, rest)
        for i, sentence in enumerate([*records, *own]):
            if i % PARTS == part:
                inputs.append(inputs_from(sentence, evidence))
    order = sorted(range(len(records) + len(own)), key=lambda i: i % PARTS)
    others = [[*records, *own][i] for i in order]
    weights = [RECORDS if i < len(records) else OWN for i in order]
    codes = [ROOTS.index(s.code) for s in [*plv, *others]]
    return inputs, codes, [1.0] * len(plv) + weights, len(plv)


def main() -> None:
    """Writes the nets, or prints what folds of PLV give."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("gold/events"))
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--nets", type=int, default=NETS)
    options = parser.parse_args()
    begun = time.perf_counter()
    inputs, codes, weights, count = prepared(options.folder, options.gold)
    print(
        f"{len(inputs)} sentences, {count} of PLV; {time.perf_counter() - begun:.0f} s", flush=True
    )
    if options.folds:
        print(_crossed(inputs, codes, weights, count, options.folds, options.nets))
        return
    nets = [fit(inputs, codes, weights, seed) for seed in range(options.nets)]
    buffer = io.BytesIO()
    arrays = {name: array.astype(np.float16) for name, array in arrays_of(nets).items()}
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]
    (OUT / "events.npz").write_bytes(buffer.getvalue())
    print(f"{len(buffer.getvalue()):,} bytes; {time.perf_counter() - begun:.0f} s")


def _crossed(
    inputs: list[Inputs],
    codes: list[int],
    weights: list[float],
    count: int,
    folds: int,
    nets: int,
) -> str:
    order = list(range(count))
    random.Random(5).shuffle(order)
    answers = np.zeros(count, dtype=int)
    for fold in range(folds):
        unseen = order[fold::folds]
        seen = sorted(set(range(len(inputs))) - set(unseen))
        made = [
            fit([inputs[i] for i in seen], [codes[i] for i in seen], [weights[i] for i in seen], n)
            for n in range(nets)
        ]
        net = EventNet(arrays_of(made))
        answers[unseen] = net.probabilities([inputs[i] for i in unseen]).argmax(1)
        right = (answers[unseen] == np.array(codes)[unseen]).mean()
        print(f"fold {fold + 1} of {folds}: {right:.3f}", flush=True)
    gold = np.array(codes[:count])
    scores = []
    for code in range(len(ROOTS)):
        both = ((gold == code) & (answers == code)).sum()
        scores.append(2 * both / ((gold == code).sum() + (answers == code).sum()))
    return f"micro F1 {(gold == answers).mean():.3f}, macro F1 {np.mean(scores):.3f}"


if __name__ == "__main__":
    main()
