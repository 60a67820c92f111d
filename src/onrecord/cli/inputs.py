"""Reads the pages that a command is given, one after the other, and names those it cannot read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.pipeline import Capture
    from onrecord.values import Reading

_MANY = 3
"""From so many pages on, a person at a terminal is told which one is being read."""


class Inputs:
    """An iterator over what could be read; `failed` is how many could not, after it has ended."""

    def __init__(self, names: Sequence[str], lang: str | None) -> None:
        self._names, self._lang = names, lang
        self.failed = 0

    def __iter__(self) -> Iterator[tuple[Capture, Reading]]:
        for number, name in enumerate(self._names, 1):
            self._tell(f"reading {number} of {len(self._names)}: {name}")
            try:
                found = self._read(name)
            except InputError as error:
                self._tell("")
                self.failed += 1
                print(error, file=sys.stderr)
                continue
            self._tell("")
            yield found

    def _read(self, name: str) -> tuple[Capture, Reading]:
        from onrecord import pipeline

        if name == "-":
            found = pipeline.load_stream(sys.stdin.buffer, "-")
        else:
            found = pipeline.load_input(name)
        reading = pipeline.read(
            found.raw, found.source, lang=self._lang, declared_type=found.declared_type
        )
        return found, reading

    def _tell(self, message: str) -> None:
        """Shows `message` in place of the one before."""
        if len(self._names) >= _MANY and sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{message[:79]}")
            sys.stderr.flush()
