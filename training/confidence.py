"""Fits how sure statements are: `reading/models/confidence.tsv`.

    python -m training.confidence ../shared/tuning/quotes

On the documents of the training files that the net has not seen (`training.gold.held_back`) and on
our own dev texts. Whether content and speaker are right is asked of the metric of `eval quotes`.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from onrecord.evaluation.documents import QuoteDocument, read_lines
from onrecord.evaluation.quote_metric import match, speaker_right
from onrecord.evaluation.quotes import as_gold
from onrecord.languages.load import codes, in_scheme, load
from onrecord.reading import find_quotes_in
from onrecord.reading.confidence import NAMES, features
from onrecord.reading.net import scheme_of
from training.figures import MODELS
from training.gold import held_back, marked_documents

Row = tuple[list[float], bool, bool]


def rows_of(documents: Iterable[QuoteDocument], code: str) -> list[Row]:
    """For every quotation found: its features, whether its content is right, whether its speaker
    is, too."""
    rows: list[Row] = []
    for document in documents:
        pack = load(code)
        if document.scheme is not None:
            pack = in_scheme(pack, document.scheme)
        scheme = scheme_of(pack.grammar)
        found = find_quotes_in(document.text, pack)
        gold, predicted = document.quotes or (), tuple(as_gold(f, scheme) for f in found)
        of_found = {j: i for i, j in match(document.text, gold, predicted)}
        for j, one in enumerate(found):
            i = of_found.get(j)
            named = i is not None and speaker_right(
                document.text, gold[i].source, predicted[j].source
            )
            rows.append((features(one, scheme), i is not None, named))
    return rows


def write(columns: Sequence[Sequence[float]]) -> None:
    """Puts the weights of both models where the engine reads them."""
    lines = [
        f"{name}\t{content:.4f}\t{speaker:.4f}\theld-back documents"
        for name, content, speaker in zip(NAMES, *columns, strict=True)
    ]
    header = "feature\tcontent\tspeaker\tevidence"
    (MODELS / "confidence.tsv").write_text("\n".join([header, *lines]) + "\n", "utf-8")


def main() -> None:
    """Fits both models and prints how often they are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("gold"))
    arguments = parser.parse_args()
    if not (MODELS / "confidence.tsv").is_file():
        write([[0.0] * len(NAMES)] * 2)  # so that the engine runs
    rows: list[Row] = []
    for name, code in (("polnear.en.train.jsonl", "en"), ("wikinews.de.train.jsonl", "de")):
        documents = read_lines(arguments.folder / name, QuoteDocument)
        rows += rows_of((d for d in documents if held_back(d)), code)
    for folder in (arguments.gold / code for code in codes()):
        if folder.is_dir():
            rows += rows_of(marked_documents(folder, folder.name, "dev"), folder.name)
    values = np.array([row[0] for row in rows])
    columns = []
    for number in (1, 2):
        answers = np.array([row[number] for row in rows])
        model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000)
        columns.append(model.fit(values, answers).coef_[0])
    write(columns)
    shares = [np.mean([row[number] for row in rows]) for number in (1, 2)]
    print(f"{len(rows):,} quotations, {shares[0]:.3f} with the right content, ", end="")
    print(f"{shares[1]:.3f} with the right speaker, too")


if __name__ == "__main__":
    main()
