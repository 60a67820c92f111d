"""The line that shows the page's title, and how the other lines stand to it.

A page with a second story below the first has a second headline: what follows it is not below the
first. `ANCHOR_NAMES` are the columns that need no markup, `BRANCH_NAMES` those that do.
"""

from collections.abc import Sequence

import numpy as np

from onrecord.page.features import LINE_NAMES, Floats
from onrecord.page.line import Boxes, Line
from onrecord.page.prose import Prose
from onrecord.page.repeats import TEXT_NAMES
from onrecord.page.words import Ints, Words

ANCHOR_NAMES = (
    "title_known", "below_title", "from_title", "prose_from_title", "dates_from_title",
    "titles_from_title",
)  # fmt: skip
BRANCH_NAMES = ("h1_from_title", "shared_lines", "shared_prose", "same_article", "articles")
_ENOUGH = 0.6  # Dice's coefficient with the page's name
_LIKE = TEXT_NAMES.index("like_title")
_DATES = LINE_NAMES.index("date")
_TOKENS = LINE_NAMES.index("tokens")
_TWO_WORDS, _TWELVE_WORDS = np.log1p(1.9), np.log1p(12.0)


def title_lines(words: Words, text: Floats, own: Floats, prose: Prose, heads: Floats) -> Ints:
    """For each page the number of the line that shows its title, -1 where none is like it.

    `heads` is 1 for lines in a first-order heading. The browser's title in a page's first line
    counts only where no other line repeats it.
    """
    like = text[:, _LIKE]
    found = np.flatnonzero((like >= _ENOUGH) & (own[:, _TOKENS] > _TWO_WORDS))
    titles = np.full(len(words.pages), -1, dtype=np.intp)
    if not found.size:
        return titles
    page = np.searchsorted(words.pages, words.top[found])
    for k in np.unique(page).tolist():
        mine = found[page == k]
        if mine.size > 1 and mine[0] == words.pages[k]:
            mine = mine[1:]
        start = prose.runs[k][0]
        score = like[mine] + heads[mine] - 0.01 * np.minimum(60, np.abs(start - mine))
        titles[k] = mine[np.argmax(score - 0.5 * (mine > start))]
    return titles


def anchor_features(words: Words, titles: Ints, text: Floats, own: Floats, found: Prose) -> Floats:
    """A row a line, a column a name of ANCHOR_NAMES."""
    count = len(own)
    at = np.arange(count)
    title = titles[np.searchsorted(words.pages, words.top)]
    known = title >= 0
    prose = np.append(0.0, np.cumsum(found.sizes))
    dates = np.append(0.0, np.cumsum((own[:, _DATES] > 0) & (own[:, _TOKENS] < _TWELVE_WORDS)))
    named = np.append(0.0, np.cumsum(text[:, _LIKE] >= _ENOUGH))
    below = at > title
    far = np.log1p(np.abs(at - title))
    out = np.empty((count, len(ANCHOR_NAMES)))
    out[:, 0] = 1.0
    out[:, 1] = below
    out[:, 2] = np.where(below, far, -far)
    out[:, 3] = np.where(below, np.log1p(np.maximum(0, prose[at] - prose[title])), -1.0)
    out[:, 4] = np.where(below, np.minimum(6, dates[at] - dates[title]), -1.0)
    out[:, 5] = np.where(below, np.minimum(4, named[at] - named[title + 1]), -1.0)
    out[~known] = (0.0, -1.0, -1.0, -1.0, -1.0, -1.0)
    return out


def branch_features(
    title: int, lines: Sequence[Line], boxes: Boxes, heads: Floats, found: Prose
) -> Floats:
    """A row a line, a column a name of BRANCH_NAMES."""
    count = len(lines)
    at = np.array([line.mark.box if line.mark else 0 for line in lines], dtype=np.intp)
    article = _articles(boxes)
    out = np.full((count, len(BRANCH_NAMES)), -1.0)
    out[:, 4] = min(6, len(set(article)) - 1)
    if title < 0:
        return out
    prose = np.append(0.0, np.cumsum(found.sizes))
    first, stop = _shared(boxes, at, int(at[title]))
    sums = np.append(0.0, np.cumsum(heads))
    between = sums[np.arange(count) + 1] - sums[title + 1]
    out[:, 0] = np.where(np.arange(count) > title, np.minimum(4, between), -1.0)
    out[:, 1] = np.log1p(stop - first)
    out[:, 2] = (prose[stop] - prose[first]) / max(1.0, prose[-1])
    owners = np.array(article)
    out[:, 3] = np.where(owners[at] == owners[at[title]], 1.0, 0.0)
    return out


def _articles(boxes: Boxes) -> list[int]:
    """For each element the innermost <article> around it, -1 where there is none."""
    found = [-1] * len(boxes.tag)
    for i, tag in enumerate(boxes.tag):
        found[i] = i if tag == "article" else (found[boxes.parent[i]] if i else -1)
    return found


def _shared(boxes: Boxes, at: Ints, title: int) -> tuple[Ints, Ints]:
    """First and stop of the smallest element that holds each line and the title."""
    parent = boxes.parent
    path = set()
    here = title
    while here not in path:
        path.add(here)
        here = parent[here]
    meet = [0] * len(parent)
    for i in range(len(parent)):
        meet[i] = i if i in path else meet[parent[i]]
    shared = np.array(meet, dtype=np.intp)[at]
    return np.array(boxes.first, dtype=np.intp)[shared], np.array(boxes.stop, dtype=np.intp)[shared]
