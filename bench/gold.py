"""Scores the engine on our own gold texts: `python -m bench.gold it dev`."""

import argparse
import tempfile
from pathlib import Path

from onrecord.evaluation.formats.marked import write_lines
from onrecord.evaluation.quotes import evaluate
from onrecord.languages.load import codes

GOLD = Path(__file__).parent.parent / "gold"


def main() -> None:
    """Writes the texts in the layout of `eval quotes` and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=codes())
    parser.add_argument("part", choices=["train", "dev", "heldback"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "gold.jsonl"
        write_lines(GOLD / arguments.lang, out, f"{arguments.part}-*.txt")
        print(evaluate(out).table)


if __name__ == "__main__":
    main()
