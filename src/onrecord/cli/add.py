"""`onrecord add`: takes pages into the record."""

from __future__ import annotations

import argparse
import sys

from onrecord.cli.exits import DONE, FAILED
from onrecord.cli.inputs import Inputs
from onrecord.cli.options import (
    Commands,
    add_actors,
    add_command,
    add_pages,
    add_record,
    record_place,
    use_actors,
)
from onrecord.errors import InvariantError

_DETAILS = """\
Adding a page twice changes nothing; each page is added wholly or not at all.

example:
  onrecord add examples/vertice.it.html --db my-record.sqlite
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "add", execute, "Reads pages and takes them into the record.", _DETAILS
    )
    add_pages(parser)
    add_actors(parser)
    add_record(parser)


def execute(options: argparse.Namespace) -> int:
    """Adds each page as soon as it is read, and says at the end what was new."""
    from onrecord.record import Record

    use_actors(options)
    place = record_place(options)
    inputs = Inputs(options.pages, options.lang)
    new = known = statements = failed = 0
    with Record(place) as record:
        for raw, reading in inputs:
            try:
                is_new = record.add(reading, raw)
            except InvariantError as error:  # this page only; the others may be sound
                print(error, file=sys.stderr)
                failed += 1
                continue
            if is_new:
                new += 1
                statements += len(reading.statements)
            else:
                known += 1
    added = f"{_count(new, 'page')} added with {_count(statements, 'statement')}"
    print(f"{added}; {known:,} known already: {place}")
    return FAILED if inputs.failed or failed else DONE


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
