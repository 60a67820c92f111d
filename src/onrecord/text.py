"""Places in a text. The only offset arithmetic of the project is here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from onrecord.errors import InvariantError


class Span(Struct, frozen=True, order=True):
    """Half-open range of code points in `Page.text`, never empty. InvariantError otherwise."""

    start: int
    end: int

    def __post_init__(self) -> None:  # msgspec calls this when JSON is decoded, too
        if not 0 <= self.start < self.end:
            raise InvariantError(
                f"span {self.start}:{self.end} is empty or reversed; need 0 <= start < end"
            )

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers; InvariantError where it ends beyond."""
        if self.end > len(text):
            raise InvariantError(
                f"span {self.start}:{self.end} ends beyond a text of {len(text)} characters"
            )
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def place(span: Span) -> Span:
    """The bare place of a value that is a span with more to it."""
    return Span(span.start, span.end)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all `spans`; ValueError where there is none."""
    spans = tuple(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def strip(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, or None where nothing else is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def lines(text: str) -> Iterator[Span]:
    """The lines of a text that hold more than white space, stripped, in order."""
    at = 0
    while at < len(text):  # one after the other: a text may have more than fit into memory
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if found := strip(text, at, end):
            yield found
        at = end + 1


def joined(texts: Iterable[str]) -> Iterator[Span]:
    """The places of lines, none of them empty, in the text that they make, joined by line ends."""
    at = 0
    for text in texts:
        yield Span(at, at + len(text))
        at += len(text) + 1


class View:
    """A text cut out of a longer one, in pieces, that maps each of its offsets back.

    The pieces are in order and do not overlap. Where two pieces do not touch in the source,
    the view shows a single space between them that belongs to no place.
    """

    def __init__(self, source: str, pieces: Iterable[Span]) -> None:
        self.pieces = tuple(pieces)
        shown: list[str] = []
        self._starts: list[int] = []
        at = 0
        for i, piece in enumerate(self.pieces):
            if i and piece.start < self.pieces[i - 1].end:
                raise InvariantError(f"piece {piece.start}:{piece.end} overlaps the one before")
            if i and piece.start > self.pieces[i - 1].end:
                shown.append(" ")
                at += 1
            self._starts.append(at)
            shown.append(piece.of(source))
            at += piece.end - piece.start
        self.text = "".join(shown)

    def back(self, start: int, end: int) -> Span:
        """The span of the source from the view's `start` to its `end` (half open)."""
        if not 0 <= start < end <= len(self.text):
            raise InvariantError(f"{start}:{end} is not in a view of {len(self.text)} characters")
        return Span(self._origin(start, last=False), self._origin(end - 1, last=True) + 1)

    def _origin(self, at: int, *, last: bool) -> int:
        i = bisect_right(self._starts, at) - 1
        piece, offset = self.pieces[i], at - self._starts[i]
        if offset < piece.end - piece.start:
            return piece.start + offset
        return piece.end - 1 if last else self.pieces[i + 1].start  # the space between two pieces
