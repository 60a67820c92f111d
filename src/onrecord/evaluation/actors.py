"""Mentions to actors: the figure of `eval actors`.

right   share of the mentions whose actor has one of the expected names, compared without case,
        accents and signs; where none is expected, of those for which no actor is found
"""

import json
import time
from pathlib import Path
from typing import Any

from msgspec import Struct

from onrecord.actors.keys import folded
from onrecord.actors.names import names_of
from onrecord.actors.who import who
from onrecord.evaluation.documents import read_lines


class MentionDocument(Struct, frozen=True):
    """A mention as of a date (ISO); `expect` has names of the right actor, none where it is nobody
    of the tables, and is None where the mention is not annotated."""

    id: str
    mention: str
    lang: str | None = None
    date: str | None = None
    expect: tuple[str, ...] | None = None


def answer(document: MentionDocument) -> dict[str, Any]:
    """The actor of a mention, in the layout of the contract."""
    found = who(document.mention, document.lang, document.date)
    if not found:
        return {"id": document.id, "actor": None, "name": None, "names": []}
    actor = found[0].actor
    names = list(names_of(actor))
    return {"id": document.id, "actor": actor.id, "name": actor.name, "names": names}


def is_right(document: MentionDocument, answered: dict[str, Any]) -> bool:
    """Whether an answer has one of the expected names."""
    if not document.expect:
        return answered["actor"] is None
    names = {folded(name) for name in answered["names"]}
    return any(folded(name) in names for name in document.expect)


def evaluate(file: Path, predictions: Path | None, errors: int = 0) -> str:
    """The table, and the first wrong answers. InputError names the line that is not of the layout.

    Writes the answers, a line a document, where `predictions` is given.
    """
    documents = list(read_lines(file, MentionDocument))
    begun = time.perf_counter()
    answers = [answer(document) for document in documents]
    seconds = time.perf_counter() - begun
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in answers)
    return "\n".join(_table(documents, answers, seconds, errors))


def _table(
    documents: list[MentionDocument], answers: list[dict[str, Any]], seconds: float, errors: int
) -> list[str]:
    gold = [(d, a) for d, a in zip(documents, answers, strict=True) if d.expect is not None]
    wrong = [(d, a) for d, a in gold if not is_right(d, a)]
    lines = [(__doc__ or "").strip(), ""]
    by_lang: dict[str, list[bool]] = {}
    for document, answered in gold:
        by_lang.setdefault(document.lang or "not given", []).append(is_right(document, answered))
    lines.append(f"{'language':12} {'mentions':>8} {'right':>6}")
    for lang, right in sorted(by_lang.items()):
        lines.append(f"{lang:12} {len(right):8} {sum(right) / len(right):6.3f}")
    if gold:
        share = 1 - len(wrong) / len(gold)
        lines.append(f"{'all':12} {len(gold):8} {share:6.3f}")
    lines.append(f"\n{len(documents)} mentions, {len(documents) / max(seconds, 1e-9):.0f} a second")
    for document, answered in wrong[:errors]:
        expected = ", ".join(document.expect or ()) or "nobody"
        lines.append(
            f"{document.id}: {document.mention!r} ({document.lang}, {document.date}): "
            f"{answered['name']}, not {expected}"
        )
    return lines
