"""A mailbox file to its letters, one in memory at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

_LONGEST_LINE = 65_536
_FROM = re.compile(
    rb"From \S{1,300} {1,9}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{0,30}\d\d:\d\d.{0,20}\d{4}"
)
_QUOTED = re.compile(rb">+From ")


def is_mailbox(opening: bytes) -> bool:
    """Whether a file that begins so is a mailbox."""
    return bool(_FROM.match(opening.lstrip(b"\r\n")))


def letters(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The letters in order; None in the place of one that is over `limit` bytes.

    A line that begins with "From " and has a day and a time begins a letter where a blank line
    stands before it; ">From " is unquoted.
    """
    letter = bytearray()
    size, begun, after_blank, line_start = 0, False, True, True
    while line := stream.readline(_LONGEST_LINE):
        if line_start and after_blank and _FROM.match(line):
            if begun:
                yield bytes(letter) if size <= limit else None
            letter.clear()
            size, begun = 0, True
        elif begun:
            size += len(line)
            if size > limit:
                letter.clear()
            else:
                letter += line[1:] if line_start and _QUOTED.match(line) else line
        after_blank = line_start and not line.strip(b"\r\n")
        line_start = line.endswith(b"\n")
    if begun:
        yield bytes(letter) if size <= limit else None
