"""All that the readers of metadata look at, and where on the page they look."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.page.metadata.lexicon import Lexicon, lexicon
from onrecord.page.metadata.markup import Declared
from onrecord.page.sheet import Decision, Sheet
from onrecord.values import Envelope

NEAR = 14  # lines from the headline in which a page says when and by whom
_ABOVE = 8
_PARAGRAPHS = 2  # of the story, above which a line is no longer at its head
_BELOW = 12  # lines behind the story in which it may be signed
_OTHERS = frozenset({"caption", "credit", "related", "comments", "legal"})
_OF_OTHERS = re.compile(
    r"teaser|related|recommend|comment|sidebar|ticker|most-?read|card|promo|newsletter|footer|"
    r"outbrain|taboola|slider|carousel|breadcrumb|popular|trending|playlist|similar|listing|archive|latest|box__post"
)
_BYLINE_NAMES = re.compile(r"byline|author|autor|(?<![a-z])firma|writer|redakt|reporter|schrijver")
_INNERMOST = 6  # class words of a line that are looked at


class Frame:
    """What is known of a page before its lines are: its markup, its path or address (`source`),
    and what its container says."""

    def __init__(
        self, declared: Declared | None, source: str, envelope: Envelope | None = None
    ) -> None:
        self.declared, self.source, self.envelope = declared, source, envelope

    def addresses(self) -> Iterator[str]:
        """The addresses that the page is known under, the best first."""
        if self.declared is not None and self.declared.address:
            yield self.declared.address[2]
        if self.envelope and self.envelope.address:
            yield self.envelope.address
        if "://" in self.source:
            yield self.source


class Evidence(Frame):
    """A page with the kinds of its lines, read in a language (ISO 639-1)."""

    def __init__(
        self, frame: Frame, sheet: Sheet, decisions: Sequence[Decision], language: str | None
    ) -> None:
        super().__init__(frame.declared, frame.source, frame.envelope)
        self.sheet, self.decisions, self.language = sheet, decisions, language

    @cached_property
    def words(self) -> Lexicon:
        """The words for dates and authors in the page's language."""
        return lexicon(self.language)

    @cached_property
    def start(self) -> int:
        """The number of the headline's line, or of the first paragraph where there is none."""
        at = self.sheet.headline
        return at if at is not None else max(0, self.sheet.first)

    @cached_property
    def head(self) -> tuple[int, ...]:
        """The lines at the head of the story, from the headline down, that are no part of it."""
        seen, found = 0, []
        for i in range(self.start, min(len(self.sheet.lines), self.start + NEAR + 1)):
            if self.sheet.paragraphs[i]:
                seen += 1
                if seen > _PARAGRAPHS:
                    break
            elif self._speaks_of_the_story(i):
                found.append(i)
        return tuple(found)

    @cached_property
    def above(self) -> tuple[int, ...]:
        """The lines above the headline, from it upwards: today's date may be among them."""
        stop = max(-1, self.start - _ABOVE - 1)
        return tuple(i for i in range(self.start - 1, stop, -1) if self._speaks_of_the_story(i))

    @cached_property
    def below(self) -> tuple[int, ...]:
        """The lines right behind the last paragraph."""
        last = self.sheet.last
        if last < 0:
            return ()
        stop = min(len(self.sheet.lines), last + 1 + _BELOW)
        return tuple(i for i in range(last + 1, stop) if not self.of_others(i))

    def _speaks_of_the_story(self, i: int) -> bool:
        if self.sheet.sizes[i] > 40 or self.of_others(i):
            return False
        if self.decisions[i].kind == "credit" and self.is_byline(i):
            return True
        return self.decisions[i].kind not in _OTHERS

    def is_byline(self, i: int, names: int = 4) -> bool:
        """Whether the markup calls a line a byline, by the innermost `names` of its class words."""
        mark = self.sheet.lines[i].mark
        if mark is None or mark.inside & {"figure", "figcaption"}:
            return False
        return bool(_BYLINE_NAMES.search(" ".join(mark.names.split()[:names])))

    def of_others(self, i: int) -> bool:
        """Whether the markup puts a line into a card of another story or among comments."""
        mark = self.sheet.lines[i].mark
        if mark is None:
            return False
        names = [name for name in mark.names.split()[:_INNERMOST] if name not in self._own_names]
        return bool(_OF_OTHERS.search(" ".join(names)))

    @cached_property
    def _own_names(self) -> frozenset[str]:
        """The class words that the story itself stands in, whatever they are."""
        mark = self.sheet.lines[self.sheet.first].mark if self.sheet.first >= 0 else None
        return frozenset(mark.names.split()) if mark is not None else frozenset()

    def texts(self, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Those lines with their numbers."""
        return ((i, self.sheet.lines[i].text) for i in numbers)


def of_others(names: str) -> bool:
    """Whether class and id words are those of cards of other stories, comments and the like."""
    return bool(_OF_OTHERS.search(names.lower()))
