"""All that the line classifier sees of a page, in one table: a row a line, a column a feature."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from onrecord.page.anchor import (
    ANCHOR_NAMES,
    BRANCH_NAMES,
    anchor_features,
    branch_features,
    title_lines,
)
from onrecord.page.features import LINE_NAMES, Floats, line_features
from onrecord.page.likeness import cut_title
from onrecord.page.line import Boxes, Line
from onrecord.page.marks import DECLARED, MARK_NAMES, OPINION, mark_features
from onrecord.page.opinion import shares
from onrecord.page.phrases import PHRASE_NAMES, Hits, PhraseTable, phrase_features
from onrecord.page.place import PLACE_NAMES, place_features
from onrecord.page.prose import Prose, find_prose
from onrecord.page.repeats import TEXT_NAMES, text_features
from onrecord.page.words import Words, find_words

NAMES = (
    *LINE_NAMES,
    *TEXT_NAMES,
    *PLACE_NAMES,
    *ANCHOR_NAMES,
    *PHRASE_NAMES,
    *MARK_NAMES,
    *BRANCH_NAMES,
)
_HEADS = MARK_NAMES.index("tag_h1")


class Markup(Struct, frozen=True):
    """What HTML tells beyond its lines: the elements, what the markup calls the page, the story as
    an extraction library sees it, and the story as the page's own data has it ("" where none)."""

    boxes: Boxes
    title: str | None
    opinion: str
    declared: str


class Table(Struct, frozen=True):
    """The features of a page's lines, and what was found on the way to them."""

    rows: Floats
    words: Words
    hits: Hits

    def part(self, start: int, stop: int) -> "Table":
        """The table of the lines from `start` to `stop`, which are those of one page."""
        words = self.words
        first, last = int(words.first[start]), int(words.first[stop])
        inside = slice(*np.searchsorted(self.hits.word, (first, last)))
        hits = Hits(self.hits.word[inside] - first, self.hits.size[inside], self.hits.row[inside])
        return Table(self.rows[start:stop], words.part(start, stop), hits)


def tabulate(lines: Sequence[Line], phrases: PhraseTable, markup: Markup | None = None) -> Table:
    """The features of the lines of a page; those that need markup are -1 without it."""
    texts = [line.text for line in lines]
    words = find_words(texts)
    hits = phrases.find(words)
    own = line_features(words)
    prose = find_prose(words, own)
    text = text_features(words, prose, texts, [_name(texts, markup)])
    marks, heads = _marks(lines, words, own, prose, markup)
    titles = title_lines(words, text, own, prose, heads)
    if markup is None:
        branches = _no_markup(len(lines), BRANCH_NAMES)
    else:
        branches = branch_features(int(titles[0]), lines, markup.boxes, heads, prose)
    parts = (
        own,
        text,
        place_features(words, own, prose, text),
        anchor_features(words, titles, text, own, prose),
        phrase_features(words, hits, phrases),
        marks,
        branches,
    )
    return Table(np.hstack(parts), words, hits)


def tabulate_flat(pages: Sequence[Sequence[str]], phrases: PhraseTable) -> Table:
    """The features of the lines of several flattened pages, one page after the other: the same as
    `tabulate` finds for each, at a fraction of the cost, without those that need markup, which are
    the last."""
    texts = [text for page in pages for text in page]
    words = find_words(texts, [len(page) for page in pages])
    hits = phrases.find(words)
    own = line_features(words)
    prose = find_prose(words, own)
    text = text_features(words, prose, texts, [_name(page, None) for page in pages])
    titles = title_lines(words, text, own, prose, np.zeros(len(texts)))
    parts = (
        own,
        text,
        place_features(words, own, prose, text),
        anchor_features(words, titles, text, own, prose),
        phrase_features(words, hits, phrases),
    )
    return Table(np.hstack(parts), words, hits)


def _no_markup(count: int, names: Sequence[str]) -> Floats:
    return np.full((count, len(names)), -1.0)


def _name(texts: Sequence[str], markup: Markup | None) -> str:
    """What the page is called: by its markup, else by its first line, as scrapers have it there."""
    return cut_title(markup.title if markup and markup.title else texts[0])[0]


def _marks(
    lines: Sequence[Line], words: Words, own: Floats, prose: Prose, markup: Markup | None
) -> tuple[Floats, Floats]:
    if markup is None:
        return _no_markup(len(lines), MARK_NAMES), np.zeros(len(lines))
    marks = mark_features(lines, markup.boxes, np.expm1(own[:, 0]), prose.sizes)
    marks[:, OPINION] = shares(words, markup.opinion)
    marks[:, DECLARED] = shares(words, markup.declared) if markup.declared else -1.0
    return marks, marks[:, _HEADS]


def _group(names: Sequence[str]) -> list[int]:
    return [NAMES.index(name) for name in names]


def _marks_but(*left_out: str) -> list[str]:
    return [name for name in MARK_NAMES if name not in left_out and not name.startswith("ring")]


AROUND = "the lines around it"
GROUPS: Mapping[str, list[int]] = {
    "its form": _group(LINE_NAMES),
    "how its words repeat on the page": _group(TEXT_NAMES[:5]),
    "its likeness to the title": _group(TEXT_NAMES[5:7]),
    "its vocabulary": _group(TEXT_NAMES[7:]),
    AROUND: _group(PLACE_NAMES),
    "its place below the title": _group([*ANCHOR_NAMES, *BRANCH_NAMES]),
    "a known phrase": _group(PHRASE_NAMES),
    "the markup of its element": _group(_marks_but("opinion", "declared")),
    "what its elements hold": _group([name for name in MARK_NAMES if name.startswith("ring")]),
    "the view of an extraction library": _group(["opinion"]),
    "the page's own data": _group(["declared"]),
}
"""The features by what a person would call them."""
