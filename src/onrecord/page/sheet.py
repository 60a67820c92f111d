"""All that the rules know when they name the kind of a line."""

import re
from collections.abc import Sequence
from functools import cached_property

from onrecord.languages.detect import script
from onrecord.page.credits import Credit, bracketed_end, find_credit, is_ownership
from onrecord.page.dates import Found, find_dates
from onrecord.page.features import Floats, tokens
from onrecord.page.language import Hit, PageWords
from onrecord.page.line import Line
from onrecord.values import BlockKind

_PLAIN_END = re.compile(r"[.!?…。][\"”»’')\s]*$")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
PROSE_TOKENS = 12  # a line of as many tokens that ends a sentence is a paragraph
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
    """The kind of a line and the sentence that says why."""

    __slots__ = ("date", "kind", "reason")

    def __init__(self, kind: BlockKind, reason: str, date: str | None = None) -> None:
        self.kind, self.reason, self.date = kind, reason, date


class Sheet:
    """The lines of a page with the classifier's view of each.

    `story` is whether the classifier takes a line for the story; `headline` the number of the
    headline's line; `first` and `last` those of the first and last paragraph of the story, both
    -1 where there is none.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        likely: Floats,
        threshold: float,
        words: PageWords,
        title: str | None = None,
    ) -> None:
        self.lines, self.likely, self.words, self.title = lines, likely, words, title
        self.story = [bool(p >= threshold) for p in likely]
        self.sizes = [len(tokens(line.text)) for line in lines]
        self.hits: list[tuple[Hit, ...]] = [
            words.hits(line.text) if size <= 60 else ()
            for line, size in zip(lines, self.sizes, strict=True)
        ]
        self.credits: list[Credit | None] = [find_credit(line.text) for line in lines]
        self.dates: list[tuple[Found, ...]] = [find_dates(line.text, words) for line in lines]
        self.headline: int | None = None

    @cached_property
    def paragraphs(self) -> list[bool]:
        """Lines of the story that are whole paragraphs."""
        return [
            is_story and self.is_prose(i) and self.credits[i] is None
            for i, is_story in enumerate(self.story)
        ]

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
    def script(self) -> str | None:
        """The script of the story, or of the page where it has none."""
        chosen = [
            line.text for line, is_story in zip(self.lines, self.story, strict=True) if is_story
        ]
        return script(" ".join(chosen or [line.text for line in self.lines]))

    def add_story(self, i: int) -> None:
        """Takes a line for the story after all; what was counted of the paragraphs is stale."""
        self.story[i] = True
        for stale in ("paragraphs", "first", "last"):
            self.__dict__.pop(stale, None)

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
        days = [
            found[-1].iso[:10] for k, found in enumerate(self.dates) if found and self.credits[k]
        ]
        return bool(self.credits[i] and self.dates[i]) and self.dates[i][-1].iso[:10] < max(days)

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

    @cached_property
    def bracketed(self) -> list[str | None]:
        """The credit in brackets at the end of a line, where it is known by a word."""
        return [self._bracketed(line.text) for line in self.lines]

    def _bracketed(self, text: str) -> str | None:
        ending = bracketed_end(text)
        if ending and any(hit.kind == "credit" and hit.at_start for hit in self.words.hits(ending)):
            return ending
        return None

    @cached_property
    def comments(self) -> tuple[int, int]:
        """The lines (half open) from the opening of the comments to where they end; both 0 where
        there are none. They end at a line that names other stories or the law."""
        seen = 0
        for i, is_paragraph in enumerate(self.paragraphs):
            if seen >= 3 and self._opens(i, "comments"):
                stop = next(
                    (k for k in range(i + 1, len(self.lines)) if self._ends_comments(k)),
                    len(self.lines),
                )
                return i, stop
            seen += is_paragraph
        return 0, 0

    @cached_property
    def related(self) -> list[int | None]:
        """For each line the number of the line that opens the list of other stories it is in."""
        inside: list[int | None] = []
        opened: int | None = None
        for i in range(len(self.lines)):
            if self.first >= 0 and i > self.first and self._opens(i, "related"):
                opened = i
            elif opened is not None and self._closes_list(i, opened):
                opened = None
            inside.append(opened)
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
        hits = self.hits[i]
        figures = sum(word.isdigit() for word in tokens(self.lines[i].text))
        words = self.sizes[i] - figures
        known = sum(hit.words for hit in hits if hit.kind in kinds)
        return bool(hits) and 0 < words <= 8 and known >= 0.6 * words

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
