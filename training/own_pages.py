"""Our own pages of tests/golden/pages as sheets: the hard cases, which the tuning pages lack.

Their `intended.txt` says the kind of every line; a line is story where the text that it stands for
has a kind of the story there. They are learnt from, and never part of a figure.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onrecord.languages.detect import detect
from onrecord.page.capture import Captured, capture
from onrecord.page.joined import split_joined
from onrecord.page.language import page_words
from onrecord.page.markup import markup_of
from onrecord.values import STORY_KINDS
from training.page_forms import Page, Sheet, made_sheet

PAGES = Path(__file__).resolve().parents[1] / "tests" / "golden" / "pages"


def own_sheets() -> Iterator[Sheet]:
    """A sheet for every page with an intended.txt."""
    for path in sorted(PAGES.glob("*/intended.txt")):
        source = next(path.parent.glob("page.*"))
        captured = capture(source.read_bytes(), source.name)

        language = _language(captured)
        captured = split_joined(captured, page_words(language).function_words)
        story = [
            text.replace(" ", "")
            for kind, _, text in (
                row.partition(" | ") for row in path.read_text("utf-8").splitlines()
            )
            if kind in STORY_KINDS
        ]
        texts = [line.text.replace(" ", "") for line in captured.lines]
        labels = np.array(_labels(texts, story), dtype=float)
        page: Page = {"id": f"own/{path.parent.name}", "lang": language, "title": None, "lines": []}
        form = "own, html" if captured.root is not None else "own, flat"
        yield made_sheet(page, form, captured.lines, markup_of(captured), labels)


def _labels(texts: list[str], story: list[str]) -> list[int]:
    """Which texts are of the story, met in its order."""
    labels, at = [], 0
    for text in texts:
        found = next((k for k in range(at, min(at + 4, len(story))) if _same(text, story[k])), None)
        labels.append(int(found is not None))
        at = at if found is None else found + 1
    return labels


def _same(text: str, row: str) -> bool:
    return text == row or (len(row) > 40 and (row in text or text in row) and len(text) > 20)


def _language(captured: Captured) -> str | None:
    longest = sorted((line.text for line in captured.lines), key=len)[-10:]
    return detect("\n".join(longest))
