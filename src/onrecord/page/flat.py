"""The story lines of flattened pages that are already cut into lines: what evaluation asks."""

from collections.abc import Sequence

from onrecord.languages.detect import detect
from onrecord.page.blocks import find_stories
from onrecord.page.language import page_words

_AT_ONCE = 4_000  # lines; more at once costs memory and gains no time
Story = tuple[list[bool], int | None]


def story_lines(pages: Sequence[tuple[Sequence[str], str | None]]) -> list[Story]:
    """For each page, given as its lines and its language, which lines are of the story, and the
    number of the headline's line (None where there is none). Without a language it is detected."""
    found: list[Story] = [([], None)] * len(pages)
    groups: dict[str | None, list[int]] = {}
    for i, (texts, lang) in enumerate(pages):
        if texts:
            language = lang or detect("\n".join(sorted(texts, key=len)[-20:]))
            groups.setdefault(language, []).append(i)
    for language, members in groups.items():
        words = page_words(language)
        for batch in _batches(members, pages):
            stripped = [[text.strip() for text in pages[i][0]] for i in batch]
            for i, story in zip(batch, find_stories(stripped, words), strict=True):
                found[i] = story
    return found


def _batches(
    members: Sequence[int], pages: Sequence[tuple[Sequence[str], str | None]]
) -> list[list[int]]:
    batches: list[list[int]] = [[]]
    size = 0
    for i in members:
        if size and size + len(pages[i][0]) > _AT_ONCE:
            batches.append([])
            size = 0
        batches[-1].append(i)
        size += len(pages[i][0])
    return batches
