"""Feeds: RSS, Atom and JSON Feed, each entry a page.

An entry's whole content where the feed has it, else its summary. No feed makes this open a file
or a connection.
"""

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.containers.characters import characters, declared
from onrecord.containers.feed_entry import MAX_ENTRIES, Entry, compose
from onrecord.containers.feed_json import is_json_feed, read_json
from onrecord.containers.feed_xml import is_xml_feed, read_xml
from onrecord.containers.member import Member
from onrecord.errors import InputError

MAX_BYTES = 32 * 1024 * 1024
"""A feed is held in memory, in up to four bytes a character and some copies."""

MAX_MARKS = 2_000_000
"""Tags, references and brackets in a feed, of which its parsers make objects, a second or two each
million; the entries of a feed of 1 MB have some 30,000."""
MAX_ENTRY = 4 * 1024 * 1024
"""Characters of an entry in XML; long articles have some 100,000 with their markup."""

_REMEDY = "Fetch the feed again, or give the pages that it links to"


def looks_like(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a feed."""
    opening = characters(head, declared(head))
    return is_xml_feed(opening) or is_json_feed(opening)


def open_pages(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | InputError]:
    """The entries in order as pages, `name#1` the first; InputError in the place of a broken one.

    InputError is raised where the feed as a whole cannot be read.
    """
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise InputError(name, f"a feed of more than {MAX_BYTES:,} bytes", "Cut it into parts")
    text = characters(raw, declared(raw))
    del raw
    if sum(text.count(mark) for mark in "<&{[") > MAX_MARKS:
        raise InputError(name, f"a feed with more than {MAX_MARKS:,} marks", "Cut it into parts")
    if is_json_feed(text):
        title, found = read_json(text, name)
    else:
        title, found = read_xml(text, name, min(limit, MAX_ENTRY))
    yield from _pages(found, title, name, limit)


def _pages(
    found: Iterator[Entry | str], outlet: str | None, name: str, limit: int
) -> Iterator[Member | InputError]:
    number = 0
    for number, entry in enumerate(found, 1):
        if number > MAX_ENTRIES:
            yield InputError(name, f"more than {MAX_ENTRIES:,} entries", "Cut it into parts")
            return
        source = f"{name}#{number}"
        if isinstance(entry, str):
            yield InputError(source, entry, _REMEDY)
        else:
            yield compose(entry, outlet, source, limit)
    if not number:
        raise InputError(
            name, "a feed without entries", "Give a page, or the feed when it has some"
        )
