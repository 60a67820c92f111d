"""A message in MIME to its parts, without trust in any of its numbers.

The standard library's parser builds an object for each header and part before anyone can say
stop, and goes deeper with each level; this one looks only for parts that are asked for.
"""

import binascii
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from functools import cached_property

from onrecord.containers.characters import characters

MAX_HEADER = 256 * 1024
"""Bytes of the headers of one part; long chains of signatures have some tens of thousands."""
MAX_PARTS = 2_000
"""Saved pages have a part for each picture, some hundreds."""
MAX_DEPTH = 30
_MOST_FIELDS = 1_000
_LONGEST_VALUE = 8_000  # characters of a header that are looked at

_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_LINE_END = re.compile(rb"\r?\n")
_LINES = re.compile(r"\r\n|\r|\n")
_FOLD = re.compile(r"(?:\r\n|\r|\n)(?=[ \t])")
_FIELD = re.compile(r"([\x21-\x39\x3b-\x7e]{1,100})[ \t]*:(.*)")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_DELIMITER = re.compile(rb"^--([^\s-][^\r\n]{0,200}?)[ \t]*\r?$", re.MULTILINE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


class MessageError(Exception):
    """What is wrong with a message, in words."""


class Part:
    """A message or a part of one: `raw[start:end]`, headers first."""

    def __init__(self, raw: bytes, start: int, end: int) -> None:
        self._raw, self._end = raw, end
        blank = _LINE_END.match(raw, start, end)  # no headers at all
        blank = blank or _BLANK.search(raw, start, min(end, start + MAX_HEADER))
        if blank is None and end - start > MAX_HEADER:
            raise MessageError(f"its headers have more than {MAX_HEADER:,} bytes")
        self.headers = _headers(raw[start : end if blank is None else blank.start()])
        self._body = end if blank is None else blank.end()

    @cached_property
    def _kind(self) -> Message:
        """The parameters of its type, which the standard library reads well."""
        kind = Message()
        kind["Content-Type"] = self.headers.get("content-type", "text/plain")[:_LONGEST_VALUE]
        return kind

    @property
    def type(self) -> str:
        """Its media type in small letters, "text/plain" where it has none."""
        return self._kind.get_content_type() if "content-type" in self.headers else "text/plain"

    @property
    def charset(self) -> str | None:
        """The encoding that it says to be in."""
        return self._kind.get_content_charset()

    def parameter(self, name: str) -> str | None:
        """A parameter of its type, such as the boundary."""
        value = self._kind.get_param(name)
        return value.strip() or None if isinstance(value, str) else None

    @property
    def attached(self) -> bool:
        """Whether it is meant to be saved rather than shown."""
        return self.headers.get("content-disposition", "").lower().startswith("attachment")

    def content(self) -> bytes:
        """Its bytes, the transfer encoding undone; of a broken one what can be read."""
        body = self._raw[self._body : self._end]
        encoding = self.headers.get("content-transfer-encoding", "").strip().lower()
        if encoding == "quoted-printable":
            return binascii.a2b_qp(body)
        if encoding == "base64":
            digits = _NOT_BASE64.sub(b"", body)
            digits = digits[: -1 or None] if len(digits) % 4 == 1 else digits
            return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
        return body

    def parts(self) -> Iterator["Part"]:
        """Its own parts, where it is a multipart or holds a message; none otherwise."""
        if self.type == "message/rfc822":
            yield Part(self._raw, self._body, self._end)
        elif self.type.startswith("multipart/") and (boundary := self._boundary()):
            yield from self._between(b"--" + boundary)

    def _boundary(self) -> bytes | None:
        """The boundary it names, else the first line that could be one."""
        if named := self.parameter("boundary"):
            return named.encode("utf-8", "replace")
        found = _DELIMITER.search(self._raw, self._body, min(self._end, self._body + MAX_HEADER))
        return found[1] if found else None

    def _between(self, delimiter: bytes) -> Iterator["Part"]:
        raw, at, start = self._raw, self._body, -1
        while (found := raw.find(delimiter, at, self._end)) >= 0:
            at = found + len(delimiter)
            if found > self._body and raw[found - 1 : found] not in (b"\n", b"\r"):
                continue
            if start >= 0:
                yield Part(raw, start, found)
            if raw[at : at + 2] == b"--":
                return
            line_end = raw.find(b"\n", at, self._end)
            start = at = self._end if line_end < 0 else line_end + 1
        if 0 <= start < self._end:  # cut off, or its last boundary forgotten
            yield Part(raw, start, self._end)


def leaves(message: Part) -> Iterator[Part]:
    """The parts that hold no parts, in order. MessageError where they are too many or too deep."""
    stack, seen = [iter([message])], 0
    while stack:
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
            continue
        seen += 1
        if seen > MAX_PARTS:
            raise MessageError(f"it has more than {MAX_PARTS:,} parts")
        if part.type.startswith("multipart/") or part.type == "message/rfc822":
            if len(stack) > MAX_DEPTH:
                raise MessageError(f"its parts are nested more than {MAX_DEPTH} deep")
            stack.append(part.parts())
        else:
            yield part


def words(value: str | None) -> str | None:
    """The text of a header, its encoded words read (RFC 2047); None where there is none."""
    value = _BETWEEN_WORDS.sub(r"\1", (value or "")[:_LONGEST_VALUE])
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):  # broken base64 in it
        pieces = [(value, None)]
    text = "".join(
        piece if isinstance(piece, str) else characters(piece, charset) for piece, charset in pieces
    )
    return " ".join(text.split()) or None


def _headers(block: bytes) -> dict[str, str]:
    """The fields by their names in small letters; the first of a name."""
    found: dict[str, str] = {}
    for line in _LINES.split(_FOLD.sub("", characters(block)), _MOST_FIELDS)[:_MOST_FIELDS]:
        if field := _FIELD.match(line):
            found.setdefault(field[1].lower(), field[2].strip())
    return found
