"""Options that several commands share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Execute: TypeAlias = Callable[[argparse.Namespace], int]


def add_command(
    commands: Commands, name: str, execute: Execute, summary: str, details: str
) -> argparse.ArgumentParser:
    """A command's own parser; `details` follow its options and hold an example that works."""
    parser = commands.add_parser(
        name,
        help=summary[0].lower() + summary[1:].rstrip("."),
        description=summary,
        epilog=details,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(execute=execute)
    return parser


def add_pages(parser: argparse.ArgumentParser) -> None:
    """PAGE... and --lang, for commands that read pages."""
    parser.add_argument(
        "pages",
        nargs="+",
        metavar="PAGE",
        help="a file, an http(s) address, or - (standard input): a page, or an archive (.warc,"
        " .wacz), a feed or a mailbox, of which every page is read; FILE#PLACE is one of them",
    )
    parser.add_argument(
        "--lang", metavar="XX", help="language of the pages, such as it; detected if not given"
    )


def add_actors(parser: argparse.ArgumentParser) -> None:
    """--actors, for commands that tell who is who."""
    parser.add_argument(
        "--actors",
        type=Path,
        metavar="FILE",
        help="your own actors (TOML or CSV), which come before the built-in ones",
    )


def use_actors(options: argparse.Namespace) -> None:
    """Makes the user's own actors known; DataFileError lists what is wrong with them."""
    if options.actors is not None:
        from onrecord.actors.own import use

        use(options.actors)


def add_record(parser: argparse.ArgumentParser) -> None:
    """--db, for commands that open the record."""
    parser.add_argument(
        "--db",
        metavar="FILE",
        help="the record: a file or a sqlite:/// URL (default: $ONRECORD_DB, else a file in your"
        " data folder)",
    )


def record_place(options: argparse.Namespace) -> str:
    """The record that the user means."""
    given: str | None = options.db or os.environ.get("ONRECORD_DB")
    return given or str(_data_folder() / "onrecord" / "record.sqlite")


def _data_folder() -> Path:
    """Where the user's programs keep their data, by the XDG convention."""
    named = os.environ.get("XDG_DATA_HOME")
    return Path(named) if named else Path.home() / ".local" / "share"
