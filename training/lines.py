"""Trains the line classifier of page/ from the tuning pages.

    python -m training.lines TUNING_DIR [--final] [--out FILE] [--no-cv]

TUNING_DIR is the folder with lines/tuning.jsonl and pages/html/*.html.gz (the same pages as HTML).
Twenty pages are held back by a hash of their outlet; only --final looks at them. Prints the
figures of tools/score_flat.py: by cross-validation over outlets on the other pages, and with
--final on the held-back ones. With --out it then trains on all pages, the held-back ones included,
and writes the model: weights of structural features, and no word of any page.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.lines import average, page_score
from onrecord.evaluation.pages import Bodies, figures
from onrecord.page.blocks import decide_all
from onrecord.page.columns import Table
from onrecord.page.features import Floats
from onrecord.page.language import page_words
from onrecord.page.model import THRESHOLD, Model
from onrecord.page.sheet import Decision
from onrecord.values import STORY_KINDS
from training.line_net import Example, fit
from training.own_pages import own_sheets
from training.page_forms import Page, Sheet, outlet_of, sheets

HELD_BACK = 20
FOLDS = 5
Arrays = Mapping[str, NDArray[Any]]


def held_back(pages: Sequence[Page]) -> set[str]:
    """The outlets whose pages make up the held-back part."""
    outlets = sorted(
        {outlet_of(page["id"]) for page in pages},
        key=lambda name: hashlib.sha256(f"held back {name}".encode()).hexdigest(),
    )
    chosen: set[str] = set()
    for outlet in outlets:
        if sum(outlet_of(page["id"]) in chosen for page in pages) >= HELD_BACK:
            break
        chosen.add(outlet)
    return chosen


def all_sheets(pages: Sequence[Page], folder: Path, back: set[str]) -> list[Sheet]:
    """Every page in all its forms; what is made of two pages takes none that is held back."""
    found = []
    for page in pages:
        own = outlet_of(page["id"])
        others = [
            other
            for other in pages
            if other["lang"] == page["lang"] and outlet_of(other["id"]) not in {own, *back}
        ]
        found += list(sheets(page, others, folder))
    return found


def trained(*sets: Sequence[Sheet]) -> list[dict[str, NDArray[Any]]]:
    """The weights of nets that learnt from these sheets, a set each, and from our own pages."""
    own = [Example(sheet.rows, sheet.labels, sheet.weights) for sheet in own_sheets()]
    return fit(
        [
            [*(Example(sheet.rows, sheet.labels, sheet.weights) for sheet in data), *own]
            for data in sets
        ]
    )


def cross_validated(data: Sequence[Sheet]) -> list[tuple[Sheet, Floats]]:
    """Each sheet with what a net says that never saw its outlet."""
    outlets = sorted({outlet_of(sheet.page["id"]) for sheet in data})
    fold = {name: (i // 2) % FOLDS for i, name in enumerate(outlets)}
    parts = [[s for s in data if fold[outlet_of(s.page["id"])] != k] for k in range(FOLDS)]
    results = []
    for k, weights in enumerate(trained(*parts)):
        net = Model(weights)
        results += [
            (s, net.probabilities(s.rows, s.words))
            for s in data
            if fold[outlet_of(s.page["id"])] == k
        ]
    return results


def report_bodies(results: Sequence[tuple[Sheet, Floats]], truth: Bodies) -> None:
    """The figures of `onrecord eval pages` for the HTML pages."""
    found: dict[str, dict[str, str]] = {}
    for sheet, said in results:
        if sheet.form == "html":
            decided = _decided(sheet, said)
            body = [
                line.text
                for line, one in zip(sheet.lines, decided, strict=True)
                if one.kind in STORY_KINDS and one.kind != "headline"
            ]
            name = str(sheet.page["id"]).rsplit("/", 1)[-1]
            found[name] = {"articleBody": "\n".join(body)}
    got = figures({name: truth[name] for name in found}, found)
    print(
        f"{'html':18} body text  {len(found):4} pages  tokens F1 {got.tokens_f1:.3f}"
        f"  good {got.good:.3f}  shingles F1 {got.f1:.3f}",
        flush=True,
    )


def kept(sheet: Sheet, said: Floats) -> list[int]:
    """What the rules keep of a page on what the net says."""
    return [int(one.kind in STORY_KINDS) for one in _decided(sheet, said)]


def _decided(sheet: Sheet, said: Floats) -> Sequence[Decision]:
    words = page_words(sheet.page["lang"])
    table = Table(sheet.rows, sheet.words, sheet.hits)
    return decide_all(sheet.lines, said, words, table).decisions


def report(results: Sequence[tuple[Sheet, Floats]]) -> None:
    """Two lines a form: the net alone, and with the rules."""
    for form in dict.fromkeys(sheet.form for sheet, _ in results):
        chosen = [(sheet, said) for sheet, said in results if sheet.form == form]
        for name in ("net alone", "with rules"):
            scores = [
                page_score(
                    _annotated(sheet),
                    kept(sheet, said)
                    if name == "with rules"
                    else [int(p >= THRESHOLD) for p in said],
                )
                for sheet, said in chosen
            ]
            told = "  ".join(f"{key} {average(scores, key):.3f}" for key in scores[0])
            print(f"{form:18} {name:10} {len(scores):4} pages  {told}", flush=True)


def _annotated(sheet: Sheet) -> dict[str, Any]:
    lines = [
        {"text": line.text, "story": int(label)}
        for line, label in zip(sheet.lines, sheet.labels, strict=True)
    ]
    return {"title": sheet.page["title"], "lines": lines}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("tuning", type=Path)
    parser.add_argument("--final", action="store_true", help="look at the held-back pages, too")
    parser.add_argument("--out", type=Path, help="write the model here")
    parser.add_argument("--no-cv", action="store_true", help="skip the cross-validation")
    args = parser.parse_args()
    text = (args.tuning / "lines" / "tuning.jsonl").read_text("utf-8")
    pages = [json.loads(line) for line in text.splitlines()]
    truth = json.loads((args.tuning / "pages" / "ground-truth.json").read_text("utf-8"))
    back = held_back(pages)
    data = all_sheets(pages, args.tuning / "pages" / "html", back)
    seen = [sheet for sheet in data if outlet_of(sheet.page["id"]) not in back]
    if not args.no_cv:
        results = cross_validated(seen)
        report(results)
        report_bodies(results, truth)
    if args.final:
        net = Model(trained(seen)[0])
        print(f"held back: {len(back)} outlets")
        held = [sheet for sheet in data if outlet_of(sheet.page["id"]) in back]
        results = [(sheet, net.probabilities(sheet.rows, sheet.words)) for sheet in held]
        report(results)
        report_bodies(results, truth)
    if args.out:
        weights: Any = trained(all_sheets(pages, args.tuning / "pages" / "html", set()))[0]
        np.savez_compressed(args.out, **weights)


if __name__ == "__main__":
    main()
