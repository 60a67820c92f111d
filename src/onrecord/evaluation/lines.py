"""Story lines of flattened pages: the figures of the shared `score_flat.py`, line for line.

precision, recall, F1   of the kept tokens (\\w+; Han and kana one a character) against the tokens
                        of the story lines, computed for each page, then averaged over pages
good                    share of pages with F1 >= 0.95
title                   share of pages on which a headline line was kept: a line with Dice >= 0.8 to
                        the title or, where there is none, a story line made of its words; the first
                        line counts only where no other is like the title; pages without any are not
                        counted
"""

import json
import re
import time
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import DataFileError
from onrecord.evaluation.mistakes import Mistake, mistakes
from onrecord.page.flat import story_lines

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_CJK}]|[^\\W{_CJK}]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LINE_SHARE = 0.8

Score = dict[str, float | None]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold())


def _headline_lines(page: Mapping[str, Any]) -> list[int]:
    title = set(_tokens(page.get("title") or ""))
    if not title:
        return []
    words = [set(_tokens(line["text"])) for line in page["lines"]]
    like = [
        i
        for i, line in enumerate(words)
        if 2 * len(line & title) / max(1, len(line) + len(title)) >= _LINE_SHARE
    ]
    parts = [
        i
        for i, line in enumerate(words)
        if page["lines"][i]["story"]
        and len(line) > 1
        and len(line & title) >= _LINE_SHARE * len(line)
    ]
    return [i for i in like if i] or parts or like


def page_score(page: Mapping[str, Any], keep: Sequence[int]) -> Score:
    """The figures of one annotated page; "title" is None where it has no headline line."""
    sizes = [len(_tokens(line["text"])) for line in page["lines"]]
    gold = [line["story"] for line in page["lines"]]
    story = sum(size for size, is_story in zip(sizes, gold, strict=True) if is_story)
    kept = sum(size for size, is_kept in zip(sizes, keep, strict=True) if is_kept)
    both = sum(n for n, k, g in zip(sizes, keep, gold, strict=True) if k and g)
    titles = _headline_lines(page)
    return {
        "precision": both / kept if kept else 0.0,
        "recall": both / story if story else 0.0,
        "F1": 2 * both / (kept + story) if kept + story else 0.0,
        "good": float(2 * both >= 0.95 * (kept + story)),
        "title": float(any(keep[i] for i in titles)) if titles else None,
    }


def average(scores: Sequence[Score], figure: str) -> float:
    """The mean of a figure over the pages that have it; 0 where none has."""
    values = [value for score in scores if (value := score[figure]) is not None]
    return sum(values) / len(values) if values else 0.0


def predict(documents: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the engine keeps of flattened pages, in the layout of the contract and their order.

    Without "lang" the language is detected.
    """
    pages = [([line["text"] for line in one["lines"]], one.get("lang")) for one in documents]
    return [
        {"id": document["id"], "keep": [int(kept) for kept in keep], "title": title}
        for document, (keep, title) in zip(documents, story_lines(pages), strict=True)
    ]


def evaluate(path: Path, predictions: Path | None) -> tuple[str, list[Mistake]]:
    """The table of figures for a file of flattened pages, and the mistakes on them; writes
    `predictions` where given.

    Pages without annotation are predicted and not scored. DataFileError where a line of the file
    is no document of the layout.
    """
    documents = _read(path)
    start = time.perf_counter()
    found = predict(documents)
    seconds = time.perf_counter() - start
    if predictions is not None:
        lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in found)
        predictions.write_text("".join(lines), "utf-8")
    scores: dict[str, list[Score]] = {}
    wrong: list[Mistake] = []
    for document, one in zip(documents, found, strict=True):
        if all("story" in line for line in document["lines"]):
            wrong += _mistakes(document, one["keep"])
            score = page_score(document, one["keep"])
            scores.setdefault("all", []).append(score)
            scores.setdefault(str(document.get("lang")), []).append(score)
    return _table(scores, len(documents), seconds), wrong


def _mistakes(document: Mapping[str, Any], keep: Sequence[int]) -> list[Mistake]:
    lines = document["lines"]
    texts = [line["text"] for line in lines]
    gold = [bool(line["story"]) for line in lines]
    return mistakes(str(document["id"]), texts, gold, [bool(kept) for kept in keep], [])


def _table(scores: Mapping[str, Sequence[Score]], count: int, seconds: float) -> str:
    rows = [(__doc__ or "").strip(), ""]
    heads = (("precision", 11), ("recall", 8), ("F1", 7), ("good", 7), ("title", 7))
    rows.append(f"{'lang':5}{'pages':>6}" + "".join(f"{name:>{width}}" for name, width in heads))
    for lang, group in sorted(scores.items(), key=lambda item: -len(item[1])):
        cells = "".join(f"{average(group, name):{width}.3f}" for name, width in heads)
        rows.append(f"{lang:5}{len(group):6}{cells}")
    if not scores:
        rows.append("no page is annotated: nothing is scored")
    rows.append(f"{count} documents, {count / max(seconds, 1e-9):.1f} documents a second")
    return "\n".join(rows)


def _read(path: Path) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = []
    faults: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except ValueError as error:
            faults.append(f"{path}:{number}: no JSON ({error})")
            continue
        if not _is_document(document):
            faults.append(f'{path}:{number}: needs "id" and "lines" of {{"text"}}')
        documents.append(document)
    if faults:
        raise DataFileError(faults)
    return documents


def _is_document(document: object) -> bool:
    if not isinstance(document, dict) or "id" not in document:
        return False
    found = document.get("lines")
    return isinstance(found, list) and all(
        isinstance(line, dict) and isinstance(line.get("text"), str) for line in found
    )
