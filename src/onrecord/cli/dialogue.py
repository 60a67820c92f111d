"""`onrecord dialogue`: what two parties say and do to each other."""

from __future__ import annotations

import argparse

from onrecord.cli.exits import DONE
from onrecord.cli.options import Commands, add_command, add_record, record_place

_DETAILS = """\
A country stands for all who act for it. Acts of the second party are set in further; an answer has
the id of the demand that it follows.

example:
  onrecord dialogue Italy Turkey --db my-record.sqlite
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "dialogue", execute, "Shows two parties side by side, day by day.", _DETAILS
    )
    parser.add_argument("one", metavar="A")
    parser.add_argument("other", metavar="B")
    parser.add_argument("--issue", default="", metavar="TEXT", help="only with these words in it")
    parser.add_argument("--lang", metavar="XX", help="language of the names given")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_record(parser)


def execute(options: argparse.Namespace) -> int:
    """Prints the acts of both in order."""
    from onrecord.cli.parties import party
    from onrecord.cli.text.acts import print_acts, print_acts_json
    from onrecord.cli.text.terminal import Terminal
    from onrecord.errors import UsageError
    from onrecord.record import Record

    one, other = party(options.one, options.lang), party(options.other, options.lang)
    if one.ids & other.ids:
        raise UsageError(f"{options.one} and {options.other} are one actor; give two")
    with Record(record_place(options), create=False) as record:
        acts = record.dialogue(one, other, options.issue)
    if options.format == "json":
        print_acts_json(acts)
    else:
        print_acts(Terminal(), acts, second=other.name)
    return DONE
