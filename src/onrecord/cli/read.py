"""`onrecord read`: what pages say."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.exits import DONE, FAILED
from onrecord.cli.inputs import Inputs
from onrecord.cli.options import Commands, add_actors, add_command, add_pages, use_actors
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.values import Reading

_DETAILS = """\
text is for people; json is one array, jsonl one object a line, as each page is done.
--show page prints every line of the page with its kind and the reason for it; --show html prints
an HTML file with the same, for looking at a page that was misread and for reporting it.

example:
  onrecord read examples/vertice.it.html --format jsonl
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "read", execute, "Reads pages and prints what they say; writes nothing.", _DETAILS
    )
    add_pages(parser)
    add_actors(parser)
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    parser.add_argument(
        "--show",
        choices=("statements", "page", "html"),
        default="statements",
        help="what people see: the statements, the whole page in the terminal, or as an HTML file",
    )
    parser.add_argument(
        "--verbose", action="store_true", help="show how sure each statement and position is"
    )
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=0.0,
        metavar="N",
        help="leave out statements of which the content or the speaker is less sure; 0 to 1",
    )


def execute(options: argparse.Namespace) -> int:
    """Prints each page as soon as it is read."""
    if options.show != "statements" and options.format != "text":
        raise UsageError(f"--show {options.show} and --format {options.format}: give one of them")
    if not 0 <= options.min_confidence <= 1:
        raise UsageError(f"--min-confidence {options.min_confidence}: give a number from 0 to 1")
    from onrecord.values.sure import sure_of

    use_actors(options)
    inputs = Inputs(options.pages, options.lang)
    readings = (sure_of(reading, options.min_confidence) for _, reading in inputs)
    if options.show == "html":
        _print_html(list(readings))
    elif options.show == "page":
        _print_kinds(readings)
    elif options.format == "text":
        _print_text(readings, verbose=options.verbose)
    elif options.format == "json":
        _print_json(readings)
    else:
        _print_jsonl(readings)
    return FAILED if inputs.failed else DONE


def _print_text(readings: Iterable[Reading], *, verbose: bool) -> None:
    from onrecord.cli.text.page import print_page
    from onrecord.cli.text.terminal import Terminal

    terminal = Terminal()
    for number, reading in enumerate(readings):
        if number:
            terminal.print()
        print_page(terminal, reading, verbose=verbose)


def _print_kinds(readings: Iterable[Reading]) -> None:
    from onrecord.cli.text.kinds import print_kinds
    from onrecord.cli.text.terminal import Terminal

    terminal = Terminal()
    for number, reading in enumerate(readings):
        if number:
            terminal.print()
        print_kinds(terminal, reading)


def _print_html(readings: Sequence[Reading]) -> None:
    from onrecord.values.page_html import to_page_html

    if readings:
        sys.stdout.buffer.write(to_page_html(readings).encode("utf-8"))


def _print_jsonl(readings: Iterable[Reading]) -> None:
    from onrecord.values.jsonl import encode

    for reading in readings:
        sys.stdout.buffer.write(encode(reading) + b"\n")
        sys.stdout.buffer.flush()


def _print_json(readings: Iterable[Reading]) -> None:
    from onrecord.values.jsonl import encode

    out = sys.stdout.buffer
    out.write(b"[")
    for number, reading in enumerate(readings):
        out.write((b",\n" if number else b"\n") + encode(reading))
    out.write(b"\n]\n")
    out.flush()
