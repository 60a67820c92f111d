"""Story text out of HTML, by the metric of the article extraction benchmark.

precision, recall   of the multiset of 4-word shingles of the text (one shorter shingle for fewer
                    words) against that of the annotated text; means over the pages on which
                    each is defined
F1                  made of the two means (zytedata/article-extraction-benchmark)
"""

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from onrecord.errors import DataFileError, InputError
from onrecord.page import read_page

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_BODY_KINDS = frozenset({"lead", "body", "subhead"})

Bodies = dict[str, dict[str, str]]


def article_body(raw: bytes, name: str) -> str:
    """The story without its headline, a paragraph a line; empty where the page is refused."""
    try:
        page, article = read_page(raw, name)
    except InputError:
        return ""
    return "\n".join(b.of(page.text) for b in article.blocks if b.kind in _BODY_KINDS)


def figures(truth: Mapping[str, Mapping[str, str]], found: Bodies) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pages of `truth`; 0 where nothing defines them."""
    precisions, recalls = [], []
    for name, page in truth.items():
        gold = _shingles(page["articleBody"])
        got = _shingles(found.get(name, {}).get("articleBody", ""))
        both = (gold & got).total()
        if got:
            precisions.append(both / got.total())
        if gold:
            recalls.append(both / gold.total())
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recalls) / max(1, len(recalls))
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    count = max(1, len(words) - _SHINGLE + 1) if words else 0
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(count))


def evaluate(path: Path, predictions: Path | None) -> str:
    """The table for a folder of the contract's layout; writes `predictions` where given.

    DataFileError where the folder holds no page.
    """
    files = sorted([*path.glob("html/*.html"), *path.glob("html/*.html.gz")])
    if not files:
        raise DataFileError([f"{path}: no html/NAME.html or html/NAME.html.gz in it"])
    pages = {file.name.removesuffix(".gz").removesuffix(".html"): _bytes(file) for file in files}
    start = time.perf_counter()
    found = {name: {"articleBody": article_body(raw, name)} for name, raw in pages.items()}
    seconds = time.perf_counter() - start
    if predictions is not None:
        predictions.write_text(json.dumps(found, ensure_ascii=False) + "\n", "utf-8")
    rows = [(__doc__ or "").strip(), ""]
    annotation = path / "ground-truth.json"
    if annotation.is_file():
        truth = json.loads(annotation.read_text("utf-8"))
        precision, recall, f1 = figures(truth, found)
        rows.append(f"{'pages':>5}{'precision':>11}{'recall':>8}{'F1':>7}")
        rows.append(f"{len(truth):5}{precision:11.3f}{recall:8.3f}{f1:7.3f}")
    else:
        rows.append("no ground-truth.json: nothing is scored")
    rows.append(f"{len(pages)} documents, {len(pages) / max(seconds, 1e-9):.1f} documents a second")
    return "\n".join(rows)


def _bytes(file: Path) -> bytes:
    raw = file.read_bytes()
    return gzip.decompress(raw) if file.suffix == ".gz" else raw
