"""`onrecord check`: whether the record is as it was written."""

from __future__ import annotations

import argparse

from onrecord.cli.exits import DONE, FAILED
from onrecord.cli.options import Commands, add_command, add_record, record_place

_DETAILS = """\
Compares every hash with its bytes, every place with its text and the full-text index with what it
shows. Prints each fault; the exit code is then 1.

example:
  onrecord check --db my-record.sqlite
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "check", execute, "Checks that the record is as it was written.", _DETAILS
    )
    add_record(parser)


def execute(options: argparse.Namespace) -> int:
    """Prints "ok", or every fault."""
    from onrecord.record import Record

    place = record_place(options)
    with Record(place, create=False) as record:
        faults = record.check()
    for fault in faults:
        print(fault)
    if not faults:
        print(f"ok: {place}")
    return FAILED if faults else DONE
