"""`onrecord actors`: the tables of who is who."""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.cli.exits import DONE, FAILED
from onrecord.cli.options import Commands, add_command

_DETAILS = """\
check looks for two holders of an office at once, terms that end before they begin, and forms that
name two actors; it prints what the tables hold, and ends with 1 where something is wrong. With
FILE it checks your own actors, a TOML or CSV file for --actors of other commands.

example:
  onrecord actors check
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(commands, "actors", execute, "Checks the tables of actors.", _DETAILS)
    parser.add_argument("task", choices=("check",))
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a file of your own")


def execute(options: argparse.Namespace) -> int:
    """Prints the faults of the tables, and what they hold."""
    from onrecord.actors.check import coverage, faults

    if options.file is not None:
        from onrecord.actors.own import load

        print(f"{options.file}: {len(load(options.file))} actors, no faults")
        return DONE

    found = list(faults())
    for fault in found:
        print(fault)
    for what, number in coverage().items():
        print(f"{number:7,}  {what}")
    print(f"{len(found):7,}  faults")
    return FAILED if found else DONE
