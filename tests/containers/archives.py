"""Web archives made for the tests."""

import gzip
import io
import zipfile
from collections.abc import Iterable

from onrecord.containers import Member, open_pages
from onrecord.errors import InputError

LIMIT = 32 * 1024 * 1024
HTML = "text/html; charset=utf-8"


def page(words: str) -> bytes:
    """A small page of HTML."""
    return f"<!doctype html><html><body><h1>{words}</h1></body></html>".encode()


def answer(body: bytes, *, kind: str = HTML, status: str = "200 OK", more: str = "") -> bytes:
    """An answer of a site: head and body."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(
    block: bytes,
    *,
    kind: str = "response",
    length: object = None,
    uri: str = "https://example.org/1",
    media_type: str = "application/http; msgtype=response",
) -> bytes:
    """A record of a WARC file, whose declared length may be wrong."""
    declared = len(block) if length is None else length
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2024-05-01T10:20:30Z\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {declared}\r\n\r\n"
    ).encode() + (block + b"\r\n\r\n")


def record_of(words: str, **how: object) -> bytes:
    """A record of a page with these words."""
    return record(answer(page(words)), **how)  # type: ignore[arg-type]


def packed(records: Iterable[bytes]) -> bytes:
    """Each record a gzip member, as the format asks for."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def wacz(archives: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """A WACZ of these archives."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as package:
        package.writestr("datapackage.json", "{}")
        for name, data in archives.items():
            package.writestr(f"archive/{name}", data)
    return out.getvalue()


def opened(raw: bytes, name: str = "a", at: str | None = None) -> list[Member | InputError]:
    """All that an input gives."""
    return list(open_pages(io.BytesIO(raw), name, at=at, limit=LIMIT))


def pages_and_errors(raw: bytes) -> tuple[list[str], list[str]]:
    """The headings of the pages, and the errors; each page must be found again by its source."""
    words, errors = [], []
    for found in opened(raw):
        if isinstance(found, InputError):
            errors.append(str(found))
        else:
            words.append(found.raw.split(b"<h1>")[1].split(b"</h1>")[0].decode())
            assert opened(raw, at=found.source.partition("#")[2]) == [found]
    return words, errors
