"""Web archives: WARC files, packed or not, whose pages are answers of sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.containers.member import Member
from onrecord.containers.records import Record, read_record, read_records
from onrecord.containers.response import body_of, parse_answer
from onrecord.containers.unpack import too_long
from onrecord.errors import InputError
from onrecord.values import Envelope

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_FOUND = 200
_NO_PAGE_AT = re.compile(r"urn:text:|https?://[^/]+/(?:robots|ads|app-ads)\.txt$", re.IGNORECASE)
"""Text that is no page: rules for machines, and the text of a page whose HTML is in the archive
besides (as Browsertrix keeps it)."""
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)?", re.ASCII)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)


def looks_like(head: bytes) -> bool:
    """Whether these are the first bytes of a WARC file, unpacked."""
    return re.match(rb"\s{0,8}WARC/\d\.\d", head) is not None


def open_pages(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | InputError]:
    """The pages of an archive, in order, and an error for each record that cannot be read.

    A page's source is `name#offset` (of its record; of its gzip member where it is packed). Only
    answers with status 200, resources and conversions that are HTML or text are pages; other
    records are passed over.
    """
    for record in read_records(stream, name, limit):
        found = record if isinstance(record, InputError) else _page(record, limit)
        if found is not None:
            yield found


def open_page(stream: BinaryIO, name: str, place: str, limit: int) -> Member | InputError:
    """The page whose record is at `place`: an offset, as in `#4711`."""
    record = read_record(stream, name, place, limit)
    if isinstance(record, InputError):
        return record
    found = _page(record, limit)
    if found is None:
        kind = record.fields.get("warc-type", "?")[:20]
        return InputError(record.name, f"a record ({kind}) without a page", "Give another offset")
    return found


def _page(record: Record, limit: int) -> Member | InputError | None:
    """The page in a record, None where it is none."""
    try:
        return _response(record, limit) if _is_answer(record) else _resource(record, limit)
    except InputError as error:
        return error


def _is_answer(record: Record) -> bool:
    return record.fields.get("warc-type", "").lower() == "response"


def _response(record: Record, limit: int) -> Member | None:
    kept_as = record.fields.get("content-type", "application/http").lower()
    if not kept_as.startswith("application/http") or _NO_PAGE_AT.match(_address(record)):
        return None  # an answer of another protocol: dns, ftp
    answer = parse_answer(record.block, record.name)
    if answer.status != _FOUND or not _is_page(answer.media_type, record.block[answer.begin :]):
        return None
    _check_length(record, limit)
    body = body_of(record.block, answer, record.name, limit)
    return _member(record, body, answer.media_type)


def _resource(record: Record, limit: int) -> Member | None:
    if record.fields.get("warc-type", "").lower() not in ("resource", "conversion"):
        return None
    declared = record.fields.get("content-type")
    if _NO_PAGE_AT.match(_address(record)) or not _is_page(declared, record.block):
        return None
    _check_length(record, limit)
    return _member(record, record.block, declared)


def _is_page(declared: str | None, body: bytes) -> bool:
    if declared:
        return declared.split(";")[0].strip().lower() in _PAGES
    return _HTML.search(body[:1024]) is not None


def _check_length(record: Record, limit: int) -> None:
    if record.length > len(record.block):
        raise too_long(record.name, limit)


def _address(record: Record) -> str:
    """The page's address, which old crawlers put in angle brackets."""
    return record.fields.get("warc-target-uri", "").strip("<>")


def _member(record: Record, raw: bytes, declared: str | None) -> Member:
    captured = record.fields.get("warc-date", "")
    return Member(
        raw,
        record.name,
        declared,
        Envelope(
            carrier="web archive",
            captured=captured if _INSTANT.fullmatch(captured) else None,
            address=_address(record) or None,
        ),
    )
