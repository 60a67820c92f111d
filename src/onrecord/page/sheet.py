"""All that the rules know when they name the kind of a line."""

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from onrecord.page import scripts
from onrecord.page.columns import NAMES, Table
from onrecord.page.credits import Credit, bracketed_end, find_credit, is_ownership
from onrecord.page.dates import Found, find_dates
from onrecord.page.features import Floats
from onrecord.page.language import PageWords
from onrecord.page.lazily import Lazily
from onrecord.page.likeness import tokens
from onrecord.page.line import Line
from onrecord.page.model import THRESHOLD, View, load_model, strongest
from onrecord.page.phrases import Hit
from onrecord.page.words import Ints
from onrecord.values import STORY_KINDS, BlockKind

_PLAIN_END = re.compile(r"[.!?…。][\"”»’')\s]*$")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_DIGITS = NAMES.index("digits")
_LIKE_TITLE = NAMES.index("like_title")
PROSE_TOKENS = 12  # a line of as many tokens that ends a sentence is a paragraph
_SURE = 0.8
SAME = 0.8  # Dice's coefficient, as in the metric of tools/score_flat.py
FAR_FROM_TITLE = 0.3  # by so much less may a line be like the page's name that says the headline
_HIT_TOKENS = 60  # a longer line is no label, whatever phrases it has
_ENDS = (
    ".",
    "!",
    "?",
    "…",
    "。",
    '."',
    ".”",
    ".»",
    '?"',
    '!"',
    "?”",
    "!”",
    ",”",
    ',"',
    ".)",
    '"',
    "”",
    "»",
)


class Decision:
    """The kind of a line and the sentence that says why; `weighed` is whether that sentence is to
    end in what most spoke for the classifier's view of the line."""

    __slots__ = ("date", "kind", "reason", "weighed")

    def __init__(
        self, kind: BlockKind, reason: str, date: str | None = None, *, weighed: bool = False
    ) -> None:
        self.kind, self.reason, self.date, self.weighed = kind, reason, date, weighed


class Sheet:
    """The lines of a page with the classifier's view of each.

    `story` is whether the classifier takes a line for the story; `headline` the number of the
    headline's line; `first` and `last` those of the first and last paragraph of the story, both
    -1 where there is none. `like_title` is how alike a line and the page's name are, `digits` the
    share of figures in a line.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        likely: Floats,
        words: PageWords,
        table: Table,
        view: View | None = None,
    ) -> None:
        self.lines, self.words, self.table, self._view = lines, words, table, view
        self.likely: list[float] = likely.tolist()
        self.story: list[bool] = (likely >= THRESHOLD).tolist()
        self.sizes: list[int] = np.diff(table.words.first).tolist()
        self.like_title: list[float] = table.rows[:, _LIKE_TITLE].tolist()
        self.headline: int | None = None
        self.dropped: dict[int, Decision] = {}
        count = len(lines)
        found = words.phrases.by_line(table.words, table.hits, _HIT_TOKENS)
        self.hits: list[tuple[Hit, ...]] = [found.get(i, ()) for i in range(count)]
        self._with_hits = list(found)
        self.credits: Lazily[Credit | None] = Lazily(lambda i: find_credit(lines[i].text), count)
        self.digits: list[float] = table.rows[:, _DIGITS].tolist()
        self.dates: Lazily[tuple[Found, ...]] = Lazily(self._dates, count)
        self.bracketed: Lazily[str | None] = Lazily(self._bracketed, count)

    def _dates(self, i: int) -> tuple[Found, ...]:
        return find_dates(self.lines[i].text, self.words) if self.digits[i] else ()

    @cached_property
    def paragraphs(self) -> list[bool]:
        """Lines of the story that are whole paragraphs."""
        found = [False] * len(self.lines)
        for i, is_story in enumerate(self.story):
            if is_story:
                found[i] = self.is_prose(i) and self.credits[i] is None
        return found

    @cached_property
    def first(self) -> int:
        """The first paragraph of the story."""
        return self.paragraphs.index(True) if any(self.paragraphs) else -1

    @cached_property
    def last(self) -> int:
        """The last paragraph of the story."""
        return (
            len(self.paragraphs) - 1 - self.paragraphs[::-1].index(True) if self.first >= 0 else -1
        )

    @cached_property
    def scripts(self) -> list[int]:
        """The number of the script of each line, as in `scripts.NAMES`."""
        found: list[int] = scripts.of_lines(self._letters).tolist()
        return found

    @cached_property
    def script(self) -> int:
        """The script of the story, or of the page where it has none."""
        chosen = self._letters[np.array(self.story)] if any(self.story) else self._letters
        return int(scripts.of_lines(chosen.sum(axis=0, keepdims=True))[0])

    @cached_property
    def _letters(self) -> Ints:
        return scripts.counts(self.table.words)

    @cached_property
    def foreign(self) -> list[bool]:
        """Which lines are in letters that the story is not written in."""
        own = self.script
        if own == scripts.NONE:
            return [False] * len(self.lines)
        return [one not in (scripts.NONE, own) for one in self.scripts]

    @cached_property
    def like_headline(self) -> float:
        """How like the page's name a line must be, to say the headline again."""
        if self.headline is None or self.like_title[self.headline] < SAME:
            return 0.0
        return SAME - FAR_FROM_TITLE

    @cached_property
    def headline_words(self) -> frozenset[str]:
        """The words of the headline; none where there is no headline."""
        return frozenset(() if self.headline is None else tokens(self.lines[self.headline].text))

    def is_echoed(self, i: int) -> bool:
        """Whether the line right before a line, or right behind it, opens with it and goes on."""
        text = self.lines[i].text
        for k in (i - 1, i + 1):
            if 0 <= k < len(self.lines):
                other = self.lines[k].text
                if len(text) < len(other) and other.startswith(text):
                    return True
        return False

    def explain(self, decisions: Sequence[Decision]) -> None:
        """Ends the reasons that are to say so with what most spoke for the classifier's view, after
        a colon; leaves them as they are where there is no classifier to ask."""
        numbers = [i for i, one in enumerate(decisions) if one.weighed]
        if self._view is None or not numbers:
            return
        contributions = load_model().contributions(self._view, numbers)
        for k, i in enumerate(numbers):
            one = decisions[i]
            if found := strongest(contributions, k, story=one.kind in STORY_KINDS):
                one.reason += ": " + " and ".join(found)

    def add_story(self, i: int) -> None:
        """Takes a line for the story after all."""
        self._set_story(i, is_story=True)

    def drop_story(self, i: int, reason: str, kind: BlockKind = "leftover") -> None:
        """Takes a line out of the story, for good: no rule takes it back."""
        self.dropped[i] = Decision(kind, reason)
        self._set_story(i, is_story=False)

    def _set_story(self, i: int, *, is_story: bool) -> None:
        """What was counted of the paragraphs is stale then."""
        self.story[i] = is_story
        for stale in ("paragraphs", "first", "last"):
            self.__dict__.pop(stale, None)

    def sure(self, i: int) -> bool:
        """Whether the classifier is so sure of a line that no word of a table overrules it."""
        return self.likely[i] >= _SURE

    def is_prose(self, i: int) -> bool:
        """Whether a line is long enough for a paragraph and ends like a sentence."""
        return self.sizes[i] >= PROSE_TOKENS and self.ends(i)

    def ends(self, i: int) -> bool:
        """Whether a line ends as a sentence does, closing quotation marks included."""
        return self.lines[i].text.rstrip().endswith(_ENDS)

    def ends_plainly(self, i: int) -> bool:
        """Whether a line ends in a full stop, or in one within closing quotation marks."""
        return bool(_PLAIN_END.search(self.lines[i].text[-6:]))

    def heading(self, i: int) -> bool:
        """Whether the markup makes the line a heading that is no link."""
        mark = self.lines[i].mark
        return mark is not None and bool(mark.inside & _HEADINGS) and mark.linked < 0.5

    def is_caption(self, i: int) -> bool:
        """Whether a line is the caption or credit of a picture, by its form or its markup."""
        mark = self.lines[i].mark
        in_figure = mark is not None and bool(mark.inside & {"figure", "figcaption"})
        return self.credits[i] is not None or in_figure or self.bracketed[i] is not None

    def is_old_caption(self, i: int) -> bool:
        """Whether a caption is of an earlier day than the newest of the page's captions."""
        if not (self.credits[i] and self.dates[i]):
            return False
        days = [
            self.dates[k][-1].iso[:10]
            for k in range(len(self.lines))
            if self.credits[k] and self.dates[k]
        ]
        return self.dates[i][-1].iso[:10] < max(days)

    def inside_run(self, i: int) -> bool:
        """Whether a line is taken for the story together with both its neighbours."""
        return self.paragraphs[i] and all(self.story[max(0, i - 1) : i + 2])

    @cached_property
    def lead(self) -> int:
        """The first line of the story below the headline that is a sentence or longer than one."""
        start = 0 if self.headline is None else self.headline + 1
        for i in range(start, len(self.lines)):
            if self.story[i] and self.credits[i] is None and (self.ends(i) or self.sizes[i] > 18):
                return i
        return -1

    def _bracketed(self, i: int) -> str | None:
        """The credit in brackets at the end of a line, where it is known by a word."""
        ending = bracketed_end(self.lines[i].text)
        if ending and any(hit.kind == "credit" and hit.at_start for hit in self.words.hits(ending)):
            return ending
        return None

    @cached_property
    def comments(self) -> tuple[int, int]:
        """The lines (half open) from the opening of the comments to where they end; both 0 where
        there are none. They end at a line that names other stories or the law."""
        numbers = [i for i, is_paragraph in enumerate(self.paragraphs) if is_paragraph]
        for i in self._with_hits if len(numbers) > 2 else ():
            if i > numbers[2] and self._opens(i, "comments"):
                stop = next(
                    (k for k in range(i + 1, len(self.lines)) if self._ends_comments(k)),
                    len(self.lines),
                )
                return i, stop
        return 0, 0

    @cached_property
    def related(self) -> list[int | None]:
        """For each line the number of the line that opens the list of other stories it is in."""
        inside: list[int | None] = [None] * len(self.lines)
        if self.first < 0:
            return inside
        opening = {i for i in self._with_hits if i > self.first and self._opens(i, "related")}
        opened: int | None = None
        for i in range(min(opening), len(self.lines)) if opening else ():
            if i in opening:
                opened = i
            elif opened is not None and self._closes_list(i, opened):
                opened = None
            inside[i] = opened
        return inside

    def _ends_comments(self, i: int) -> bool:
        return self._opens(i, "related", "legal") or is_ownership(self.lines[i].text)

    def _closes_list(self, i: int, opened: int) -> bool:
        if self.paragraphs[i] or is_ownership(self.lines[i].text):
            return True
        if any(hit.share >= 0.6 and hit.kind != "related" for hit in self.hits[i]):
            return True
        return self.inside(i) and (i - opened > 4 or (i - opened > 1 and self.story[i]))

    def _opens(self, i: int, *kinds: str) -> bool:
        """Whether a line is, but for figures, a phrase of one of these kinds."""
        known = sum(hit.words for hit in self.hits[i] if hit.kind in kinds)
        if not known:
            return False
        figures = sum(word.isdigit() for word in tokens(self.lines[i].text))
        words = self.sizes[i] - figures
        return 0 < words <= 8 and known >= 0.6 * words

    def inside(self, i: int) -> bool:
        """Whether a line stands between the first and the last paragraph."""
        return self.first < i < self.last

    def after(self, i: int) -> bool:
        """Whether a line stands behind the last paragraph."""
        return i > self.last >= 0

    def before(self, i: int) -> bool:
        """Whether a line stands before headline and story, or the page has none."""
        start = self.first if self.headline is None else self.headline
        return start < 0 or i < start
