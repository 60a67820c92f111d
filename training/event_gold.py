"""Sentences with a directed pair and its root code, from our own file and from PLOVER's records."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.coding.plover import ROOT_OF

Place = tuple[int, int] | None


class Sentence(NamedTuple):
    """Places are character ranges, half open; None where a side is not named."""

    text: str
    source: Place
    target: Place
    code: str


_RENAMED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "INVESTIGATE": "ACCUSE",
}
"""Codes of the draft of PLOVER in which its gold records are kept, in those of 2021."""


def own_sentences(file: Path) -> Iterator[Sentence]:
    """Our own: `code TAB sentence`, with the source in [S …] and the target in [T …]."""
    for line in file.read_text("utf-8").splitlines()[1:]:
        code, marked = line.split("\t")
        text, places = _unmarked(marked, r"\[([ST]) (.*?)\]")
        sides = dict(reversed(places))
        yield Sentence(text, sides.get("S"), sides.get("T"), ROOT_OF[code])


def gsr_sentences(folder: Path) -> Iterator[Sentence]:
    """The gold records of PLOVER that mark a source in their text."""
    for record in json.loads((folder / "plover_gsr.en.json").read_text("utf-8")):
        code = _RENAMED.get(record["event"], record["event"])
        info = record.get("textInfo")
        if code not in ROOT_OF or not isinstance(info, dict) or "markup" not in info:
            continue
        text, places = _unmarked(info["markup"], r"\(([A-Z/]+): (.*?)\)")
        sources = [place for kind, place in places if "SRC" in kind]
        targets = [p for kind, p in places if "TAR" in kind and sources and p != sources[0]]
        if sources:
            yield Sentence(text, sources[0], next(iter(targets), None), ROOT_OF[code])


def plv_sentences(file: Path) -> Iterator[Sentence]:
    """PLV (Hu et al. 2024), in the layout of `eval events`."""
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        yield Sentence(
            record["text"], _place(record["source"]), _place(record["target"]), record["type"]
        )


def _place(given: list[int | None]) -> Place:
    return (given[0], given[1]) if len(given) == 2 and given[0] is not None else None  # type: ignore[return-value]


def _unmarked(marked: str, pattern: str) -> tuple[str, list[tuple[str, tuple[int, int]]]]:
    """The text without its marks, and the places of what was marked."""
    text, at, places = "", 0, []
    for mark in re.finditer(pattern, marked):
        text += marked[at : mark.start()]
        places.append((mark.group(1), (len(text), len(text) + len(mark.group(2)))))
        text += mark.group(2)
        at = mark.end()
    return text + marked[at:], places
