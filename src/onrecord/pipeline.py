"""From captured bytes to a Reading: the one module that knows the order of the stages."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from onrecord import __version__
from onrecord.coding import code
from onrecord.errors import InputError
from onrecord.fetch import fetch
from onrecord.languages.load import LanguagePack, codes, load
from onrecord.page import read_page
from onrecord.page.binary import MAX_BYTES
from onrecord.reading import find_statements
from onrecord.values import Actor, Article, Engine, Page, Reading, Statement

_TOO_LONG = f"longer than {MAX_BYTES // 1024**2} MiB"
_GIVE_PAGE = "Give the page itself, not an archive or a whole site"


class Capture(Struct, frozen=True):
    """The bytes of one input, the name they came under, and the media type that was declared."""

    raw: bytes
    source: str
    declared_type: str | None = None


def read(
    raw: bytes, source: str, *, lang: str | None = None, declared_type: str | None = None
) -> Reading:
    """Everything that a page says.

    `lang` is an ISO 639-1 code, detected where it is None. A page in a language without a pack is
    read without its statements. InputError for bytes that hold no page, UsageError for a `lang`
    without a pack.
    """
    pack = load(lang) if lang is not None else None
    page, article = read_page(raw, source, lang=lang, declared_type=declared_type)
    if pack is None and article.language in codes():
        pack = load(article.language)
    actors, statements = _statements(page, article, pack)
    return Reading(
        page=page,
        article=article,
        actors=actors,
        statements=statements,
        events=(),
        engine=Engine(version=__version__, pack=pack.digest if pack else None),
    )


def load_input(name: str | Path) -> Capture:
    """The bytes behind a path or an http(s) address. InputError where there are none to be had."""
    if is_address(name):
        fetched = fetch(str(name))
        return Capture(fetched.raw, fetched.url, fetched.content_type)
    return _load_file(Path(name))


def capture(given: Path | str | bytes) -> Capture:
    """What `onrecord.read` is given: bytes, or the path, the address or the text of a page."""
    if isinstance(given, bytes):
        return Capture(given, "bytes")
    if isinstance(given, Path) or is_address(given) or _names_a_file(given):
        return load_input(given)
    try:
        return Capture(given.encode("utf-8"), "text")
    except UnicodeEncodeError as error:
        raise InputError(
            "text", f"has half a character ({error.reason})", "Decode it anew"
        ) from error


def _statements(
    page: Page, article: Article, pack: LanguagePack | None
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    if pack is None:
        return (), ()
    actors, statements = find_statements(page, article, pack)
    return actors, code(page, actors, statements, pack)


def _names_a_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):  # too long for a path, or with a null character
        return False


def is_address(name: str | Path) -> bool:
    """Whether `name` is one that is fetched."""
    return isinstance(name, str) and name.lower().startswith(("http://", "https://"))


def load_stream(stream: BinaryIO, name: str) -> Capture:
    """The bytes of an open stream, at most MAX_BYTES of them; InputError where there are more."""
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise InputError(name, _TOO_LONG, _GIVE_PAGE)
    return Capture(raw, name)


def _load_file(path: Path) -> Capture:
    name = _printable(path)
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > MAX_BYTES:
                raise InputError(
                    name, f"{status.st_size / 1024**2:.0f} MiB, {_TOO_LONG}", _GIVE_PAGE
                )
            return load_stream(stream, name)
    except FileNotFoundError:
        raise InputError(name, "no such file", "Check the path") from None
    except IsADirectoryError:
        raise InputError(name, "is a folder", f"Give its files, such as {name}/*.html") from None
    except PermissionError:
        raise InputError(name, "no permission to read it", "Ask its owner for it") from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise InputError(name, f"cannot be read ({error})", "Check the path") from error


def _printable(path: Path) -> str:
    """The path as text that every encoding takes: file names may hold bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
