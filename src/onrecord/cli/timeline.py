"""`onrecord timeline`: what an actor says and does, in order of days."""

from __future__ import annotations

import argparse

from onrecord.cli.exits import DONE
from onrecord.cli.options import Commands, add_command, add_record, record_place

_DETAILS = """\
A country stands for all who act for it. Each position is new, repeated, hardened, softened or
reversed beside the last one toward the same target, of which the id follows.

example:
  onrecord timeline Italy --db my-record.sqlite
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "timeline", execute, "Shows an actor's positions and events over time.", _DETAILS
    )
    parser.add_argument("actor", metavar="ACTOR")
    parser.add_argument("--toward", metavar="ACTOR", help="only what is said or done to this one")
    parser.add_argument("--issue", default="", metavar="TEXT", help="only with these words in it")
    parser.add_argument("--lang", metavar="XX", help="language of the names given")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_record(parser)


def execute(options: argparse.Namespace) -> int:
    """Prints the acts in order."""
    from onrecord.cli.parties import party
    from onrecord.cli.text.acts import print_acts, print_acts_json
    from onrecord.cli.text.terminal import Terminal
    from onrecord.record import Record

    one = party(options.actor, options.lang)
    other = party(options.toward, options.lang) if options.toward else None
    with Record(record_place(options), create=False) as record:
        acts = record.timeline(one, other, options.issue)
    if options.format == "json":
        print_acts_json(acts)
    else:
        print_acts(Terminal(), acts)
    return DONE
