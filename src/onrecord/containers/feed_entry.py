"""An entry of a feed, and the small page that is composed of it."""

import re
from html import escape, unescape

from msgspec import Struct

from onrecord.containers.characters import whole
from onrecord.containers.member import Member
from onrecord.containers.moments import moment
from onrecord.errors import InputError
from onrecord.values import Envelope

MAX_ENTRIES = 10_000
"""The longest feeds that outlets serve have some hundreds of entries; far over that."""

_TAG = re.compile(r"<[a-zA-Z/!]|&(?:\w{2,20}|#\d{1,6});")
_INLINE = re.compile(r"</?(?:a|b|br|em|i|span|strong|sub|sup|u)(?:\s[^<>]{0,2000})?/?>", re.I)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_VISIBLE = re.compile(r"[^<>\s]")


class Entry(Struct, frozen=True, kw_only=True):
    """What a feed says of one page. `title` is text, `content` HTML, dates as they are written."""

    title: str = ""
    content: str = ""
    address: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


def as_html(text: str) -> str:
    """Text as HTML: escaped, a paragraph where a blank line ends one."""
    paragraphs = (escape(part.strip(), quote=False) for part in _BLANK_LINE.split(text))
    return "\n".join(f"<p>{part}</p>" for part in paragraphs if part)


def perhaps_html(text: str) -> str:
    """HTML of what a feed may have written as either, such as the description of RSS."""
    return text if _TAG.search(text) else as_html(text)


def plain(title: str) -> str:
    """The text of a title in which a feed may have left tags and escapes."""
    return " ".join(unescape(_INLINE.sub("", title)).split())


def compose(entry: Entry, outlet: str | None, source: str, limit: int) -> Member | InputError:
    """The entry as a page of its own: headline, authors, time, content.

    InputError where there is nothing to read in it, or more than `limit` bytes.
    """
    if not entry.title and not _VISIBLE.search(entry.content):
        return InputError(
            source, "an entry without title and content", "Give the page that it links to"
        )
    envelope = Envelope(
        carrier="feed entry",
        title=entry.title or None,
        published=moment(entry.published),
        updated=moment(entry.updated),
        outlet=outlet,
        authors=entry.authors,
        address=entry.address,
        language=entry.language,
    )
    raw = whole(_page(entry, envelope)).encode()
    if len(raw) > limit:
        return InputError(
            source,
            f"an entry of {len(raw):,} bytes; a page may have {limit:,} at most",
            "Give the page that it links to",
        )
    return Member(raw, source, "text/html; charset=utf-8", envelope)


def _page(entry: Entry, envelope: Envelope) -> str:
    title = escape(entry.title, quote=False)
    language = f' lang="{escape(entry.language)}"' if entry.language else ""
    head = ['<meta charset="utf-8">', f"<title>{title}</title>"]
    if entry.address:
        head.append(f'<link rel="canonical" href="{escape(entry.address)}">')
    body = [f"<h1>{title}</h1>"] if title else []
    if entry.authors:
        names = escape(", ".join(entry.authors), quote=False)
        body.append(f'<p class="author">{names}</p>')
    if day := envelope.published or envelope.updated:
        body.append(f'<p class="date"><time datetime="{day}">{_shown(day)}</time></p>')
    body.append(f"<div>{entry.content}</div>")
    return "\n".join(
        [
            f"<!DOCTYPE html>\n<html{language}>\n<head>",
            *head,
            "</head>\n<body>\n<article>",
            *body,
            "</article>\n</body>\n</html>\n",
        ]
    )


def _shown(day: str) -> str:
    return day[: len("2026-01-05T10:00")].replace("T", " ")
