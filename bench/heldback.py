"""Scores the engine on the part of PolNeAR's training file that no model has seen.

python -m bench.heldback ../shared/tuning/quotes/polnear.en.train.jsonl
"""

import argparse
from pathlib import Path

from msgspec.structs import replace
from training.gold import held_back

from onrecord.evaluation.documents import QuoteDocument, read_lines
from onrecord.evaluation.quote_metric import Score
from onrecord.evaluation.quotes import predict, table


def main() -> None:
    """Prints the table of `eval quotes` for the documents that are held back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    score = Score()
    for document in read_lines(parser.parse_args().file, QuoteDocument):
        if held_back(document):
            predicted = predict(replace(document, lang="en"))
            score.add(document.text, document.quotes or (), predicted.quotes)
    print(f"{table(score)}\n{score.documents} documents")


if __name__ == "__main__":
    main()
