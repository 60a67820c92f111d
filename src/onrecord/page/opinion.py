"""What the extraction library takes for the story, laid beside our lines."""

import copy
from collections import Counter
from collections.abc import Sequence

from lxml import html

from onrecord.page.features import tokens
from onrecord.page.line import Line

_MAX_ELEMENTS = (
    30_000  # the library's time and memory grow with them; the tuning pages have up to 4,274
)


def opinion(root: html.HtmlElement, lines: Sequence[Line]) -> list[float]:
    """For each line the share of its tokens that stand in the library's story, in order.

    All 0 where the library finds nothing.
    """
    if sum(1 for _ in zip(root.iter(), range(_MAX_ELEMENTS + 1), strict=False)) > _MAX_ELEMENTS:
        return [0.0] * len(lines)
    import trafilatura  # a third of a second to import

    found = trafilatura.extract(
        copy.deepcopy(root), include_comments=False, include_tables=False, fast=True
    )
    return shares(lines, (found or "").split("\n"))


def shares(lines: Sequence[Line], story: Sequence[str]) -> list[float]:
    """The share of each line's tokens that `story`'s three-token runs have, each used once."""
    grams = Counter(gram for part in story for gram in _grams(tokens(part)))
    values = []
    for line in lines:
        own = _grams(tokens(line.text))
        hits = sum(1 for gram in own if grams[gram] > 0)
        if own and hits >= 0.5 * len(own):
            grams.subtract(own)
        values.append(hits / len(own) if own else 0.0)
    return values


def _grams(words: list[str]) -> list[tuple[str, ...]]:
    size = min(3, len(words))
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)] if size else []
