"""The records of a WARC file (ISO 28500), those around a broken one included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from onrecord.containers.tape import EXHAUSTED, GzipSource, PlainSource, Source, Tape
from onrecord.containers.unpack import GZIP
from onrecord.errors import InputError

_HEAD_BYTES = 65_536
"""A record's head has some 20 lines; a head of HTTP besides may be as long again."""
_VERSION = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n")
_NEXT = re.compile(rb"\n(?=WARC/\d\.\d{1,2}\r?\n[A-Za-z][A-Za-z-]{0,40}:)")
_VERSION_LONGEST = 24
_NEXT_LONGEST = 64
_BROKEN_MOST = 10_000  # in a row: no archive, and an error for each is of no use to anyone
_PASSED = 4  # letters of the broken record, so that the next is searched for behind them
_HEAD_END = re.compile(rb"\r?\n\r?\n|\n(?=WARC/\d)")  # the second is none: the head has no end
_PADDING_BYTE = re.compile(rb"[\r\n\t \0]")
_PADDING = re.compile(rb"[\r\n\t \0]*")  # after a crash, files end in zero bytes
_FIELD = re.compile(r"^([^\s:]+)[ \t]*:[ \t]*(.*(?:\n[ \t].*)*)", re.MULTILINE)
_OTHERS = "The archive's other records are read"


class Record(Struct, frozen=True):
    """A record whose length holds good.

    `name` is the archive's with the place behind `#`; `fields` those of its head, by their names in
    lower case; `block` its content, only the beginning of which is there if `length` is more.
    """

    name: str
    fields: dict[str, str]
    block: bytes
    length: int


def read_records(stream: BinaryIO, name: str, limit: int) -> Iterator[Record | InputError]:
    """The records in order, and an error for each place where there is none that can be read.

    The block of a record of more than `limit` bytes is left out but for its first 64 KiB.
    """
    tape = Tape(_source(stream, 0, limit))
    yield from _Reader(tape, name, limit).records()


def read_record(stream: BinaryIO, name: str, place: str, limit: int) -> Record | InputError:
    """The record at `place`, which is `4711`, or `0+4711` in a gzip member that holds several."""
    where = re.fullmatch(r"(\d{1,18})(?:\+(\d{1,18}))?", place, re.ASCII)
    if where is None:
        return InputError(f"{name}#{place}", "no place in it", "Give an offset behind the #, as #0")
    tape = Tape(_source(stream, int(where[1]), limit))
    if tape.skip(int(where[2] or 0)) and tape.match(_VERSION, 0, _VERSION_LONGEST):
        for found in _Reader(tape, name, limit).records():
            return found
    return InputError(f"{name}#{place}", "no record begins there", "Check the number behind the #")


def _source(stream: BinaryIO, start: int, limit: int) -> Source:
    stream.seek(0)
    if stream.read(len(GZIP)) == GZIP:
        return GzipSource(stream, limit, start)
    return PlainSource(stream, start)


class _Reader:
    def __init__(self, tape: Tape, name: str, limit: int) -> None:
        self._tape, self._name = tape, name
        self._most = limit + _HEAD_BYTES
        self._told = False  # the tape's trouble has been reported with the record that it cuts

    def records(self) -> Iterator[Record | InputError]:
        """All that the tape holds from its position on."""
        broken = 0
        for found in self._all():
            yield found
            broken = broken + 1 if isinstance(found, InputError) else 0
            if broken == _BROKEN_MOST:
                problem = f"{broken:,} broken records in a row; the rest is not read"
                yield InputError(self._name, problem, "Fetch the archive again")
                return

    def _all(self) -> Iterator[Record | InputError]:
        lost = False  # looking for the next record after an error
        while True:
            while self._tape.pass_over(_PADDING):
                if self._tape.match(_VERSION, 0, _VERSION_LONGEST):
                    found = self._next()
                    yield found
                    lost = isinstance(found, InputError)
                elif not lost:
                    yield self._error(self._tape.address(), "no record begins there")
                    lost = True
                if lost and not self._tape.find(_NEXT, 0, _NEXT_LONGEST):
                    break
            if self._tape.trouble is None:
                return
            if not self._told:
                yield self._error(self._tape.address(), self._tape.trouble)
            lost, self._told = True, False
            if not self._tape.resume():
                return

    def _next(self) -> Record | InputError:
        """The record at the position, which is passed; in case of an error, its first letters."""
        tape = self._tape
        start, place = tape.position, tape.address()
        ended = tape.search(_HEAD_END, 0, _HEAD_BYTES)
        if ended is None or len(ended[0]) == 1:
            problem = self._trouble(start) or "its head has no end"
            tape.drop(_PASSED)
            return self._error(place, problem)
        head = ended.end()
        fields = fields_of(tape.take(0, ended.start()))
        declared = fields.get("content-length", "").strip()
        if not re.fullmatch(r"\d{1,18}", declared, re.ASCII):
            tape.drop(_PASSED)
            return self._error(place, f"its length is {declared[:20]!r}, which is none")
        length = int(declared)
        passed = self._pass_long if length > self._most else self._pass
        block = passed(start, head, length)
        if isinstance(block, str):
            return self._error(place, block)
        return Record(f"{self._name}#{place}", fields, block, length)

    def _pass(self, start: int, head: int, length: int) -> bytes | str:
        """The block, or why there is none."""
        tape, end = self._tape, head + length
        if tape.ensure(end) and self._is_end(start, end):
            block = tape.take(head, end)
            tape.drop(end)
            return block
        problem = self._trouble(start) or f"its length is not the {length:,} bytes it declares"
        tape.drop(_PASSED)
        return problem

    def _pass_long(self, start: int, head: int, length: int) -> bytes | str:
        """The beginning of a block that is too long to keep, or why there is none."""
        tape = self._tape
        tape.ensure(head + _HEAD_BYTES)
        block = tape.take(head, head + _HEAD_BYTES)
        tape.drop(head)
        begin = tape.position
        if tape.skip(length, in_record=True) and self._is_end(start, 0):
            return block
        problem = self._trouble(start) or f"its length is not the {length:,} bytes it declares"
        if not tape.broken_since(start):
            tape.back_to(begin)
        return problem

    def _is_end(self, start: int, end: int) -> bool:
        """Whether another record, or nothing, follows there."""
        while True:
            padding = self._tape.match(_PADDING, end, _VERSION_LONGEST)
            behind = padding.end() if padding else end
            if self._tape.broken_since(start):
                return False
            if self._tape.ensure(behind + 1):
                if self._tape.match(_VERSION, behind, _VERSION_LONGEST):
                    return True
                if self._tape.match(_PADDING_BYTE, behind, 1) is None:
                    return False
            else:
                return not self._tape.broken_since(start)
            if behind - end > _HEAD_BYTES:
                return True  # nobody writes so much of it, so there need be nothing behind

    def _trouble(self, start: int) -> str | None:
        if not self._tape.broken_since(start):
            return None
        self._told = True
        return self._tape.trouble

    def _error(self, place: str, problem: str) -> InputError:
        remedy = "Fetch the archive again" if problem == EXHAUSTED else _OTHERS
        return InputError(f"{self._name}#{place}", problem, remedy)


def fields_of(head: bytes) -> dict[str, str]:
    """By their names in lower case; the first of a name counts, and lines may be folded."""
    text = head.decode("utf-8", "replace").replace("\r\n", "\n")
    found: dict[str, str] = {}
    for field in _FIELD.finditer(text):
        found.setdefault(field[1].lower(), " ".join(field[2].split()))
    return found
