"""`onrecord eval`: scores the engine on annotated data."""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.cli.exits import DONE
from onrecord.cli.options import Commands, add_command

_DETAILS = """\
FILE has one JSON document a line. quotes: {"id", "lang", "text", "quotes"}, the annotation being
optional; lines: {"id", "lang", "lines": [{"text", "story"}]}. Where there is no annotation, only
the predictions are written.

example:
  onrecord eval quotes examples/quotes.jsonl --predictions predictions.jsonl
"""


def configure(commands: Commands) -> None:
    """Adds the command's parser."""
    parser = add_command(
        commands, "eval", execute, "Scores the engine on annotated data.", _DETAILS
    )
    parser.add_argument("task", choices=("quotes", "lines"))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--predictions", type=Path, metavar="OUT", help="write here what the engine found"
    )


def execute(options: argparse.Namespace) -> int:
    """Prints the table of scores, whose head defines them."""
    print(_evaluate(options.task, options.file, options.predictions))
    return DONE


def _evaluate(task: str, file: Path, predictions: Path | None) -> str:
    if task == "quotes":
        from onrecord.evaluation import quotes

        return quotes.evaluate(file, predictions)
    from onrecord.evaluation import lines

    return lines.evaluate(file, predictions)
