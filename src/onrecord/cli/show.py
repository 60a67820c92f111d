"""`onrecord show`: one page, statement or actor of the record in full."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from onrecord.cli.exits import DONE
from onrecord.cli.options import Commands, add_command, add_record, record_place

if TYPE_CHECKING:
    from onrecord.record import Said, Voice
    from onrecord.values import Reading

_DETAILS = """\
ID is that of a page, a statement (the first characters will do) or an actor, as `search` and
`read --format json` show them, or the path or address that a page was added from.

example:
  onrecord show examples/vertice.it.html --db my-record.sqlite
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "show", execute, "Shows one thing of the record in full.", _DETAILS
    )
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_record(parser)


def execute(options: argparse.Namespace) -> int:
    """Prints what has the id."""
    from onrecord.record import Record

    with Record(record_place(options), create=False) as record:
        shown = record.show(options.id)
    if options.format == "json":
        _print_json(shown)
    else:
        _print_text(shown)
    return DONE


def _print_text(shown: Reading | Said | Voice) -> None:
    from onrecord.cli.text.found import print_said, print_voice
    from onrecord.cli.text.page import print_page
    from onrecord.cli.text.terminal import Terminal
    from onrecord.record import Said, Voice

    terminal = Terminal()
    if isinstance(shown, Said):
        print_said(terminal, shown)
    elif isinstance(shown, Voice):
        print_voice(terminal, shown)
    else:
        print_page(terminal, shown, verbose=True)


def _print_json(shown: Reading | Said | Voice) -> None:
    import msgspec

    from onrecord.record import Said, Voice

    data: object = shown
    if isinstance(shown, Said):
        data = _said(shown)
    elif isinstance(shown, Voice):
        data = {"actor": shown.actor, "said": [_said(said) for said in shown.said]}
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")


def _said(said: Said) -> dict[str, object]:
    """A statement, the actors that it names by their ids, and where it stands."""
    page, article = said.reading.page, said.reading.article
    return {
        "statement": said.statement,
        "actors": said.reading.actors,
        "page": {"id": page.id, "source": page.source},
        "article": {
            name: getattr(article, name)
            for name in ("title", "language", "published", "updated", "outlet", "authors")
        },
    }
