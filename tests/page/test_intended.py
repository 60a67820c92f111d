"""How far the kinds of the lines are those that a person gave them.

`intended.txt` in a folder of tests/golden/pages says what every line of the page should be, as
`kind | text`, one row a line in order; a line into which the template ran two has a row for each
of them. expected.txt holds what the engine says; intended.txt is never rewritten by a program.
`pytest -s tests/page/test_intended.py` prints every page with the lines that differ.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import Struct

from onrecord.page import read_page
from onrecord.values import BLOCK_KINDS, STORY_KINDS

PAGES = Path(__file__).resolve().parents[1] / "golden" / "pages"
FOLDERS = sorted(path.parent for path in PAGES.glob("*/intended.txt"))
LEAST = 0.85  # to be raised with the engine, never lowered
NOT_YET = {"legal-denser-flat": 0.4}
"""Short story, long terms above it, and no line that says what the page is called."""
NO_KIND = "none"


class Row(Struct, frozen=True):
    """A row of intended.txt and the kind that most of its characters were given."""

    intended: str
    found: str
    text: str


class Agreement(Struct, frozen=True):
    """The rows of a page; `story` is the share of characters told rightly as story or not."""

    rows: tuple[Row, ...]
    story: float

    def shown(self, name: str) -> str:
        right = sum(row.intended == row.found for row in self.rows)
        head = f"{name}: {right} of {len(self.rows)} lines, story {self.story:.3f}"
        wrong = [row for row in self.rows if row.intended != row.found]
        return "\n".join([head] + [f"  {r.intended} -> {r.found} | {r.text[:80]}" for r in wrong])


def intended(folder: Path) -> list[tuple[str, str]]:
    lines = (folder / "intended.txt").read_text("utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition(" | ") for line in lines)]


def kinds_of_characters(folder: Path) -> tuple[str, list[str]]:
    """The characters of the page that are no space, and the kind of the block each is in."""
    source = next(folder.glob("page.*"))
    page, article = read_page(source.read_bytes(), source.name)
    kinds = [NO_KIND] * len(page.text)
    for block in article.blocks:
        kinds[block.start : block.end] = [block.kind] * (block.end - block.start)
    places = [i for i, letter in enumerate(page.text) if not letter.isspace()]
    return "".join(page.text[i] for i in places), [kinds[i] for i in places]


def compare(folder: Path) -> Agreement:
    text, kinds = kinds_of_characters(folder)
    rows, at, alike = [], 0, 0
    for kind, line in intended(folder):
        bare = "".join(line.split())
        found = kinds[at : at + len(bare)]
        here = text[at : at + len(bare)]
        assert here == bare, f"{folder.name}: intended.txt has {line!r}, the page {here!r}"
        rows.append(Row(kind, Counter(found).most_common(1)[0][0], line))
        alike += count_alike(kind, found)
        at += len(bare)
    assert at == len(text), f"{folder.name}: intended.txt ends before {text[at : at + 60]!r}"
    return Agreement(tuple(rows), alike / len(text))


def count_alike(kind: str, found: Sequence[str]) -> int:
    return sum((one in STORY_KINDS) == (kind in STORY_KINDS) for one in found)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_story_is_the_one_that_a_person_sees(folder: Path) -> None:
    agreement = compare(folder)
    sys.stdout.write(f"\n{agreement.shown(folder.name)}\n")  # pytest -s shows it
    assert agreement.story >= NOT_YET.get(folder.name, LEAST), agreement.shown(folder.name)


def test_intended_kinds_are_kinds_of_blocks() -> None:
    assert FOLDERS
    for folder in FOLDERS:
        assert {kind for kind, _ in intended(folder)} <= set(BLOCK_KINDS), folder.name
