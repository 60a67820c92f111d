"""`onrecord eval`: scores the engine on annotated data."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.exits import DONE
from onrecord.cli.options import Commands, add_command
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.evaluation.mistakes import Mistake

_DETAILS = """\
FILE has one JSON document a line. quotes: {"id", "lang", "text", "quotes"}, the annotation being
optional; lines: {"id", "lang", "lines": [{"text", "story"}]}; actors: {"id", "mention", "lang",
"date", "expect"}; events: {"id", "text", "source", "target", "type"}. For pages it is a folder
with html/NAME.html[.gz] and, optionally, ground-truth.json and metadata.json. Where there is no
annotation, only the predictions are written.

example:
  onrecord eval quotes examples/quotes.jsonl --predictions predictions.jsonl
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "eval", execute, "Scores the engine on annotated data.", _DETAILS
    )
    parser.add_argument("task", choices=("quotes", "events", "actors", "pages", "lines"))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--predictions", type=Path, metavar="OUT", help="write here what the engine found"
    )
    parser.add_argument(
        "--errors",
        type=int,
        metavar="N",
        default=0,
        help="show N misses and false alarms in context",
    )


def execute(options: argparse.Namespace) -> int:
    """Prints the table of scores, whose head defines them."""
    if options.errors < 0:
        raise UsageError(f"--errors {options.errors}: give how many to show, such as 20")
    if options.task == "quotes":
        from onrecord.evaluation import quotes

        evaluated = quotes.evaluate(options.file, options.predictions)
        print(evaluated.table)
        if options.errors:
            from onrecord.cli.text.quote_mistakes import print_quote_mistakes
            from onrecord.cli.text.terminal import Terminal

            print_quote_mistakes(Terminal(), evaluated.texts, evaluated.mistakes, options.errors)
        return DONE
    if options.task == "actors":
        from onrecord.evaluation import actors

        print(actors.evaluate(options.file, options.predictions, options.errors))
        return DONE
    if options.task == "events":
        from onrecord.evaluation import events

        print(events.evaluate(options.file, options.predictions, options.errors))
        return DONE
    text, found = _evaluate(options.task, options.file, options.predictions)
    print(text)
    if options.errors:
        _print_errors(found, options.errors)
    return DONE


def _evaluate(task: str, file: Path, predictions: Path | None) -> tuple[str, list[Mistake]]:
    if task == "pages":
        from onrecord.evaluation import pages

        return pages.evaluate(file, predictions)
    from onrecord.evaluation import lines

    return lines.evaluate(file, predictions)


def _print_errors(found: list[Mistake], most: int) -> None:
    from onrecord.cli.text.mistakes import print_mistakes
    from onrecord.cli.text.terminal import Terminal
    from onrecord.evaluation.mistakes import gravest

    print_mistakes(Terminal(), gravest(found, most), len(found))
