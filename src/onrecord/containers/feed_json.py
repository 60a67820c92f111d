"""JSON Feed (version 1 and 1.1) to entries."""

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.containers.feed_entry import Entry, as_html, plain
from onrecord.errors import InputError

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_REMEDY = "Fetch the feed again, or give the pages that it links to"

Fields = dict[str, Any]


def is_json_feed(opening: str) -> bool:
    """Whether the opening of a file is that of a JSON Feed."""
    return opening.lstrip("\ufeff \t\r\n")[:1] == "{" and bool(_VERSION.search(opening))


def read_json(text: str, name: str) -> tuple[str | None, Iterator[Entry | str]]:
    """The feed's title, and its entries, or in their place what is wrong with one.

    InputError where the text is no JSON or has no list of items.
    """
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        problem = "nested too deep" if isinstance(error, RecursionError) else f"broken ({error})"
        raise InputError(name, f"a JSON feed, {problem}", _REMEDY) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise InputError(name, "a JSON feed without a list of items", _REMEDY)
    return _words(feed, "title"), (_entry(item, feed) for item in feed["items"])


def _entry(item: object, feed: Fields) -> Entry | str:
    if not isinstance(item, dict):
        return "an item that is no JSON object"
    return Entry(
        title=plain(_words(item, "title") or ""),
        content=_content(item),
        address=_words(item, "url") or _words(item, "external_url"),
        published=_words(item, "date_published"),
        updated=_words(item, "date_modified"),
        authors=_authors(item) or _authors(feed),
        language=_words(item, "language") or _words(feed, "language"),
    )


def _content(item: Fields) -> str:
    if html := _words(item, "content_html"):
        return html
    return as_html(_words(item, "content_text") or _words(item, "summary") or "")


def _authors(item: Fields) -> tuple[str, ...]:
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]  # 1.1, then 1
    names = (_words(person, "name") for person in people if isinstance(person, dict))
    return tuple(name for name in names if name)


def _words(item: Fields, key: str) -> str | None:
    """A field that should be text, None where it is missing, empty or something else."""
    value = item.get(key)
    return value.strip() or None if isinstance(value, str) else None
