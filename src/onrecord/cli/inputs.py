"""Reads the pages that a command is given, one after the other, and names those it cannot read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import InputError, InvariantError

if TYPE_CHECKING:
    from onrecord.pipeline import Capture
    from onrecord.values import Reading

_MANY = 3
"""From so many inputs, or pages of one, on, a person at a terminal is told which is being read."""


class Inputs:
    """The bytes and the reading of each page of the inputs, in order; `failed` counts the pages
    and inputs that had to be left out.

    UsageError for a language that has no pack.
    """

    def __init__(self, names: Sequence[str], lang: str | None) -> None:
        from onrecord.languages.load import load

        if lang is not None:
            load(lang)
        self._names, self._lang = names, lang
        self._tells = sys.stderr.isatty()
        self._told = False
        self.failed = 0

    def __iter__(self) -> Iterator[tuple[bytes, Reading]]:
        from onrecord import pipeline

        for number, name in enumerate(self._names, 1):
            if len(self._names) >= _MANY:
                self._tell(f"reading {number} of {len(self._names)}: {name}")
            for page, found in enumerate(pipeline.load_inputs(name), 1):
                if page >= _MANY:
                    self._tell(f"reading page {page} of {name}")
                if isinstance(found, InputError):
                    self._report(str(found))
                elif (reading := self._read(found)) is not None:
                    self._tell("")
                    yield found.raw, reading

    def _read(self, found: Capture) -> Reading | None:
        """The reading of a page, None after its error has been reported."""
        from onrecord import pipeline

        try:
            return pipeline.read(
                found.raw,
                found.source,
                lang=self._lang,
                declared_type=found.declared_type,
                envelope=found.envelope,
            )
        except InputError as error:
            self._report(str(error))
        except InvariantError as error:
            self._report(f"{found.source}: our mistake ({error}). Please report it with the page")
        return None

    def _report(self, problem: str) -> None:
        self._tell("")
        self.failed += 1
        print(" ".join(problem.split()), file=sys.stderr)

    def _tell(self, message: str) -> None:
        """Shows `message` in place of the one before."""
        if self._tells and (message or self._told):
            sys.stderr.write(f"\r\x1b[K{message[:79]}")
            sys.stderr.flush()
            self._told = bool(message)
