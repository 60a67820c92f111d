"""Reads the pages that a command is given, one after the other, and names those it cannot read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import InputError, InvariantError

if TYPE_CHECKING:
    from onrecord.values import Reading

_MANY = 3
"""From so many pages on, a person at a terminal is told which one is being read."""


class Inputs:
    """The bytes and the reading of each input; `failed` counts those that had to be left out.

    UsageError for a language that has no pack.
    """

    def __init__(self, names: Sequence[str], lang: str | None) -> None:
        from onrecord.languages.load import load

        if lang is not None:
            load(lang)
        self._names, self._lang = names, lang
        self._tells = len(names) >= _MANY and sys.stderr.isatty()
        self.failed = 0

    def __iter__(self) -> Iterator[tuple[bytes, Reading]]:
        for number, name in enumerate(self._names, 1):
            self._tell(f"reading {number} of {len(self._names)}: {name}")
            try:
                found = self._read(name)
            except InputError as error:
                self._report(str(error))
            except InvariantError as error:
                self._report(f"{name}: our mistake ({error}). Please report it with the page")
            else:
                self._tell("")
                yield found

    def _read(self, name: str) -> tuple[bytes, Reading]:
        from onrecord import pipeline

        if name == "-":
            found = pipeline.load_stream(sys.stdin.buffer, "-")
        else:
            found = pipeline.load_input(name)
        reading = pipeline.read(
            found.raw, found.source, lang=self._lang, declared_type=found.declared_type
        )
        return found.raw, reading

    def _report(self, problem: str) -> None:
        self._tell("")
        self.failed += 1
        print(" ".join(problem.split()), file=sys.stderr)

    def _tell(self, message: str) -> None:
        """Shows `message` in place of the one before."""
        if self._tells:
            sys.stderr.write(f"\r\x1b[K{message[:79]}")
            sys.stderr.flush()
