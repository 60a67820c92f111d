"""A mailbox file to its letters, one in memory at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1024 * 1024
_LINE = (
    rb"From \S{1,300} {1,9}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\n]{0,30}\d\d:\d\d[^\n]{0,20}\d{4}"
    rb"[^\n]{0,100}\n"
)
_FROM = re.compile(_LINE)
_START = re.compile(rb"\n\r?\n" + _LINE)
_LONGEST = 600  # bytes that a match of it may have
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mailbox(opening: bytes) -> bool:
    """Whether a file that begins so is a mailbox."""
    return bool(_FROM.match(opening.lstrip(b"\r\n")))


def letters(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The letters in order; None in the place of one that is over `limit` bytes.

    A line that begins with "From " and has a day and a time begins a letter where a blank line
    stands before it; ">From " is unquoted.
    """
    letter: bytearray | None = None
    waiting = b"\n\n"  # as if a blank line stood before the first
    ended = False
    while not ended:
        chunk = stream.read(_CHUNK)
        ended = not chunk
        waiting += chunk
        at, sure = 0, len(waiting) if ended else len(waiting) - _LONGEST
        while (start := _START.search(waiting, max(at - 1, 0))) and start.start() < sure:
            if letter is not None:
                _append(letter, waiting[at : start.start() + 1], limit)
                yield _whole(letter, limit)
            letter, at = bytearray(), start.end()
        if letter is not None and at < sure:
            _append(letter, waiting[at:sure], limit)
        waiting = waiting[max(at, sure) :]
    if letter is not None:
        yield _whole(letter, limit)


def _append(letter: bytearray, piece: bytes, limit: int) -> None:
    """More of a letter, up to one byte over the limit, by which it is known to be too long."""
    letter += piece[: limit + 1 - len(letter)]


def _whole(letter: bytearray, limit: int) -> bytes | None:
    return _QUOTED.sub(rb"\1", letter) if len(letter) <= limit else None
