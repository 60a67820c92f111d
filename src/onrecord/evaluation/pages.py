"""Story text out of HTML, by two metrics.

precision, recall   of the multiset of 4-word shingles of the text (one shorter shingle for fewer
                    words) against that of the annotated text; means over the pages on which
                    each is defined
F1                  made of the two means (zytedata/article-extraction-benchmark)
tokens F1           of the multiset of lower-case words (\\w+), for each page, then averaged
good                share of pages with tokens F1 >= 0.95
"""

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from onrecord.errors import DataFileError, InputError
from onrecord.evaluation import metadata
from onrecord.evaluation.mistakes import Mistake, mistakes
from onrecord.page import read_page
from onrecord.values import Article, Page

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_BODY_KINDS = frozenset({"lead", "body", "subhead"})
_STORY_SHARE = 0.8  # of a line's shingles in the annotated text: the line is of the story

Bodies = Mapping[str, Mapping[str, str]]


class Figures(Struct, frozen=True):
    """The figures that the module's head defines, each in [0, 1]."""

    precision: float
    recall: float
    f1: float
    tokens_f1: float
    good: float


def body_of(page: Page, article: Article) -> str:
    """The story without its headline, a paragraph a line."""
    return "\n".join(b.of(page.text) for b in article.blocks if b.kind in _BODY_KINDS)


def figures(truth: Bodies, found: Bodies) -> Figures:
    """The figures over the pages of `truth`; 0 where nothing defines them."""
    precisions, recalls, tokens = [], [], []
    for name, page in truth.items():
        text = found.get(name, {}).get("articleBody", "")
        gold, got = shingles(page["articleBody"]), shingles(text)
        both = (gold & got).total()
        if got:
            precisions.append(both / got.total())
        if gold:
            recalls.append(both / gold.total())
        tokens.append(_f1(_WORD.findall(page["articleBody"].lower()), _WORD.findall(text.lower())))
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recalls) / max(1, len(recalls))
    count = max(1, len(tokens))
    return Figures(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / ((precision + recall) or 1.0),
        tokens_f1=sum(tokens) / count,
        good=sum(one >= 0.95 for one in tokens) / count,
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, with how often each occurs."""
    words = _WORD.findall(text)
    count = max(1, len(words) - _SHINGLE + 1) if words else 0
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(count))


def _f1(gold: list[str], found: list[str]) -> float:
    both = (Counter(gold) & Counter(found)).total()
    return 2 * both / max(1, len(gold) + len(found))


class Folder:
    """A folder of the contract's layout: `html/NAME.html[.gz]`, and what is annotated of it.

    `truth` and `gold` are None where there is no ground-truth.json or metadata.json.
    DataFileError where the folder holds no page or an annotation has another layout.
    """

    def __init__(self, path: Path) -> None:
        files = sorted([*path.glob("html/*.html"), *path.glob("html/*.html.gz")])
        if not files:
            raise DataFileError([f"{path}: no html/NAME.html or html/NAME.html.gz in it"])
        self.files = {one.name.removesuffix(".gz").removesuffix(".html"): one for one in files}
        self.truth = _truth(path / "ground-truth.json")
        annotated = path / "metadata.json"
        self.gold = metadata.read_gold(annotated) if annotated.is_file() else None

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """The names and bytes of the pages. DataFileError where a file cannot be unpacked."""
        for name, file in self.files.items():
            raw = file.read_bytes()
            try:
                yield name, gzip.decompress(raw) if file.suffix == ".gz" else raw
            except (OSError, EOFError, ValueError) as error:
                raise DataFileError([f"{file}: cannot be unpacked ({error})"]) from error


def _truth(path: Path) -> dict[str, dict[str, str]] | None:
    if not path.is_file():
        return None
    try:
        truth: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
        shaped = all(isinstance(page["articleBody"], str) for page in truth.values())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataFileError(
            [f'{path}: needs {{NAME: {{"articleBody": text}}}} ({error})']
        ) from error
    if not shaped:
        raise DataFileError([f'{path}: an "articleBody" is no text'])
    return truth


class Read(Struct, frozen=True):
    """What was read of a folder: pages by name, the names of those refused, and the seconds."""

    pages: dict[str, tuple[Page, Article]]
    refused: tuple[str, ...]
    seconds: float

    def bodies(self) -> dict[str, dict[str, str]]:
        """The predictions, in the layout of the contract."""
        texts = {name: body_of(*found) for name, found in self.pages.items()}
        texts |= dict.fromkeys(self.refused, "")
        return {name: {"articleBody": text} for name, text in texts.items()}


def read_folder(folder: Folder) -> Read:
    """Every page of the folder; the time is that of the page stage alone."""
    found: dict[str, tuple[Page, Article]] = {}
    refused = []
    seconds = 0.0
    for name, raw in folder.pages():
        start = time.perf_counter()
        try:
            found[name] = read_page(raw, name)
        except InputError:
            refused.append(name)
        seconds += time.perf_counter() - start
    return Read(found, tuple(refused), seconds)


def table(folder: Folder, read: Read) -> str:
    """The figures with their definitions, of the metadata, too, where that is annotated."""
    rows = [(__doc__ or "").strip(), ""]
    if folder.truth is None:
        rows.append("no ground-truth.json: nothing is scored")
    else:
        got = figures(folder.truth, read.bodies())
        rows.append(
            f"{'pages':>5}{'precision':>11}{'recall':>8}{'F1':>8}{'tokens F1':>11}{'good':>7}"
        )
        rows.append(
            f"{len(folder.truth):5}{got.precision:11.3f}{got.recall:8.3f}{got.f1:8.4f}"
            f"{got.tokens_f1:11.4f}{got.good:7.3f}"
        )
    if folder.gold is not None:
        articles = {name: article for name, (_, article) in read.pages.items()}
        rows += ["", metadata.table(metadata.figures(folder.gold, articles)), ""]
    if read.refused:
        rows.append(f"refused, and counted as empty: {', '.join(read.refused)}")
    count = len(folder.files)
    rows.append(f"{count} documents, {count / max(read.seconds, 1e-9):.1f} documents a second")
    return "\n".join(rows)


def page_mistakes(folder: Folder, read: Read) -> list[Mistake]:
    """The lines on which the engine and the annotated texts disagree: a line is of the story where
    the text has four fifths of its shingles."""
    found: list[Mistake] = []
    for name, annotated in (folder.truth or {}).items():
        if name in read.pages:
            page, article = read.pages[name]
            gold = frozenset(shingles(annotated["articleBody"]))
            blocks = [b for b in article.blocks if b.kind != "headline"]
            texts = [b.of(page.text) for b in blocks]
            found += mistakes(
                name,
                texts,
                [_is_of(text, gold) for text in texts],
                [b.kind in _BODY_KINDS for b in blocks],
                [f"{b.kind}: {b.reason}" for b in blocks],
            )
    return found


def _is_of(text: str, gold: frozenset[tuple[str, ...]]) -> bool:
    own = [one for one in shingles(text) if len(one) == _SHINGLE]
    return bool(own) and sum(one in gold for one in own) >= _STORY_SHARE * len(own)


def evaluate(path: Path, predictions: Path | None) -> tuple[str, list[Mistake]]:
    """The table for a folder, and the mistakes on its pages; writes `predictions` where given."""
    folder = Folder(path)
    read = read_folder(folder)
    if predictions is not None:
        predictions.write_text(json.dumps(read.bodies(), ensure_ascii=False) + "\n", "utf-8")
    return table(folder, read), page_mistakes(folder, read)
