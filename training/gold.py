"""Annotated quotations, set against what the engine sees: which candidate is the cue, which token
is what to it."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from onrecord.evaluation.documents import GoldQuote, QuoteDocument
from onrecord.evaluation.formats.marked import read_marked, to_line
from onrecord.languages.load import LanguagePack
from onrecord.reading.contents import LABEL
from onrecord.reading.cues import Candidate, find_candidates
from onrecord.reading.excerpt import excerpt
from onrecord.syntax.analysis import Analysis, analyse
from onrecord.syntax.crf import Floats, Ints
from onrecord.text import Span, lines


class Prepared(NamedTuple):
    """A document, analysed; `gold_of[i]` is the quotation whose cue candidate i is, or None."""

    document: QuoteDocument
    analysis: Analysis
    candidates: list[Candidate]
    gold_of: list[GoldQuote | None]


def marked_documents(folder: Path, lang: str, prefix: str) -> list[QuoteDocument]:
    """Our own gold texts whose names begin with `prefix`."""
    documents = []
    for path in sorted(folder.glob(f"{prefix}-*.txt")):
        marked = read_marked(path.read_text("utf-8"), str(path))
        line = to_line(marked, path.stem, lang)
        documents.append(msgspec.convert(line, QuoteDocument))
    return documents


def held_back(document: QuoteDocument, share: int = 10) -> bool:
    """One document in ten, by its name, is never trained on: it is there for the final figure."""
    return int(hashlib.sha256(document.id.encode()).hexdigest(), 16) % share == 0


def prepare(documents: Iterable[QuoteDocument], pack: LanguagePack) -> list[Prepared]:
    """Analyses documents and aligns their annotation, for want of figures with the last verb of
    each gold cue."""
    prepared = []
    for document in documents:
        analysis = analyse(document.text, list(lines(document.text)), pack)
        candidates = find_candidates(analysis)
        last = np.linspace(0, 0.1, len(candidates))
        verbs = np.array([0.5 if c.pos == "VERB" else 0.1 for c in candidates])
        guess = (verbs + last).astype(np.float32)
        gold_of = _align(document, analysis, candidates, guess)
        prepared.append(Prepared(document, analysis, candidates, gold_of))
    return prepared


def in_own_voice(prepared: Prepared) -> Prepared:
    """The same without the cues inside quotation marks: those are found by reading the quotation
    as a text of its own."""
    quoted = prepared.analysis.quoted
    gold_of = [
        None if quoted[candidate.first] else quote
        for candidate, quote in zip(prepared.candidates, prepared.gold_of, strict=True)
    ]
    return prepared._replace(gold_of=gold_of)


def inside_quotations(prepared: list[Prepared]) -> list[Prepared]:
    """The quotations of documents as texts of their own, with what is annotated inside them; the
    cues of nested statements are looked for there and nowhere else."""
    found = []
    for document, analysis, _, _ in prepared:
        inner = excerpt(analysis)
        if inner is None:
            continue
        candidates = find_candidates(inner.analysis)
        rates = np.linspace(0.1, 0.2, len(candidates)).astype(np.float32)
        gold_of = _align(document, inner.analysis, candidates, rates)
        if any(gold_of):
            found.append(Prepared(document, inner.analysis, candidates, gold_of))
    return found


def realigned(prepared: Prepared, figures: Floats) -> Prepared:
    """The same with the candidate of the highest rate as the head of each gold cue."""
    gold_of = _align(prepared.document, prepared.analysis, prepared.candidates, figures[:, 0])
    return prepared._replace(gold_of=gold_of)


def _align(
    document: QuoteDocument, analysis: Analysis, candidates: list[Candidate], rates: Floats
) -> list[GoldQuote | None]:
    """For each candidate the quotation whose cue it is; of one within another the outer first."""
    found: list[GoldQuote | None] = [None] * len(candidates)
    starts = np.array([analysis.starts[c.first] for c in candidates])
    for quote in sorted(document.quotes or (), key=lambda q: q.content[0] - q.content[1]):
        inside = _possible(analysis, candidates, starts, quote)
        if len(inside):
            best = int(inside[np.argmax(rates[inside])])
            if found[best] is None:
                found[best] = quote
    return found


def _possible(
    analysis: Analysis, candidates: list[Candidate], starts: Ints, quote: GoldQuote
) -> Ints:
    """Numbers of the candidates that a quotation's cue may be: those in it, or, where none is
    annotated and the content tells who speaks ("Nun fordert X ein Verbot"), its verbs."""
    if quote.cue is not None:
        return np.flatnonzero((starts >= quote.cue[0]) & (starts < quote.cue[1]))
    low, high = quote.content
    if quote.source is None or not low <= quote.source[0] < high:
        return np.zeros(0, dtype=np.intp)
    inside = np.flatnonzero((starts >= low) & (starts < high))
    kept = [
        i
        for i in inside.tolist()
        if candidates[i].pos == "VERB" and not analysis.quoted[candidates[i].first]
    ]
    return np.array(kept, dtype=np.intp)


_MOST_QUOTED = 0.5
_MOSTLY = 0.6  # of a sentence's words


def unclaimed(prepared: Prepared) -> Floats:
    """For each token 1.0 where its sentence is of a content that no cue claims, else 0.0."""
    analysis, claimed = prepared.analysis, {id(q) for q in prepared.gold_of if q is not None}
    inside = np.zeros(len(analysis.words), dtype=bool)
    for quote in prepared.document.quotes or ():
        if quote.cue is None and id(quote) not in claimed:
            for part in quote.parts:
                first, beyond = analysis.tokens_in(*part)
                inside[first:beyond] = True
    found = np.zeros(len(inside), dtype=np.float32)
    for low, high in analysis.bounds:
        told = inside[low:high].mean() >= _MOSTLY
        if told and analysis.quoted[low:high].mean() <= _MOST_QUOTED:
            found[low:high] = 1.0
    return found


def labels_of(analysis: Analysis, cue: Candidate, quote: GoldQuote) -> Ints:
    """The label of every token of the cue's sentence, as the annotation has it."""
    low, high = analysis.bounds[int(analysis.sentence[cue.first])]
    labels = np.full(high - low, LABEL["other"], dtype=np.intp)

    def mark(place: tuple[int, int], left: str, right: str) -> None:
        first, beyond = analysis.tokens_in(*place)
        for token in range(max(first, low), min(beyond, high)):
            labels[token - low] = LABEL[left if token < cue.first else right]

    for part in quote.parts:
        mark(part, "content left", "content right")
    if quote.source is not None:
        mark(quote.source, "source left", "source right")
    labels[cue.first - low : cue.last + 1 - low] = LABEL["cue"]
    return labels


def content_facts(analysis: Analysis, cue: Candidate, quote: GoldQuote) -> Floats:
    """The habits that one content shows, in the order of figures.HABITS, each 0 or 1."""
    first, beyond = analysis.tokens_in(*quote.content)
    if first >= beyond:
        return np.zeros(7, dtype=np.float32)
    words = [t for t in range(first, beyond) if analysis.forms[t][0].isalnum()]
    quoted = sum(int(analysis.quoted[t]) for t in words) > 0.5 * len(words)
    kind = _opening(analysis, first)
    return np.array(
        [
            first < cue.first,
            quoted,
            kind == "that",
            kind == "inf",
            kind == "noun",
            len(words) <= 4,
            quote.source is None,
        ],
        dtype=np.float32,
    )


def _opening(analysis: Analysis, first: int) -> str:
    """What a content begins with: that, inf, or noun where it holds no finite verb, else clause."""
    from onrecord.syntax.analysis import CLASSES
    from onrecord.syntax.tagger import TAGS

    name = CLASSES[analysis.classes[first]]
    if name in {"that", "whether"}:
        return "that"
    if name == "inf" or TAGS[analysis.tags[first]] == "VINF":
        return "inf"
    low, high = first, first
    sentence = analysis.sentence[first]
    while high < len(analysis.words) and analysis.sentence[high] == sentence:
        high += 1
    finite = any(TAGS[t] in {"VFIN", "AFIN"} for t in analysis.tags[low : min(high, first + 6)])
    return "clause" if finite else "noun"


def place(span: Span | None) -> tuple[int, int] | None:
    """A span as evaluation files have it."""
    return None if span is None else (span.start, span.end)
