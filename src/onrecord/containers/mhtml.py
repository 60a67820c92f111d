"""Pages as browsers save them in one file (MHTML): the page's own HTML, pictures left out."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.containers.letter import readable
from onrecord.containers.member import Member
from onrecord.containers.mime import MessageError, Part, leaves, words
from onrecord.containers.moments import moment
from onrecord.errors import InputError
from onrecord.values import Envelope

MAX_BYTES = 64 * 1024 * 1024
"""A saved page with all its pictures is held in memory."""

_PAGES = ("text/html", "application/xhtml+xml")
_LOCATION = re.compile(rb"^content-location[ \t]*:", re.IGNORECASE | re.MULTILINE)
_REMEDY = "Save the page again from the browser, or save it as HTML"


def looks_like(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a saved page.

    A letter may be multipart/related, too; but no letter says where on the web its first part is,
    and no browser says which servers it came through.
    """
    try:
        message = Part(head, 0, len(head))
    except MessageError:
        return False
    headers = message.headers
    if "mime-version" not in headers and "content-type" not in headers:
        return False
    if "snapshot-content-location" in headers:
        return True
    if message.type not in ("multipart/related", *_PAGES):
        return False
    return bool(_LOCATION.search(head)) and not {"received", "to", "message-id"} & headers.keys()


def open_pages(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | InputError]:
    """The one page in the file, under the file's own name. InputError is raised where none is."""
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise InputError(name, f"a saved page of more than {MAX_BYTES:,} bytes", _REMEDY)
    raw = raw.lstrip(b"\r\n")
    try:
        message = Part(raw, 0, len(raw))
        root = _root(message)
        if root is None:
            raise InputError(name, "a saved page without HTML in it", _REMEDY)
        content, declared_type = readable(root)
    except MessageError as error:
        raise InputError(name, f"a saved page that cannot be read: {error}", _REMEDY) from error
    if len(content) > limit:
        problem = f"a saved page of {len(content):,} bytes; a page may have {limit:,} at most"
        raise InputError(name, problem, _REMEDY)
    yield Member(content, name, declared_type, _envelope(message, root))


def _root(message: Part) -> Part | None:
    """The part that `start` names, else the first page in it."""
    wanted = (message.parameter("start") or "").strip("<> ")
    first: Part | None = None
    for part in leaves(message):
        if part.type not in _PAGES:
            continue
        if not wanted or part.headers.get("content-id", "").strip("<> ") == wanted:
            return part
        first = first or part
    return first


def _envelope(message: Part, root: Part) -> Envelope:
    address = message.headers.get("snapshot-content-location") or root.headers.get(
        "content-location"
    )
    known = address is not None and address.startswith(("http://", "https://"))
    return Envelope(
        carrier="saved page",
        title=words(message.headers.get("subject")),
        captured=moment(message.headers.get("date")),
        address="".join(address.split()) if address and known else None,
    )
