"""The quick way over flattened pages says the same as the whole one."""

from pathlib import Path

import pytest

from onrecord.page.blocks import find_blocks, find_stories
from onrecord.page.flat import story_lines
from onrecord.page.language import page_words
from onrecord.page.line import Line
from onrecord.values import STORY_KINDS

PAGES = Path(__file__).resolve().parents[1] / "golden" / "pages"
FLAT = sorted(PAGES.glob("*/page.txt"))


def lines_of(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("path", FLAT, ids=lambda path: path.parent.name)
def test_story_and_headline_are_those_of_the_blocks(path: Path) -> None:
    texts, words = lines_of(path), page_words("it")
    blocks = find_blocks([Line(text) for text in texts], words)
    story = [one.kind in STORY_KINDS for one in blocks.decisions]
    assert find_stories([texts, texts], words) == [(story, blocks.sheet.headline)] * 2


def test_pages_keep_their_order_and_an_empty_one_has_nothing() -> None:
    one, two = lines_of(FLAT[0]), lines_of(FLAT[-1])
    found = story_lines([(one, "it"), ([], None), (two, None), (two, "de")])
    assert [len(keep) for keep, _ in found] == [len(one), 0, len(two), len(two)]
    assert found[1] == ([], None)
    assert found[0] == story_lines([(one, "it")])[0]
