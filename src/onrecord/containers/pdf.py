"""PDF files with a text layer, through pypdf: an extra, `pip install onrecord[pdf]`."""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from onrecord.containers.characters import whole
from onrecord.containers.member import Member
from onrecord.containers.moments import said
from onrecord.containers.paragraphs import join_lines
from onrecord.errors import InputError
from onrecord.values import Envelope

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 2_000
MAX_BYTES = 256 * 1024 * 1024
MAX_SECONDS = 60.0
"""1,999 printed pages of 60 lines take 11 s; a file made to take long stops there."""
_MAX_CONTENT = 8 * 1024 * 1024  # bytes of drawing on one printed page; newspapers' have 0.5 MB

# What pypdf raises on broken files, found by fuzzing; RuntimeError holds RecursionError
_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_BROWSERS = re.compile(r"Skia/PDF|Quartz PDFContext|wkhtmltopdf|^Mozilla/", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"^Microsoft Word - |\.(?:docx?|indd|odt|pdf|qxd|rtf|tex)$|^untitled$", re.IGNORECASE
)
_DATE = re.compile(r"(?:D:)?(\d{8})(\d{6})?(Z|[+-]\d\d(?:'?\d\d)?)?")
_REMEDY = "Open it, and give its text or the page it was printed from"


class _PdfError(Exception):
    """Why a PDF cannot be read."""


def looks_like(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a PDF."""
    return head.lstrip(b"\xef\xbb\xbf\x00\t\r\n ").startswith(b"%PDF-")


def open_pages(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | InputError]:
    """The text of the whole file as one page, a paragraph a line, under the file's own name.

    InputError is raised where there is no text layer, where it is encrypted, broken or endless,
    and where pypdf is not installed.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise InputError(
            name, "a PDF, which needs a library more", "Run: pip install onrecord[pdf]"
        ) from error
    if stream.seek(0, io.SEEK_END) > MAX_BYTES:
        raise InputError(name, f"a PDF of more than {MAX_BYTES:,} bytes", _REMEDY)
    stream.seek(0)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # our answer says what matters
    try:
        reader = PdfReader(stream)
        text, envelope = _text(reader, time.monotonic() + MAX_SECONDS), _envelope(reader)
    except _PdfError as error:
        raise InputError(name, f"a PDF that cannot be read: {error}", _REMEDY) from error
    except DependencyError as error:  # what AES and some pictures need
        raise InputError(
            name, "a PDF that is encrypted with AES", "Run: pip install cryptography"
        ) from error
    except (PyPdfError, *_FAULTS) as error:
        raise InputError(name, f"a broken PDF ({type(error).__name__})", _REMEDY) from error
    raw = whole(text).encode()
    if not raw.strip():
        raise InputError(name, "a PDF of pictures, without a text layer", _REMEDY)
    if len(raw) > limit:
        problem = f"a PDF with {len(raw):,} bytes of text; a page may have {limit:,} at most"
        raise InputError(name, problem, _REMEDY)
    yield Member(raw, name, "text/plain; charset=utf-8", envelope)


def _text(reader: PdfReader, deadline: float) -> str:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _PdfError("it is encrypted, and needs a password")
    if len(reader.pages) > MAX_PAGES:
        raise _PdfError(f"{len(reader.pages):,} pages; {MAX_PAGES:,} at most are read")
    stop = _stop_at(deadline)
    pages = []
    for page in reader.pages:
        stop()
        content = page.get_contents()
        if content is not None and len(content.get_data()) > _MAX_CONTENT:
            raise _PdfError(f"a printed page of more than {_MAX_CONTENT:,} bytes")
        pages.append(page.extract_text(visitor_operand_before=stop))
    return join_lines(pages)


def _stop_at(deadline: float) -> Callable[..., None]:
    """A function that raises once it is too late; pypdf calls it at each step of drawing."""

    def stop(*_: object) -> None:
        if time.monotonic() > deadline:
            raise _PdfError(f"it takes longer than {MAX_SECONDS:.0f} seconds")

    return stop


def _envelope(reader: PdfReader) -> Envelope:
    """What the file says of itself; the day it was made is that of capture where a browser did."""
    about = reader.metadata
    if about is None:
        return Envelope(carrier="PDF metadata")
    printed = any(_BROWSERS.search(_words(about.get(key))) for key in ("/Producer", "/Creator"))
    made = _made(about.get("/CreationDate"))
    title = _words(about.get("/Title"))
    authors = (author.strip() for author in _words(about.get("/Author")).split(";"))
    language = _words(reader.root_object.get("/Lang"))
    return Envelope(
        carrier="PDF metadata",
        title=None if _FILE_NAME.search(title) else title or None,
        published=None if printed else made,
        captured=made if printed else None,
        authors=tuple(author for author in authors if author),
        language=language or None,
    )


def _words(value: object) -> str:
    return " ".join(whole(value).split()) if isinstance(value, str) else ""


def _made(value: object) -> str | None:
    """ISO 8601 of a date such as D:20260105070000+01'00'; None where it is none."""
    found = _DATE.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    day, clock, zone = found[1], found[2] or "", (found[3] or "").replace("'", "")
    zone = "+0000" if zone[:1] == "Z" else zone[:5]
    try:
        if len(clock) == 6 and len(zone) in (3, 5):
            return said(datetime.strptime(day + clock + zone.ljust(5, "0"), "%Y%m%d%H%M%S%z"))
        return said(datetime.strptime(day, "%Y%m%d").date())
    except ValueError:
        return None
