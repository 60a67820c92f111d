"""The command `onrecord`: finds the command that is meant, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from onrecord import __version__
from onrecord.cli import actors, add, check, dialogue, evaluate, read, search, show, timeline, who
from onrecord.cli.exits import DONE, FAILED, INTERRUPTED, WRONG_USAGE
from onrecord.errors import OnrecordError, UsageError

COMMANDS = (read, add, search, show, dialogue, timeline, who, check, actors, evaluate)
"""One module a command: `configure(commands)` adds its parser, whose `execute` runs it."""

_EPILOG = """\
example:
  onrecord read examples/vertice.it.html

`onrecord COMMAND --help` has an example for each command.
"""


def run() -> NoReturn:
    """The entry point of the installed command."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Runs one command; its exit code is 0 when done, 1 where something failed, 2 for wrong usage.

    A reader of our output that leaves early (`| head`) is no failure.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # where the locale lacks a letter, "?" stands
    try:
        options = build_parser().parse_args(arguments)
        code: int = options.execute(options)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_standard_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return WRONG_USAGE
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return FAILED
    return code


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Turns news pages into a record of who said what to whom, through whom.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.configure(commands)
    return parser


def _silence_standard_output() -> None:
    """Keeps Python from reporting, as it ends, that nobody reads our output any more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
