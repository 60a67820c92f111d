"""The event lexicon of a language pack, `events.tsv`, which only the coding of events reads."""

from functools import cache
from importlib import resources
from typing import Literal

from msgspec import Struct

from onrecord.tables import read_table
from onrecord.values import EventType


class EventRow(Struct, frozen=True):
    """What a verb or noun tells of an event: a PLOVER code and, where the word tells it, a mode.

    `beside` are words of which one must stand near it, in their dictionary form; a row that has
    some comes before one without. `acts` is whether the grammatical subject (of a noun, its owner)
    does it, or has it done to him ("receive aid").
    """

    lemma: str
    pos: Literal["VERB", "NOUN"]
    beside: tuple[str, ...]
    code: EventType
    mode: str
    acts: Literal["subject", "object"]
    evidence: str


@cache
def event_rows(code: str) -> tuple[EventRow, ...]:
    """The rows of a language, read once. DataFileError lists all that is wrong with the file."""
    file = resources.files("onrecord.languages") / code / "events.tsv"
    return read_table(file.read_text("utf-8"), EventRow, f"languages/{code}/events.tsv")
