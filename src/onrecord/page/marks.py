"""What the markup adds to the features of a line: its element, what that is called, what is in it.

`MARK_NAMES` names the columns; -1 throughout where there is no markup. A ring is an element around
the line that holds more lines than the one inside it; the first ring is the smallest.
"""

import re
from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_

import numpy as np

from onrecord.page.features import Floats
from onrecord.page.line import Boxes, Line
from onrecord.page.words import Ints

# Class and id words in common use by page templates; English, as these names are on all sites
_NAMES = {
    "story": r"article|story|content|body|text|entry|post|lead|paragraph|headline|title",
    "prose": r"paragraph|article-?_?(?:body|text|content)|story-?_?(?:body|text|content)|"
    r"entry-content|post-content|rich-?text|body-?text|article__",
    "aside": r"related|recommend|more|teaser|promo|card|sidebar|widget|banner|advert|\bads?\b|"
    r"sponsor|popular|trending|outbrain|taboola|breadcrumb|tags?\b|aside|rail|carousel|slider|"
    r"partner|deal|affiliate|most-?read|swiper|topics?\b|playlist",
    "share": r"share|social|follow|toolbar|tools|actions?\b|bookmark|player|audio",
    "comments": r"comment|disqus|discussion|reply|replies",
    "frame": r"nav|menu|header|footer|cookie|consent|gdpr|modal|overlay|login|legal|search|skip",
    "pay": r"paywall|subscri|newsletter|premium|signup|sign-up|register|piano|abo\b|offer",
    "caption": r"caption|credit|copyright|image|photo|picture|figure|gallery|media|video",
    "byline": r"author|byline|date|time|meta|publish|contributor|bio\b",
    "summary": r"summary|standfirst|intro|lead|teaser-?text|dek\b|subtitle|excerpt|abstract|kicker",
    "box": r"box|infobox|factbox|inset|callout|pull-?quote|embed|placeholder|module",
}
_PATTERNS = [(re.compile(pattern), 1 << i) for i, pattern in enumerate(_NAMES.values())]
_TAGS = (
    {"p"}, {"h1"}, {"h2", "h3", "h4", "h5", "h6"}, {"li"}, {"article"}, {"main"},
    {"aside"}, {"nav", "dialog"}, {"footer"}, {"header"}, {"figure", "figcaption"},
    {"form", "button", "label"}, {"blockquote"}, {"table"}, {"a"}, {"strong", "b"}, {"section"},
)  # fmt: skip
_RINGS = 5
_OF_RINGS = ("lines", "prose", "dense", "linked")
_NEAR = 3  # elements around a line whose names speak of the line itself

MARK_NAMES = (
    "linked", "depth", "inline",
    *(f"tag_{'_'.join(sorted(tags))}" for tags in _TAGS),
    *(f"own_{name}" for name in _NAMES),
    *(f"in_{name}" for name in _NAMES),
    *(f"ring{k}_{what}" for k in range(1, _RINGS + 1) for what in _OF_RINGS),
    "like_box", "like_box_lines", "in_core", "core_depth", "with_before", "with_after",
    "opinion", "declared",
)  # fmt: skip
OPINION = MARK_NAMES.index("opinion")
DECLARED = MARK_NAMES.index("declared")
_TAG_BITS = {tag: 1 << i for i, tags in enumerate(_TAGS) for tag in tags}


@lru_cache(maxsize=16_384)
def _named(names: str) -> int:
    """The groups of names that an element's class and id words are of, as bits."""
    return reduce(or_, map(_word_named, names.split()), 0)


@lru_cache(maxsize=16_384)  # sites use some hundred words over and over, in ever new combinations
def _word_named(word: str) -> int:
    return sum(bit for pattern, bit in _PATTERNS if pattern.search(word))


def mark_features(lines: Sequence[Line], boxes: Boxes, sizes: Floats, prose: Floats) -> Floats:
    """A row a line; `sizes` and `prose` are the words of each line and those of it in prose.

    The columns `opinion` and `declared` are 0: others fill them in.
    """
    marks = [line.mark for line in lines]
    at = np.array([mark.box if mark else 0 for mark in marks], dtype=np.intp)
    linked = np.array([mark.linked if mark else 0.0 for mark in marks])
    tree = _Tree(boxes)
    columns = [linked, np.minimum(40, tree.depth[at]), _inline(marks)]
    columns += list(_bits(tree.tags[at], len(_TAGS)))
    columns += list(_bits(tree.near[at], len(_NAMES))) + list(_bits(tree.names[at], len(_NAMES)))
    columns += _rings(tree, at, (sizes, prose, sizes * linked))
    columns += _likes(boxes, at, prose)
    columns += _core(tree, at, prose)
    zero = np.zeros(len(lines))
    return np.column_stack([*columns, *_neighbours(tree, at), zero, zero]).astype(np.float64)


class _Tree:
    """The elements with what is inherited from those around them."""

    def __init__(self, boxes: Boxes) -> None:
        parent = np.array(boxes.parent, dtype=np.intp)
        own = np.array([_named(words) if words else 0 for words in boxes.names], dtype=np.intp)
        self.first = np.array(boxes.first, dtype=np.intp)
        self.stop = np.array(boxes.stop, dtype=np.intp)
        same = (self.first[parent] == self.first) & (self.stop[parent] == self.stop)
        count = len(parent)
        tags, names, depth, up = [0] * count, [0] * count, [0] * count, [0] * count
        rows = zip(boxes.parent, boxes.tag, own.tolist(), same.tolist(), strict=True)
        for i, (above, tag, called, is_same) in enumerate(rows):
            tags[i] = tags[above] | _TAG_BITS.get(tag, 0)
            names[i] = names[above] | called
            depth[i] = depth[above] + 1
            up[i] = up[above] if is_same else above
        self.tags, self.names = np.array(tags, dtype=np.intp), np.array(names, dtype=np.intp)
        self.depth, self.up = np.array(depth, dtype=np.intp), np.array(up, dtype=np.intp)
        self.near = own | own[parent] | own[parent[parent]]


def _bits(values: Ints, count: int) -> Floats:
    """A row a bit."""
    found: Floats = ((values[None, :] >> np.arange(count)[:, None]) & 1).astype(np.float64)
    return found


def _inline(marks: Sequence[object]) -> Floats:
    """Whether a line stands in no paragraph element, as text between line breaks does."""
    return np.array([float(getattr(mark, "tag", "") in ("br", "div", "td")) for mark in marks])


def _rings(tree: _Tree, at: Ints, masses: tuple[Floats, Floats, Floats]) -> list[Floats]:
    """Of each ring: its lines, its share of the page's prose, its share of prose, of links."""
    sums = [np.append(0.0, np.cumsum(mass)) for mass in masses]
    total = max(1.0, sums[1][-1])
    columns = []
    here = _ring_of_one(tree, at)
    for _ in range(_RINGS):
        first, stop = tree.first[here], tree.stop[here]
        size, prose, linked = (row[stop] - row[first] for row in sums)
        whole = np.maximum(1.0, size)
        columns += [np.log1p(stop - first), prose / total, prose / whole, linked / whole]
        here = tree.up[here]
    return columns


def _ring_of_one(tree: _Tree, at: Ints) -> Ints:
    """The smallest element around each line that holds more than that line."""
    alone = tree.stop[at] - tree.first[at] <= 1
    found: Ints = np.where(alone, tree.up[at], at)
    return found


def _likes(boxes: Boxes, at: Ints, prose: Floats) -> list[Floats]:
    """How much of the page's prose, and how many lines, stand in elements called the same, within
    elements called the same."""
    kinds: dict[tuple[str, ...], int] = {}
    ids = np.zeros(len(at), dtype=np.intp)
    for i, box in enumerate(at.tolist()):
        above = boxes.parent[box]
        key = (boxes.tag[box], boxes.names[box], boxes.tag[above], boxes.names[above])
        ids[i] = kinds.setdefault(key, len(kinds))
    mass = np.bincount(ids, weights=prose, minlength=len(kinds))
    count = np.bincount(ids, minlength=len(kinds))
    return [mass[ids] / max(1.0, prose.sum()), np.log1p(count[ids])]


def _core(tree: _Tree, at: Ints, prose: Floats) -> list[Floats]:
    """Whether a line is in the smallest element that has more than half of the page's prose, and
    how much deeper than it the line stands."""
    sums = np.append(0.0, np.cumsum(prose))
    mass = sums[tree.stop] - sums[tree.first]
    enough = np.flatnonzero(mass > 0.5 * sums[-1])
    if not enough.size:
        return [np.zeros(len(at)), np.zeros(len(at))]
    core = enough[np.argmax(tree.depth[enough])]
    line = np.arange(len(at))
    inside = (line >= tree.first[core]) & (line < tree.stop[core])
    return [inside.astype(np.float64), np.where(inside, tree.depth[at] - tree.depth[core], -5.0)]


def _neighbours(tree: _Tree, at: Ints) -> list[Floats]:
    """Whether a line shares its first ring with the line before it, and with the one behind it."""
    ring = _ring_of_one(tree, at)
    same = (ring[1:] == ring[:-1]).astype(np.float64)
    return [np.append(0.0, same), np.append(same, 0.0)]
