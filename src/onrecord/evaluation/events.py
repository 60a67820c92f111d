"""PLOVER root codes of given pairs: the figures of the shared `score_events.py`.

micro   F1 over all pairs: a pair has one code, so that it is the share of right ones
macro   mean of the F1 of each code that the annotation has
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from onrecord.coding.plover import ROOT_OF, ROOTS
from onrecord.coding.root_codes import Place, root_codes
from onrecord.errors import InputError
from onrecord.evaluation.documents import read_lines
from onrecord.languages.detect import detect
from onrecord.languages.load import codes, load

_CHUNK = 256


class EventDocument(Struct, frozen=True):
    """A sentence with a directed pair: character ranges, half open, [null] where nobody is named.
    `type` is its code, None where it is not annotated. Without `lang` the language is detected; a
    sentence in one without a pack is read as English, which the task's own data are in."""

    id: str
    text: str
    source: tuple[int | None, ...] | None = None
    target: tuple[int | None, ...] | None = None
    type: str | None = None
    lang: str | None = None


def evaluate(file: Path, predictions: Path | None, errors: int = 0) -> str:
    """The table, and the first wrong answers. InputError names what is not of the layout.

    Writes the answers, a line a document, where `predictions` is given.
    """
    documents = list(read_lines(file, EventDocument))
    begun = time.perf_counter()
    answers = predict(documents, file)
    seconds = time.perf_counter() - begun
    if predictions is not None:
        lines = (
            json.dumps({"id": d.id, "type": answer}) + "\n"
            for d, answer in zip(documents, answers, strict=True)
        )
        predictions.write_text("".join(lines), "utf-8")
    return "\n".join(_table(documents, answers, seconds, errors))


def predict(documents: list[EventDocument], file: Path) -> list[str]:
    """The root code of each document."""
    answers = [""] * len(documents)
    by_lang: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        by_lang.setdefault(_language(document), []).append(number)
    for lang, numbers in by_lang.items():
        for at in range(0, len(numbers), _CHUNK):
            some = numbers[at : at + _CHUNK]
            pairs = [_pair(documents[i], file) for i in some]
            found = root_codes([documents[i].text for i in some], pairs, load(lang))
            for i, best in zip(some, found.argmax(1).tolist(), strict=True):
                answers[i] = ROOTS[best]
    return answers


def _language(document: EventDocument) -> str:
    lang = document.lang or detect(document.text)
    return lang if lang in codes() else "en"


def _pair(document: EventDocument, file: Path) -> tuple[Place, Place]:
    return (
        _place(document, "source", document.source, file),
        _place(document, "target", document.target, file),
    )


def _place(
    document: EventDocument, side: str, given: tuple[int | None, ...] | None, file: Path
) -> Place:
    if given is None or given[:1] == (None,):
        return None
    start, end = given if len(given) == 2 else (None, None)
    if start is not None and end is not None and 0 <= start <= end <= len(document.text):
        return start, end
    raise InputError(
        f"{file}: document {document.id}",
        f"its {side} is {list(given)}",
        "A range of characters in its text, [start, end], is needed, or null",
    )


def _table(
    documents: list[EventDocument], answers: list[str], seconds: float, errors: int
) -> Iterator[str]:
    yield (__doc__ or "").strip()
    yield ""
    pairs = [
        (d, ROOT_OF.get(d.type, d.type), a)
        for d, a in zip(documents, answers, strict=True)
        if d.type is not None
    ]
    gold = Counter(code for _, code, _ in pairs)
    said = Counter(answer for _, _, answer in pairs)
    hit = Counter(code for _, code, answer in pairs if code == answer)
    yield f"{'code':12} {'gold':>6} {'found':>6} {'F1':>6}"
    f1 = {code: 2 * hit[code] / (gold[code] + said[code]) for code in gold}
    for code in sorted(gold):
        yield f"{code:12} {gold[code]:6} {said[code]:6} {f1[code]:6.3f}"
    if pairs:
        micro, macro = sum(hit.values()) / len(pairs), sum(f1.values()) / len(f1)
        yield f"\nmicro F1 {micro:.3f}, macro F1 {macro:.3f}"
    yield f"{len(documents)} sentences, {len(documents) / max(seconds, 1e-9):.0f} a second"
    wrong = [pair for pair in pairs if pair[1] != pair[2]]
    for document, code, answer in wrong[:errors]:
        yield f"{document.id}: {answer}, not {code}: {document.text}"
