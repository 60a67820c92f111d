"""Reads evaluation files: JSON Lines in the layouts of the public contract."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from onrecord.errors import InputError
from onrecord.languages.shape import Scheme

Place = tuple[int, int]


class GoldQuote(Struct, frozen=True):
    """An annotated quotation: character ranges, half open; `content` is the hull of its parts.

    Of one that was found, `confidence` is the probability that the content is one, and
    `source_confidence` that content and source are both right.
    """

    content: Place
    source: Place | None = None
    cue: Place | None = None
    type: str | None = None
    content_parts: tuple[Place, ...] | None = None
    confidence: float | None = None
    source_confidence: float | None = None

    @property
    def parts(self) -> tuple[Place, ...]:
        """The pieces of the content, or the content itself where it is whole."""
        return self.content_parts or (self.content,)


class QuoteDocument(Struct, frozen=True):
    """A text with its annotated quotations; None where it is not annotated. `scheme` is that of
    the annotation; without one it is taken to be that of the language's corpus."""

    id: str
    text: str
    lang: str | None = None
    scheme: Scheme | None = None
    quotes: tuple[GoldQuote, ...] | None = None


class Predicted(Struct, frozen=True):
    """What the engine found in a document."""

    id: str
    quotes: tuple[GoldQuote, ...]


Shape = TypeVar("Shape")


def read_lines(path: Path, shape: type[Shape]) -> Iterator[Shape]:
    """The documents of a file. InputError names the line that is not of the layout."""
    decoder = msgspec.json.Decoder(shape)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    try:
                        yield decoder.decode(line)
                    except msgspec.DecodeError as error:
                        raise InputError(
                            f"{path}:{number}",
                            str(error),
                            "One JSON object a line is needed, in the layout of the contract",
                        ) from error
    except OSError as error:
        raise InputError(
            str(path), error.strerror or "cannot be read", "Give the path of an evaluation file"
        ) from error
