"""Onrecord: who said what to whom, through whom.

>>> import onrecord
>>> reading = onrecord.read(Path("page.html"))
>>> for statement in reading.statements:
...     print(statement.speaker, statement.content.text)

Importing the package loads neither data nor engine: each name is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.errors import (
        DataFileError,
        InputError,
        InvariantError,
        OnrecordError,
        RecordError,
        UsageError,
    )
    from onrecord.record import Record
    from onrecord.text import Span
    from onrecord.values import (
        Actor,
        Addressee,
        Article,
        Block,
        Cue,
        Engine,
        Event,
        Medium,
        Page,
        Passage,
        Position,
        Reading,
        Speaker,
        Statement,
    )

__version__ = "0.1.0"

_HOMES = {
    "onrecord.errors": (
        "DataFileError",
        "InputError",
        "InvariantError",
        "OnrecordError",
        "RecordError",
        "UsageError",
    ),
    "onrecord.record": ("Record",),
    "onrecord.text": ("Span",),
    "onrecord.values": (
        "Actor",
        "Addressee",
        "Article",
        "Block",
        "Cue",
        "Engine",
        "Event",
        "Medium",
        "Page",
        "Passage",
        "Position",
        "Reading",
        "Speaker",
        "Statement",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "Addressee",
    "Article",
    "Block",
    "Cue",
    "DataFileError",
    "Engine",
    "Event",
    "InputError",
    "InvariantError",
    "Medium",
    "OnrecordError",
    "Page",
    "Passage",
    "Position",
    "Reading",
    "Record",
    "RecordError",
    "Span",
    "Speaker",
    "Statement",
    "UsageError",
    "__version__",
    "read",
    "read_all",
]


def read(
    path_or_text_or_bytes: Path | str | bytes,
    *,
    lang: str | None = None,
    source: str | None = None,
) -> Reading:
    """Everything that a page says.

    A `Path`, or a `str` that names an existing file or an http(s) address, is loaded; any other
    `str` is the page's text (or HTML), and `bytes` are the page as captured. `lang` is an
    ISO 639-1 code, detected where it is None; `source` replaces the name that the page is known
    by. InputError where the page cannot be read or is one of several (an archive, a feed, a
    mailbox: see `read_all`), UsageError for a `lang` that has no pack.
    """
    from onrecord.pipeline import capture, read

    found = capture(path_or_text_or_bytes)
    return read(
        found.raw,
        source or found.source,
        lang=lang,
        declared_type=found.declared_type,
        envelope=found.envelope,
    )


def read_all(
    path_or_text_or_bytes: Path | str | bytes, *, lang: str | None = None
) -> Iterator[Reading]:
    """Everything that each page of an archive, a feed or a mailbox says, in its order.

    A page by itself gives one reading. The pages are read as they are asked for. InputError at the
    first that cannot be read, which ends it (`onrecord read` goes on instead), UsageError for a
    `lang` that has no pack.
    """
    from onrecord.pipeline import captures, read

    for found in captures(path_or_text_or_bytes):
        if isinstance(found, Exception):
            raise found
        yield read(
            found.raw,
            found.source,
            lang=lang,
            declared_type=found.declared_type,
            envelope=found.envelope,
        )


if not TYPE_CHECKING:  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
        return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
