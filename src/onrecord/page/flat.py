"""The kinds of lines that are already cut, without a page around them: what evaluation asks."""

from collections.abc import Sequence

from onrecord.languages.detect import detect
from onrecord.page.blocks import find_blocks
from onrecord.page.language import page_words
from onrecord.page.line import Line
from onrecord.values import BlockKind


def classify_lines(
    texts: Sequence[str], lang: str | None
) -> tuple[tuple[BlockKind, ...], int | None]:
    """The kind of each line of a flattened page, and the number of the headline's line."""
    if not texts:
        return (), None
    language = lang or detect("\n".join(sorted(texts, key=len)[-20:]))
    blocks = find_blocks([Line(text.strip()) for text in texts], page_words(language))
    return tuple(one.kind for one in blocks.decisions), blocks.sheet.headline
