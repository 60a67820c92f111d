"""The bytes of a web archive, packed or not, as one tape that is read forward.

A tape runs in stretches: where a gzip member is broken, the stretch ends, and `resume` finds the
next one that can be read. Whoever reads a tape keeps what he may still need in its buffer.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO, Protocol

from onrecord.containers.unpack import GZIP, RATIO, Inflater

EXHAUSTED = "the archive unpacks to far more than web pages do; the rest is not read"
_CHUNK = 65_536
_UNPACKED = 262_144
_MEMBER_COST = 4096  # bytes that could be unpacked in the time that opening a member takes


class Source(Protocol):
    """Where a tape's bytes come from; positions count unpacked bytes from where it was opened."""

    trouble: str | None
    """Why the stretch ended, None at the regular end."""
    trouble_from: int
    """Where what is broken begins."""
    fresh: bool
    """Whether the bytes that were read last are the first of a gzip member."""

    def read(self) -> bytes:
        """The next bytes, none at the end of the stretch."""

    def move(self, position: int) -> None:
        """Reads on from `position`, which has been passed before or lies in the same file."""

    def address(self, position: int) -> str:
        """How the file's users name the place; no earlier one is asked for afterwards."""

    def resume(self) -> bool:
        """Goes to the next stretch, False where there is none."""

    def leap(self, position: int) -> bool:
        """Goes ahead to a position; False where only reading on leads there."""

    def holds(self, position: int) -> bool:
        """False where it is plain that the source ends before `position`."""


class PlainSource:
    """A file as it is; a place is its offset."""

    def __init__(self, stream: BinaryIO, start: int = 0) -> None:
        self.trouble: str | None = None
        self.trouble_from = 0
        self.fresh = False
        self._stream, self._origin = stream, start
        self._size = stream.seek(0, 2)
        stream.seek(start)

    def read(self) -> bytes:
        """The next 64 KiB."""
        return self._stream.read(_CHUNK)

    def move(self, position: int) -> None:
        """Any position will do."""
        self._stream.seek(self._origin + position)

    def address(self, position: int) -> str:
        """The offset in the file."""
        return str(self._origin + position)

    def resume(self) -> bool:
        """A plain file has one stretch."""
        return False

    def leap(self, position: int) -> bool:
        """Any position will do."""
        self.move(position)
        return True

    def holds(self, position: int) -> bool:
        """Exact, as the file's size is known."""
        return self._origin + position <= self._size


class GzipSource:
    """The members of a gzip file, unpacked one after the other.

    A place is the offset of its member in the file, and, after a plus sign, of the byte in the
    unpacked member where it is not the first: `4711`, `0+20815`.
    """

    def __init__(self, stream: BinaryIO, limit: int, start: int = 0) -> None:
        self.trouble: str | None = None
        self.trouble_from = 0
        self.fresh = False
        self._stream, self._limit = stream, limit
        size = stream.seek(0, 2)
        # What may be unpacked in all, whatever is tried twice included, so that the time to read
        # an archive grows with its size whatever it holds.
        self._left = RATIO * size + 8 * limit
        self._marks: list[tuple[int, int]] = []  # position and offset of each member, in order
        self._position = 0
        self._packed = self._pushed_back = b""
        self._open(start)

    def read(self) -> bytes:
        """The next unpacked bytes; a read stays within one member."""
        if self._pushed_back:
            data, self._pushed_back = self._pushed_back, b""
            self._position += len(data)
            self.fresh = False
            return data
        while self.trouble is None:
            if self._inflater.eof and not self._next_member():
                return b""
            data = self._unpack()
            if data:
                self.fresh = self._position == self._marks[-1][0]
                self._position += len(data)
                return data
        return b""

    def move(self, position: int) -> None:
        """Unpacks the member of `position` anew."""
        mark, offset = max(each for each in self._marks if each[0] <= position)
        self._marks = [each for each in self._marks if each[0] < mark]
        self._position, self.trouble = mark, None
        self._open(offset)
        while self._position < position:
            data = self.read()
            if not data:
                return
            if self._position > position:
                self._pushed_back = data[len(data) - (self._position - position) :]
                self._position = position

    def address(self, position: int) -> str:
        """The member's offset, and the place in it."""
        while len(self._marks) > 1 and self._marks[1][0] <= position:
            self._marks.pop(0)
        mark, offset = self._marks[0]
        return f"{offset}+{position - mark}" if position > mark else str(offset)

    def resume(self) -> bool:
        """Goes to the next place that looks like a member and can be unpacked."""
        if self.trouble is None or self._left <= 0:
            return False
        offset = self._marks[-1][1] + 1
        while (found := _find(self._stream, offset)) is not None:
            if self._left <= 0:
                return False
            self._left -= _CHUNK
            if _is_member(self._stream, found):
                self.trouble = None
                self._open(found)
                return True
            offset = found + 1
        return False

    def leap(self, position: int) -> bool:
        """Nobody can in packed data."""
        return False

    def holds(self, position: int) -> bool:
        """Nobody knows before it is unpacked."""
        return True

    def _open(self, offset: int) -> None:
        self._stream.seek(offset)
        self._packed = self._pushed_back = b""
        self._inflater: Inflater = zlib.decompressobj(31)
        self._marks.append((self._position, offset))
        self.trouble_from = self._position
        self._in = self._out = 0
        self._left -= _MEMBER_COST

    def _next_member(self) -> bool:
        """Opens the member after the one that has ended; False at the end of the file."""
        packed = self._inflater.unused_data
        behind = self._stream.tell() - len(packed)
        while True:
            bare = packed.lstrip(b"\0")
            behind += len(packed) - len(bare)
            if bare:
                break
            packed = self._stream.read(_CHUNK)
            if not packed:
                return False
        if len(bare) < len(GZIP):
            bare += self._stream.read(_CHUNK)
        self._open(behind)
        if not bare.startswith(GZIP):
            self.trouble = "what stands there is no gzip data"
            return False
        return True

    def _unpack(self) -> bytes:
        packed = self._packed or self._stream.read(_CHUNK)
        if not packed:
            self.trouble = "its gzip data are cut"
            return b""
        try:
            data = self._inflater.decompress(packed, _UNPACKED)
        except zlib.error:
            self.trouble = "its gzip data are broken"
            return b""
        self._packed = self._inflater.unconsumed_tail
        self._count(len(packed) - len(self._packed) - len(self._inflater.unused_data), len(data))
        return data

    def _count(self, packed: int, unpacked: int) -> None:
        self._in += packed
        self._out += unpacked
        self._left -= unpacked
        if self._out > self._limit and self._out > RATIO * self._in:
            self.trouble = f"its gzip data unpack to more than {RATIO} times their size"
        elif self._left <= 0:
            self.trouble = EXHAUSTED


class Tape:
    """A source with a buffer, which begins at `position`."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._buffer = bytearray()
        self.position = 0

    @property
    def trouble(self) -> str | None:
        """Why the stretch ended, None as long as it has not or where it did so regularly."""
        return self._source.trouble

    def ensure(self, count: int) -> bool:
        """Whether so many bytes are there from the position on; they are in the buffer then."""
        if count > len(self._buffer) and not self._source.holds(self.position + count):
            return False
        while len(self._buffer) < count:
            more = self._source.read()
            if not more:
                return False
            self._buffer += more
        return True

    def take(self, start: int, end: int) -> bytes:
        """The buffer's bytes from `start` to `end`, counted from the position."""
        return bytes(self._buffer[start:end])

    def drop(self, count: int) -> None:
        """Forgets the first bytes of the buffer."""
        del self._buffer[:count]
        self.position += count

    def skip(self, count: int, *, in_record: bool = False) -> bool:
        """Passes so many bytes without keeping them; False where there are not so many.

        With `in_record`, False also where a gzip member among them begins as a record does: the
        writer of an archive begins one for each record, and no site whose pages are kept can.
        """
        if not self._source.holds(self.position + count):
            return False
        end = self.position + count
        if end > self.position + len(self._buffer) and self._source.leap(end):
            self._buffer.clear()
            self.position = end
            return True
        while self.position + len(self._buffer) < end:
            self.drop(len(self._buffer))
            if not self._fill():
                return False
            if in_record and self._source.fresh and self._buffer.startswith(b"WARC/"):
                return False
        self.drop(end - self.position)
        return True

    def back_to(self, position: int) -> None:
        """Begins anew at a position that was passed by `skip`."""
        self._buffer.clear()
        self._source.move(position)
        self.position = position

    def pass_over(self, pattern: re.Pattern[bytes]) -> bool:
        """Drops what matches at the front, however long; False at the end of the stretch."""
        while True:
            found = pattern.match(self._buffer)
            self.drop(found.end() if found else 0)
            if self._buffer:
                return True
            if not self._fill():
                return False

    def find(self, pattern: re.Pattern[bytes], start: int, longest: int) -> bool:
        """Drops all before the next match at `start` or later; False, and the stretch is at its
        end, where there is none. No match may be longer than `longest`."""
        while not (found := pattern.search(self._buffer, start)):
            start = max(0, len(self._buffer) - longest)
            self.drop(start)
            start = 0
            if not self._fill():
                self.drop(len(self._buffer))
                return False
        self.drop(found.start())
        return True

    def search(self, pattern: re.Pattern[bytes], start: int, most: int) -> re.Match[bytes] | None:
        """The next match at `start` or later that ends within the first `most` bytes; reads on as
        long as there is none."""
        while True:
            found = pattern.search(self._buffer, start, most)
            if found or len(self._buffer) >= most or not self._fill():
                return found

    def match(self, pattern: re.Pattern[bytes], start: int, longest: int) -> re.Match[bytes] | None:
        """The match that begins at `start`; reads on until `longest` bytes are there."""
        while len(self._buffer) < start + longest and self._fill():
            pass
        return pattern.match(self._buffer, start)

    def broken_since(self, position: int) -> bool:
        """Whether the trouble lies in the gzip member that holds `position`, or in one before."""
        return self._source.trouble is not None and self._source.trouble_from <= position

    def address(self) -> str:
        """How users name the position."""
        return self._source.address(self.position)

    def resume(self) -> bool:
        """Goes to the next stretch after trouble; False where there is none."""
        self.drop(len(self._buffer))
        return self._source.resume()

    def _fill(self) -> bool:
        more = self._source.read()
        self._buffer += more
        return bool(more)


def _find(stream: BinaryIO, offset: int) -> int | None:
    """Where the next gzip member may begin, at `offset` or behind it."""
    stream.seek(offset)
    held = b""
    while packed := stream.read(_CHUNK):
        held += packed
        at = held.find(GZIP)
        if at >= 0:
            return offset + at
        keep = len(GZIP) - 1
        offset += max(0, len(held) - keep)
        held = held[-keep:]
    return None


def _is_member(stream: BinaryIO, offset: int) -> bool:
    """Whether something can be unpacked there: by chance the three bytes stand once in 16 MB."""
    stream.seek(offset)
    try:
        return bool(zlib.decompressobj(31).decompress(stream.read(_CHUNK), 32))
    except zlib.error:
        return False
