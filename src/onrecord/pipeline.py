"""From captured bytes to a Reading: the one module that knows the order of the stages."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urldefrag

from msgspec import Struct
from msgspec.structs import replace

from onrecord import __version__
from onrecord.coding import code, find_events
from onrecord.containers import HEAD_BYTES, is_container, open_pages
from onrecord.errors import InputError
from onrecord.fetch import fetch
from onrecord.languages.load import LanguagePack, codes, load
from onrecord.page import read_page
from onrecord.page.binary import MAX_BYTES
from onrecord.reading import analyse_story, find_statements
from onrecord.values import Actor, Article, Block, Engine, Envelope, Event, Page, Reading, Statement

_NAME_MOST = 8192
"""Twice what systems take for a path: a text is longer, or is no name."""


class Capture(Struct, frozen=True):
    """A page's bytes, the name they came under, the media type that was declared, and what its
    container says of it."""

    raw: bytes
    source: str
    declared_type: str | None = None
    envelope: Envelope | None = None


def read(
    raw: bytes,
    source: str,
    *,
    lang: str | None = None,
    declared_type: str | None = None,
    envelope: Envelope | None = None,
) -> Reading:
    """Everything that a page says.

    `lang` is an ISO 639-1 code, detected where it is None; `envelope` is what the container of the
    page says of it. A page in a language without a pack is
    read without its statements. InputError for bytes that hold no page, UsageError for a `lang`
    without a pack.
    """
    pack = load(lang) if lang is not None else None
    page, article = read_page(
        raw, source, lang=lang, declared_type=declared_type, envelope=envelope
    )
    if pack is None and article.language in codes():
        pack = load(article.language)
    actors, statements, events = _read_story(page, article, pack)
    return Reading(
        page=page,
        article=article,
        actors=actors,
        statements=statements,
        events=events,
        engine=Engine(version=__version__, pack=pack.digest if pack else None),
    )


def load_inputs(name: str | Path) -> Iterator[Capture | InputError]:
    """The pages of an input: of a path, an http(s) address, or `-`, which is standard input.

    An archive, a feed or a mailbox gives all its pages, or the one behind the `#` of its name; an
    InputError stands in the place of each that cannot be read. Nothing is raised.
    """
    if name == "-":
        yield from _captures(sys.stdin.buffer, "-")
    elif is_address(name):
        yield from _load_address(str(name))
    else:
        yield from _load_file(*_split(Path(name)))


def captures(given: Path | str | bytes) -> Iterator[Capture | InputError]:
    """What `onrecord.read` is given: bytes, or the path, the address or the text of a page."""
    if isinstance(given, bytes):
        return _captures(io.BytesIO(given), "bytes")
    if isinstance(given, Path) or is_address(given) or _names_an_input(given):
        return load_inputs(given)
    try:
        return _captures(io.BytesIO(given.encode("utf-8")), "text")
    except UnicodeEncodeError as error:
        return iter(
            [InputError("text", f"has half a character ({error.reason})", "Decode it anew")]
        )


def capture(given: Path | str | bytes) -> Capture:
    """The one page in it. InputError where it cannot be read, or is one of several."""
    found = captures(given)
    first = next(found)
    if isinstance(first, Capture) and next(found, None) is not None:
        raise InputError(
            first.source.split("#")[0],
            "holds more than one page",
            "Read them with onrecord.read_all, or name one by what stands behind its #",
        )
    if isinstance(first, InputError):
        raise first
    return first


def is_address(name: str | Path) -> bool:
    """Whether `name` is one that is fetched."""
    return isinstance(name, str) and name.lower().startswith(("http://", "https://"))


def _read_story(
    page: Page, article: Article, pack: LanguagePack | None
) -> tuple[tuple[Actor, ...], tuple[Statement, ...], tuple[Event, ...]]:
    """What the blocks of each language say, every one read with its own pack."""
    if pack is None:
        return (), (), ()
    actors: dict[str, Actor] = {}
    statements: list[Statement] = []
    events: list[Event] = []
    for own, blocks in _by_language(article, pack).values():
        part = replace(article, language=own.code, blocks=tuple(blocks))
        analysis = analyse_story(page, part, own)
        named, found = find_statements(page, part, analysis)
        for actor in named:
            actors[actor.id] = _together(actors.get(actor.id), actor)
        coded = code(page, named, found, own)
        statements += coded
        events += find_events(named, coded, analysis, article.published)
    statements.sort(key=lambda s: (s.content.start, -s.content.end))
    events.sort(key=lambda e: (e.start, e.end))
    return tuple(actors.values()), tuple(statements), tuple(events)


def _by_language(
    article: Article, pack: LanguagePack
) -> dict[str, tuple[LanguagePack, list[Block]]]:
    """The blocks by language, the article's first; those in a language without a pack are read as
    if they were in the article's."""
    found: dict[str, tuple[LanguagePack, list[Block]]] = {pack.code: (pack, [])}
    for block in article.blocks:
        own = block.language if block.language in codes() else pack.code
        if own not in found:
            found[own] = load(own), []
        found[own][1].append(block)
    return found


def _together(known: Actor | None, actor: Actor) -> Actor:
    """An actor with the mentions of both."""
    if known is None:
        return actor
    return replace(known, mentions=tuple(sorted({*known.mentions, *actor.mentions})))


def _captures(
    stream: BinaryIO, name: str, declared_type: str | None = None, at: str | None = None
) -> Iterator[Capture | InputError]:
    for found in open_pages(stream, name, declared_type=declared_type, at=at, limit=MAX_BYTES):
        if isinstance(found, InputError):
            yield found
        else:
            yield Capture(found.raw, found.source, found.declared_type, found.envelope)


def _load_address(name: str) -> Iterator[Capture | InputError]:
    """What stands behind the `#` of a page's address is a place on the page, and no member."""
    try:
        fetched = fetch(name)
    except InputError as error:
        yield error
        return
    url, at = fetched.url, None
    if is_container(fetched.raw[:HEAD_BYTES]):
        url = urldefrag(url).url
        at = urldefrag(name).fragment or None
    yield from _captures(io.BytesIO(fetched.raw), url, fetched.content_type, at)


def _load_file(path: Path, at: str | None) -> Iterator[Capture | InputError]:
    name = _printable(path)
    try:
        with _open_file(path, name) as stream:
            yield from _captures(stream, name, at=at)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(name, f"cannot be read ({error})", "Check the path")


def _open_file(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise InputError(name, "no such file", "Check the path") from None
    except IsADirectoryError:
        raise InputError(name, "is a folder", f"Give its files, such as {name}/*.html") from None
    except PermissionError:
        raise InputError(name, "no permission to read it", "Ask its owner for it") from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise InputError(name, f"cannot be read ({error})", "Check the path") from error


def _split(path: Path) -> tuple[Path, str | None]:
    """A file, and what stands behind its name and a `#`: the longest name that is a file's."""
    name = str(path)
    end = len(name)
    while end > 0 and not _names_a_file(name[:end]):
        end = name.rfind("#", 0, end)
    return (Path(name[:end]), name[end + 1 :] or None) if end > 0 else (path, None)


def _names_an_input(given: str) -> bool:
    """Whether a text is the name of a file, with a place behind it or not."""
    return len(given) <= _NAME_MOST and _names_a_file(str(_split(Path(given))[0]))


def _names_a_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):  # too long for a path, or with a null character
        return False


def _printable(path: Path) -> str:
    """The path as text that every encoding takes: file names may hold bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
