"""`onrecord search`: finds what was said by its words."""

from __future__ import annotations

import argparse

from onrecord.cli.exits import DONE
from onrecord.cli.options import Commands, add_command, add_record, record_place

_DETAILS = """\
All words must occur; "words in quotation marks" stand together; word* finds every ending.
Accents and capitals make no difference. Names of speakers and titles of pages are searched, too.

example:
  onrecord search dialog* --db my-record.sqlite
"""
_LIMIT = 20


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "search", execute, "Finds statements and pages in the record.", _DETAILS
    )
    parser.add_argument("words", nargs="+", metavar="WORD")
    parser.add_argument(
        "--limit", type=int, default=_LIMIT, metavar="N", help=f"at most so many hits ({_LIMIT})"
    )
    add_record(parser)


def execute(options: argparse.Namespace) -> int:
    """Prints the hits, the best first."""
    from onrecord.cli.text.hits import print_hits
    from onrecord.cli.text.terminal import Terminal
    from onrecord.record import Record

    with Record(record_place(options), create=False) as record:
        hits = record.search(_query(options.words), options.limit)
    print_hits(Terminal(), hits)
    return DONE


def _query(words: list[str]) -> str:
    """The words as one query; what the shell kept together in one word is a phrase again."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
