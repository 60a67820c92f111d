"""What an input holds, told by its content, and the pages in it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import BinaryIO, cast

from msgspec import Struct

from onrecord.containers import feeds, mail, mhtml, pdf, wacz, warc
from onrecord.containers.member import Member
from onrecord.containers.unpack import GZIP, gunzip, unpacked_head
from onrecord.errors import InputError

HEAD_BYTES = 65_536
"""What a container is told by."""
_CHUNK = 1024 * 1024
_PIPE_MOST = 4 * 1024**3  # what is spooled from a pipe: it may never end

Found = Iterator[Member | InputError]
Open = Callable[[BinaryIO, bytes, "_Call"], Found]


class Kind(Struct, frozen=True):
    """A kind of container: what it is, how its first bytes look, and what opens it."""

    what: str
    looks_like: Callable[[bytes], bool]
    open: Open


def open_pages(
    stream: BinaryIO,
    name: str,
    *,
    declared_type: str | None = None,
    at: str | None = None,
    limit: int,
) -> Found:
    """The pages that an input holds, each at most `limit` bytes long.

    A container's members in its order, with an InputError in the place of each that cannot be read;
    what is no container is its own only page, as it is, of `declared_type`. With `at`, the part of
    a source behind `name#`, only that member. `stream` is buffered, and may be a pipe; nothing is
    raised, and at least one page or error comes.
    """
    with ExitStack() as stack:
        empty = True
        try:
            whole, head = _seekable(stream, name, limit, stack)
            for found in _open(whole, head, _Call(name, declared_type, at, limit), KINDS):
                empty = False
                yield found
        except InputError as error:
            empty = False
            yield error
        if empty:
            yield InputError(name, "there is no page in it", "Give another file")


def is_container(head: bytes) -> bool:
    """Whether an input that begins so may hold several pages, or one in a wrapper."""
    return _kind(head, KINDS) is not None


class _Call(Struct, frozen=True):
    name: str
    declared_type: str | None
    at: str | None
    limit: int


def _open(stream: BinaryIO, head: bytes, call: _Call, kinds: tuple[Kind, ...]) -> Found:
    kind = _kind(head, kinds)
    if kind is None:
        yield _plain(stream, call)
    else:
        yield from kind.open(stream, head, call)


def _kind(head: bytes, kinds: tuple[Kind, ...]) -> Kind | None:
    return next((kind for kind in kinds if kind.looks_like(head)), None)


def _plain(stream: BinaryIO, call: _Call) -> Member:
    """The input as it is. InputError where it is too long, or a place in it is asked for."""
    if call.at is not None:
        raise InputError(
            f"{call.name}#{call.at}", "one page, which has no parts", "Give it without the #"
        )
    raw = stream.read(call.limit + 1)
    if len(raw) > call.limit:
        most = f"longer than {call.limit // 1024**2} MiB"
        size = stream.seek(0, 2)  # of a device, 0
        raise InputError(
            call.name,
            f"{-(-size // 1024**2)} MiB, {most}" if size > call.limit else most,
            "Give the page itself, not an archive or a whole site",
        )
    return Member(raw, call.name, call.declared_type)


def _by_number(open_all: Callable[[BinaryIO, str, int], Found]) -> Open:
    """Opens a container whose members are named by their number."""

    def open_members(stream: BinaryIO, head: bytes, call: _Call) -> Found:
        place = f"{call.name}#{call.at}"
        known = False
        for found in open_all(stream, call.name, call.limit):
            source = found.source if isinstance(found, Member) else found.name
            if call.at is None or source == place:
                known = True
                yield found
                if call.at is not None:
                    return
        if call.at is not None and not known:
            yield InputError(place, "not in it", "Give the number of a page in it, as in #1")

    return open_members


def _warc(stream: BinaryIO, head: bytes, call: _Call) -> Found:
    if call.at is None:
        yield from warc.open_pages(stream, call.name, call.limit)
    else:
        yield warc.open_page(stream, call.name, call.at, call.limit)


def _zip(stream: BinaryIO, head: bytes, call: _Call) -> Found:
    """A WACZ; any other zip is handed on as it is, for the page stage to say what it is."""
    if not wacz.is_wacz(stream):
        stream.seek(0)
        yield _plain(stream, call)
    elif call.at is None:
        yield from wacz.open_pages(stream, call.name, call.limit)
    else:
        yield wacz.open_page(stream, call.name, call.at, call.limit)


def _gzip(stream: BinaryIO, head: bytes, call: _Call) -> Found:
    """A packed web archive, or any one other thing that is packed (once, and not as a zip)."""
    if warc.looks_like(unpacked_head(head, 64)):
        yield from _warc(stream, head, call)
        return
    raw = gunzip(stream, call.name, call.limit)
    inside = _Call(call.name, None, call.at, call.limit)  # the type is that of the packed file
    yield from _open(io.BytesIO(raw), raw[:HEAD_BYTES], inside, _UNPACKED)


def _seekable(stream: BinaryIO, name: str, limit: int, stack: ExitStack) -> tuple[BinaryIO, bytes]:
    """The stream, at its beginning, and its first bytes; a pipe is copied first, where it may be a
    container to a temporary file."""
    head = stream.read(HEAD_BYTES)
    if stream.seekable():
        stream.seek(0)
        return stream, head
    if not is_container(head):
        return io.BytesIO(head + stream.read(max(0, limit + 1 - len(head)))), head
    copy = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
    stack.callback(copy.close)
    copied, part = 0, head
    while part:
        copied += copy.write(part)
        if copied > _PIPE_MOST:
            problem = f"longer than {_PIPE_MOST // 1024**3} GiB"
            raise InputError(name, problem, "Save it to a file and give that")
        part = stream.read(_CHUNK)
    copy.seek(0)
    return copy, head


_UNPACKED = (
    Kind("a web archive (WARC)", warc.looks_like, _warc),
    Kind("a PDF file", pdf.looks_like, _by_number(pdf.open_pages)),
    Kind("a feed", feeds.looks_like, _by_number(feeds.open_pages)),
    Kind("a saved page (MHTML)", mhtml.looks_like, _by_number(mhtml.open_pages)),
    Kind("mail", mail.looks_like, _by_number(mail.open_pages)),
)
KINDS = (
    Kind("gzip data", lambda head: head.startswith(GZIP), _gzip),
    Kind("a zip file, such as WACZ", wacz.looks_like, _zip),
    *_UNPACKED,
)
"""All kinds, the first that fits counts: MHTML is mail, too."""
