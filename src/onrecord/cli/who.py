"""`onrecord who`: which actor a name, a role or a metonym stands for."""

from __future__ import annotations

import argparse
import json
from datetime import date

from onrecord.cli.exits import DONE
from onrecord.cli.options import Commands, add_actors, add_command, use_actors
from onrecord.errors import UsageError

_DETAILS = """\
The likeliest actor comes first, each with how sure it is and why.

example:
  onrecord who "capo della diplomazia russa" --lang it --date 2022-02-01
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "who", execute, "Tells which actor a name, role or metonym stands for.", _DETAILS
    )
    parser.add_argument("mention", nargs="+", metavar="MENTION")
    parser.add_argument("--lang", metavar="XX", help="language of the mention, such as it")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="as of this day (default: today)")
    add_actors(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def execute(options: argparse.Namespace) -> int:
    """Prints the candidates."""
    from onrecord.actors.who import who
    from onrecord.languages.load import codes

    if options.lang is not None and options.lang not in codes():
        raise UsageError(f"--lang {options.lang}: give one of {', '.join(codes())}")
    use_actors(options)
    mention = " ".join(options.mention)
    found = who(mention, options.lang, _day(options.date))
    if options.format == "json":
        plain = [
            {
                "actor": one.actor.id,
                "name": one.actor.name,
                "kind": one.actor.kind,
                "country": one.actor.country,
                "confidence": one.confidence,
                "reason": one.reason,
            }
            for one in found
        ]
        print(json.dumps({"mention": mention, "candidates": plain}, ensure_ascii=False, indent=1))
        return DONE
    from onrecord.cli.text.candidates import print_candidates
    from onrecord.cli.text.terminal import Terminal

    print_candidates(Terminal(), mention, found)
    return DONE


def _day(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise UsageError(f"--date {given}: no such day; give it as 2022-02-01") from None
