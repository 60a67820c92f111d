"""Estimates how words behave as cues: `reading/models/cue_figures.<code>.tsv`.

Rates are smoothed towards the mean of their part of speech (by 4 occurrences), those before a class
of word towards the lemma's own rate (by 6), habits towards the mean habit (by 4); those of a
language that borrows English figures towards what it would borrow, by as many.
"""

from collections import defaultdict
from pathlib import Path

import numpy as np

from onrecord.reading.cues import POS
from onrecord.reading.figures import (
    HABITS,
    NEXT,
    UNKNOWN,
    UNKNOWN_PHRASE,
    WIDTH,
    FigureRow,
    unknown,
    what_follows,
)
from onrecord.syntax.crf import Floats
from training.gold import Prepared, content_facts

MODELS = Path(__file__).parent.parent / "src/onrecord/reading/models"
Key = tuple[str, str]


class Counts:
    """Occurrences, cues and habits of every lemma."""

    def __init__(self) -> None:
        self.seen: dict[Key, Floats] = defaultdict(lambda: np.zeros(len(NEXT), np.float32))
        self.cues: dict[Key, Floats] = defaultdict(lambda: np.zeros(len(NEXT), np.float32))
        self.habits: dict[Key, Floats] = defaultdict(lambda: np.zeros(len(HABITS), np.float32))

    def add(self, prepared: Prepared) -> None:
        """Counts one document."""
        follows = what_follows(prepared.analysis)
        for candidate, quote in zip(prepared.candidates, prepared.gold_of, strict=True):
            key = (candidate.lemma, candidate.pos)
            self.seen[key][follows[candidate.last]] += 1
            if quote is not None:
                self.cues[key][follows[candidate.last]] += 1
                self.habits[key] += content_facts(prepared.analysis, candidate, quote)

    def table(self, borrowed: dict[Key, Floats] | None = None) -> dict[Key, Floats]:
        """Smoothed figures of every lemma, and of the unknown lemma of each part of speech."""
        table: dict[Key, Floats] = {}
        for group in sorted({unknown(*key) for key in self.seen} | {(UNKNOWN, p) for p in POS}):
            keys = [key for key in self.seen if unknown(*key) == group]
            seen = sum((self.seen[k] for k in keys), np.zeros(len(NEXT), np.float32))
            cues = sum((self.cues[k] for k in keys), np.zeros(len(NEXT), np.float32))
            habits = sum((self.habits[k] for k in keys), np.zeros(len(HABITS), np.float32))
            mean = float(cues.sum() + 0.5) / float(seen.sum() + 2.0)
            by_next, usual = (cues + 4 * mean) / (seen + 4), habits / max(float(cues.sum()), 1.0)
            table[group] = np.concatenate(([mean], by_next, usual)).astype(np.float32)
            for key in keys:
                if borrowed and key in borrowed:
                    table[key] = self._blended(key, borrowed[key])
                else:
                    table[key] = self._row(key, mean, by_next, usual)
        return table

    def _row(self, key: Key, mean: float, mean_next: Floats, usual: Floats) -> Floats:
        seen, cues = self.seen[key], self.cues[key]
        rate = (float(cues.sum()) + 4 * mean) / (float(seen.sum()) + 4)
        # what follows shifts a lemma's rate by as much as it shifts that of its part of speech
        prior = np.clip(rate * (mean_next / max(mean, 1e-4)), 0.0, 1.0)
        by_next = (cues + 6 * prior) / (seen + 6)
        habits = (self.habits[key] + 4 * usual) / (float(cues.sum()) + 4)
        return np.concatenate(([rate], by_next, habits)).astype(np.float32)

    def _blended(self, key: Key, borrowed: Floats) -> Floats:
        """A lemma's own figures, as far as it was seen, and the borrowed ones."""
        seen, cues, cut = self.seen[key], self.cues[key], 1 + len(NEXT)
        rate = (float(cues.sum()) + 4 * borrowed[0]) / (float(seen.sum()) + 4)
        shift = rate / max(float(borrowed[0]), 1e-3)
        by_next = (cues + 6 * np.clip(borrowed[1:cut] * shift, 0.0, 1.0)) / (seen + 6)
        habits = (self.habits[key] + 4 * borrowed[cut:]) / (float(cues.sum()) + 4)
        return np.concatenate(([rate], by_next, habits)).astype(np.float32)


def counted(documents: list[Prepared]) -> Counts:
    """The counts of all documents together."""
    counts = Counts()
    for document in documents:
        counts.add(document)
    return counts


def without(counts: Counts, fold: Counts) -> Counts:
    """The counts without those of one fold, for figures that have not seen the fold."""
    rest = Counts()
    for field in ("seen", "cues", "habits"):
        whole, part, out = getattr(counts, field), getattr(fold, field), getattr(rest, field)
        for key, values in whole.items():
            out[key] = values - part[key] if key in part else values.copy()
    return rest


def write(code: str, table: dict[Key, Floats], counts: Counts, evidence: str) -> None:
    """Writes the table, sorted, three decimals."""
    rows = []
    for (lemma, pos), values in sorted(table.items()):
        assert len(values) == WIDTH
        is_lemma = lemma not in (UNKNOWN, UNKNOWN_PHRASE)
        number = int(counts.seen[lemma, pos].sum()) if is_lemma else 0
        cut = 1 + len(NEXT)
        rates = "|".join(f"{v:.3f}" for v in values[:cut])
        habits = "|".join(f"{v:.3f}" for v in values[cut:])
        rows.append(f"{lemma}\t{pos}\t{number}\t{rates}\t{habits}\t{evidence}")
    header = "\t".join(FigureRow.__struct_fields__)
    (MODELS / f"cue_figures.{code}.tsv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
