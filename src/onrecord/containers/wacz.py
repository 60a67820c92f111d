"""WACZ: web archives in a zip file, with a list of what it holds."""

from __future__ import annotations

import io
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from onrecord.containers import warc
from onrecord.containers.member import Member
from onrecord.containers.unpack import RATIO
from onrecord.errors import InputError

_ARCHIVE = re.compile(r"archive/[^#]+\.warc(?:\.gz)?", re.IGNORECASE)
_PACKAGE = "datapackage.json"
_CHUNK = 262_144
_LIST_MOST = 64 * 1024 * 1024  # of the zip's list of files, which is read whole: 600,000 files
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a compression that Python does not know
    RuntimeError,  # an encrypted member
    ValueError,  # offsets that cannot be, in three ways
    OverflowError,
    OSError,
    struct.error,
)
_REMEDY = "Fetch or export the archive again"


def looks_like(head: bytes) -> bool:
    """Whether these are the first bytes of a zip file; what is in it stands at its end."""
    return head.startswith(b"PK\x03\x04")


def is_wacz(stream: BinaryIO) -> bool:
    """Whether a zip file holds web archives."""
    try:
        with _zip(stream) as package:
            names = package.namelist()
    except _BROKEN:
        return False
    return any(name == _PACKAGE or _ARCHIVE.fullmatch(name) for name in names)


def open_pages(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | InputError]:
    """The pages of all web archives in it; a source is `name#archive/data.warc.gz#offset`.

    An error for each archive and each record that cannot be read.
    """
    with _zip(stream) as package:
        budget = _Budget(stream, limit)
        for info in package.infolist():
            if _ARCHIVE.fullmatch(info.filename):
                inside = f"{name}#{info.filename}"
                try:
                    with _unpacked(package, info, inside, stream, budget) as data:
                        yield from warc.open_pages(data, inside, limit)
                except InputError as error:
                    yield error


def open_page(stream: BinaryIO, name: str, place: str, limit: int) -> Member | InputError:
    """The page at a place such as `archive/data.warc.gz#4711`."""
    archive, _, offset = place.rpartition("#")
    inside = f"{name}#{archive}"
    with _zip(stream) as package:
        budget = _Budget(stream, limit)
        try:
            info = package.getinfo(archive)
        except KeyError:
            return InputError(f"{name}#{place}", "no such archive in it", "Check its name")
        try:
            with _unpacked(package, info, inside, stream, budget) as data:
                return warc.open_page(data, inside, offset, limit)
        except InputError as error:
            return error


class _Budget:
    """What may be unpacked of all members together: several may name the same packed bytes."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._left = RATIO * stream.seek(0, 2) + limit

    def spend(self, count: int, name: str) -> None:
        """InputError where too much has been spent."""
        self._left -= count
        if self._left < 0:
            raise InputError(name, f"unpacks to more than {RATIO} times its size", _REMEDY)


def _zip(stream: BinaryIO) -> zipfile.ZipFile:
    """BadZipFile where its list of files is broken or too long to read."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_557))  # a comment may follow the end record, of 64 KiB at most
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or _LIST_MOST < int.from_bytes(tail[at + 12 : at + 16], "little") < 0xFFFF_FFFF:
        raise zipfile.BadZipFile
    return zipfile.ZipFile(stream)


class _Window(io.RawIOBase):
    """A part of a file as a file."""

    def __init__(self, stream: BinaryIO, start: int, length: int) -> None:
        self._stream, self._start, self._length = stream, start, length
        self._at = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """From the part's beginning, or its end."""
        self._at = offset if whence == 0 else self._length + offset
        return self._at

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, fewer only at the end of the part."""
        left = max(0, self._length - self._at)
        self._stream.seek(self._start + self._at)
        found = self._stream.read(left if size < 0 else min(size, left))
        self._at += len(found)
        return found


@contextmanager
def _unpacked(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, stream: BinaryIO, budget: _Budget
) -> Iterator[BinaryIO]:
    """A member as a file: a window on the zip where it is not packed, as the format asks for, else
    a temporary file. InputError where it cannot be unpacked, or is a bomb."""
    with tempfile.TemporaryFile() as data:
        try:
            with package.open(info) as packed:  # checks the member's own head
                if info.compress_type == zipfile.ZIP_STORED:
                    stored = _window(stream, info)
                else:
                    stored = None
                    while part := packed.read(_CHUNK):
                        budget.spend(len(part), name)
                        data.write(part)
        except _BROKEN as error:
            reason = " ".join(str(error).split())[:80] or type(error).__name__
            raise InputError(name, f"cannot be unpacked ({reason})", _REMEDY) from error
        data.seek(0)
        yield cast(BinaryIO, stored or data)


def _window(stream: BinaryIO, info: zipfile.ZipInfo) -> _Window:
    stream.seek(info.header_offset + 26)
    names, extra = struct.unpack("<HH", stream.read(4))
    return _Window(stream, info.header_offset + 30 + names + extra, info.compress_size)
