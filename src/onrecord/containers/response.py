"""An HTTP answer as an archive keeps it: its status, what it is, and its body."""

from __future__ import annotations

import re

from msgspec import Struct

from onrecord.containers.records import fields_of
from onrecord.containers.unpack import decode_content, too_long
from onrecord.errors import InputError

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b[^\n]*\n")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]*)?\r?\n")
_CODINGS_MOST = 4
_CHUNKS_MOST = 500_000  # for the time they take; servers send chunks of hundreds of bytes
_AGAIN = "Fetch the page again"


class Answer(Struct, frozen=True):
    """The head of an answer; the body, still coded, begins at `begin` of its bytes."""

    status: int
    fields: dict[str, str]
    begin: int

    @property
    def media_type(self) -> str | None:
        """The Content-Type as it was sent."""
        return self.fields.get("content-type")


def parse_answer(block: bytes, name: str) -> Answer:
    """The head of the answer in `block`. InputError where it does not begin as one does."""
    status = _STATUS.match(block)
    if status is None:
        raise InputError(name, "its answer has no HTTP status", _AGAIN)
    # One character back, as an answer may have no line between its status and the blank one.
    ended = _BLANK_LINE.search(block, status.end() - 2)
    begin = ended.end() if ended else len(block)
    return Answer(int(status[1]), fields_of(block[status.end() : begin]), begin)


def body_of(block: bytes, answer: Answer, name: str, limit: int) -> bytes:
    """The body without its transfer and content codings, at most `limit` bytes long.

    InputError where the codings are broken, or the body is too long.
    """
    body = block[answer.begin :]
    if "chunked" in answer.fields.get("transfer-encoding", "").lower():
        body = _join_chunks(body, name)
    codings = [each for each in answer.fields.get("content-encoding", "").split(",") if each]
    if len(codings) > _CODINGS_MOST:
        raise InputError(name, f"its body is coded {len(codings)} times", _AGAIN)
    for coding in reversed(codings):
        body = decode_content(body, coding, name, limit)
    if len(body) > limit:
        raise too_long(name, limit)
    return body


def _join_chunks(body: bytes, name: str) -> bytes:
    """The body out of its chunks; as it is where the crawler has joined them already."""
    size = _CHUNK_SIZE.match(body)
    if size is None:
        return body
    joined = bytearray()
    for _ in range(_CHUNKS_MOST):
        length = int(size[1], 16)
        if length == 0:
            return bytes(joined)
        end = size.end() + length
        if end > len(body):
            break
        joined += body[size.end() : end]
        size = _CHUNK_SIZE.match(body, end + 2 if body.startswith(b"\r\n", end) else end + 1)
        if size is None:
            break
    raise InputError(name, "its chunks are broken", _AGAIN)
