"""`onrecord eval quotes`: the statement engine on annotated documents."""

import time
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from onrecord.evaluation.calibration import expected_error
from onrecord.evaluation.documents import GoldQuote, Place, Predicted, QuoteDocument, read_lines
from onrecord.evaluation.quote_metric import (
    LEAST_OVERLAP,
    LONGEST_SURPLUS,
    Score,
    Tally,
    match,
    speaker_right,
)
from onrecord.evaluation.quote_mistakes import QuoteMistake, quote_mistakes
from onrecord.languages.detect import detect
from onrecord.languages.load import codes, in_scheme, load
from onrecord.reading import Found, find_quotes_in
from onrecord.reading.confidence import confidence
from onrecord.reading.net import scheme_of
from onrecord.text import Span


def predict(document: QuoteDocument) -> Predicted:
    """What the engine finds; nothing in a language without a pack."""
    language = document.lang or detect(document.text)
    if language not in codes():
        return Predicted(document.id, ())
    pack = load(language)
    if document.scheme is not None:
        pack = in_scheme(pack, document.scheme)
    found = find_quotes_in(document.text, pack)
    scheme = scheme_of(pack.grammar)
    return Predicted(document.id, tuple(as_gold(f, scheme) for f in found))


def as_gold(found: Found, scheme: int) -> GoldQuote:
    """A quotation in the layout of evaluation files; `scheme` is that in which it was read."""
    parts = tuple(_pair(part) for part in found.parts)
    content, source = confidence(found, scheme)
    return GoldQuote(
        content=_pair(found.content),
        content_parts=parts if len(parts) > 1 else None,
        source=_pair(found.source) if found.source else None,
        cue=_pair(found.cue_span) if found.cue_span else None,
        type=found.type,
        confidence=round(content, 3),
        source_confidence=round(source, 3),
    )


def _pair(span: Span) -> Place:
    return span.start, span.end


def _line(predicted: Predicted) -> dict[str, Any]:
    """A line of OUT: `content_parts` stands only where a content is in pieces."""
    quotes = msgspec.to_builtins(predicted.quotes)
    for quote in quotes:
        if quote["content_parts"] is None:
            del quote["content_parts"]
    return {"id": predicted.id, "quotes": quotes}


class Evaluated(NamedTuple):
    """The table, the disagreements, and the texts that they are of, by the document's id."""

    table: str
    mistakes: list[QuoteMistake]
    texts: dict[str, str]


def evaluate(path: Path, predictions: Path | None = None) -> Evaluated:
    """Scores the engine on a file; InputError where it cannot be read.

    Writes what was found to `predictions`, one document a line, in the order of the file.
    """
    score, documents, spent = Score(), 0, 0.0
    wrong: list[QuoteMistake] = []
    texts: dict[str, str] = {}
    sure = Sureness()
    lines: list[bytes] = []
    for document in read_lines(path, QuoteDocument):
        begun = time.perf_counter()
        predicted = predict(document)
        spent += time.perf_counter() - begun
        documents += 1
        lines.append(msgspec.json.encode(_line(predicted)))
        if document.quotes is not None:
            score.add(document.text, document.quotes, predicted.quotes)
            wrong += quote_mistakes(document.id, document.text, document.quotes, predicted.quotes)
            texts[document.id] = document.text
            sure.add(document.text, document.quotes, predicted.quotes)
    if predictions is not None:
        predictions.write_bytes(b"".join(line + b"\n" for line in lines))
    speed = f"{documents} documents, {documents / spent:.1f} documents a second" if spent else ""
    if not score.documents:
        return Evaluated(f"{path}: no annotation to score; {speed}", [], {})
    return Evaluated(f"{table(score)}\n{sure.line()}\n{speed}", wrong, texts)


class Sureness:
    """What was told of each quotation found, and what proved right."""

    def __init__(self) -> None:
        self.told: tuple[list[float], list[float]] = [], []
        self.right: tuple[list[bool], list[bool]] = [], []

    def add(self, text: str, gold: tuple[GoldQuote, ...], predicted: tuple[GoldQuote, ...]) -> None:
        """Counts one document."""
        of_found = {j: i for i, j in match(text, gold, predicted)}
        for j, one in enumerate(predicted):
            i = of_found.get(j)
            named = i is not None and speaker_right(text, gold[i].source, one.source)
            for k, (told, right) in enumerate(
                ((one.confidence, i is not None), (one.source_confidence, named))
            ):
                if told is not None:
                    self.told[k].append(told)
                    self.right[k].append(right)

    def errors(self) -> tuple[float, float]:
        """Of the confidence in the content, and in content and speaker."""
        content, speaker = (
            expected_error(told, right) for told, right in zip(self.told, self.right, strict=True)
        )
        return content, speaker

    def line(self) -> str:
        """The figures for people."""
        content, speaker = self.errors()
        return f"expected calibration error: content {content:.3f}, with speaker {speaker:.3f}"


def table(score: Score) -> str:
    """The figures as percentages, one row a type, with the metric's definition above."""
    head = (
        f"content: word overlap (intersection over union) of at least {LEAST_OVERLAP}, one to one\n"
        f"speaker: content matched, and the source holds the head of the gold one and is at most\n"
        f"         {LONGEST_SURPLUS} words longer, or neither has one\n"
        f"cue:     content matched, and the cues overlap, or neither has one\n\n"
        f"{'':9}{'gold':>6}{'found':>6}  "
        f"{'content P/R/F1':^19} {'with speaker':^19} {'with cue':^19}"
    )
    known = [name for name in ("all", "direct", "mixed", "indirect") if name in score.rows]
    others = sorted(set(score.rows) - set(known))
    return "\n".join([head, *(_row(name, score.rows[name]) for name in known + others)])


def _row(name: str, tally: Tally) -> str:
    cells = [
        " /".join(f"{100 * figure:5.1f}" for figure in tally.figures(pair))
        for pair in (tally.content, tally.speaker, tally.cue)
    ]
    return f"{name:9}{tally.gold:6}{tally.predicted:6}  " + " ".join(cells)
