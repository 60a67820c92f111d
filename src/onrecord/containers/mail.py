"""Letters: newsletters as EML files and mailboxes (MBOX)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.containers.letter import read_letter
from onrecord.containers.mbox import is_mailbox, letters
from onrecord.containers.member import Member
from onrecord.containers.mhtml import looks_like as is_saved_page
from onrecord.errors import InputError

MAX_LETTER = 64 * 1024 * 1024
"""Bytes of a letter with its attachments; mail servers take 25 to 50 MB."""
MAX_LETTERS = 10_000

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_SENT = {b"from", b"sender", b"return-path", b"received", b"delivered-to"}
_MADE = {b"message-id", b"mime-version", b"dkim-signature", b"content-type"}
_REMEDY = "Save the letter again from the mail program, or give its text"


def looks_like(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a letter or a mailbox."""
    if is_mailbox(head):
        return True
    names = _field_names(head)
    return bool(names & _SENT and names & _MADE) and not is_saved_page(head)


def open_pages(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | InputError]:
    """The letter, or the letters of a mailbox as `name#1` and so on; InputError for a broken one.

    InputError is raised where a single letter cannot be read.
    """
    opening = stream.read(65_536)
    stream.seek(0)
    if is_mailbox(opening):
        yield from _mailbox(stream, name, limit)
        return
    raw = stream.read(MAX_LETTER + 1)
    if len(raw) > MAX_LETTER:
        raise _too_long(name)
    page = read_letter(raw.lstrip(b"\r\n"), name, limit)
    if isinstance(page, InputError):
        raise page
    yield page


def _mailbox(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | InputError]:
    for number, raw in enumerate(letters(stream, MAX_LETTER), 1):
        if number > MAX_LETTERS:
            yield InputError(name, f"more than {MAX_LETTERS:,} letters", "Cut it into parts")
            return
        source = f"{name}#{number}"
        yield _too_long(source) if raw is None else read_letter(raw, source, limit)


def _too_long(source: str) -> InputError:
    return InputError(source, f"a letter of more than {MAX_LETTER:,} bytes", _REMEDY)


def _field_names(head: bytes) -> set[bytes]:
    """The names of a message's header in small letters; none where a line is no field of it."""
    names: set[bytes] = set()
    lines = head.lstrip(b"\r\n").split(b"\n")
    if len(lines) > 1 and len(head) >= 65_536:
        lines.pop()  # cut
    for line in lines:
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t") and names:
            continue
        field = _FIELD.match(line)
        if field is None:
            return set()
        names.add(field[1].lower())
    return names
