"""Trains the line classifier of page/ from the tuning pages.

    python training/lines.py TUNING_DIR [--final] [--out FILE]

TUNING_DIR is the folder with lines/tuning.jsonl, pages/html/*.html.gz (the same pages as HTML).
Twenty pages are held back by a hash of their outlet; only --final looks at them. Prints the
figures of tools/score_flat.py: by cross-validation over outlets on the other pages, and with
--final on the held-back ones. With --out it then trains on the pages that are not held back and
writes the model.
The model holds thresholds of structural features and no word of any page.
"""

import argparse
import difflib
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.lines import average, page_score
from onrecord.page.blocks import decide_all
from onrecord.page.capture import Captured, capture
from onrecord.page.features import NAMES, Floats, features
from onrecord.page.language import page_words
from onrecord.page.line import Line
from onrecord.page.metadata import read_markup
from onrecord.page.model import SECOND_NAMES, second_features
from onrecord.page.opinion import opinion
from onrecord.values import STORY_KINDS

HELD_BACK = 20
FOLDS = 5
ROUNDS = (110, 90)
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 12,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 7,
    "num_threads": 2,
    "verbosity": -1,
    "deterministic": True,
    "force_col_wise": True,
}


class Sheet(NamedTuple):
    """One page in one form: its rows, its labels, and the weight of each row."""

    outlet: str
    form: str
    lines: Sequence[Line]
    title: str | None
    page: dict[str, Any]
    rows: Floats
    labels: Floats
    weights: Floats


def outlet_of(page_id: str) -> str:
    """The publisher as the page's name has it, without the country."""
    return re.sub(r"_\d{4}_.*", "", page_id.rsplit("/", 1)[-1])


def held_back(pages: Sequence[dict[str, Any]]) -> set[str]:
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


def sheets(page: dict[str, Any], html_folder: Path) -> Iterator[Sheet]:
    """The page flattened, flattened with its head or menus gone, and as HTML."""
    lines, labels = page["lines"], np.array([line["story"] for line in page["lines"]], dtype=float)
    story = np.flatnonzero(labels)
    cuts = {"flat": (0, len(lines)), "no title line": (1, len(lines))}
    if len(story) > 2:
        cuts["story first"] = (int(story[0]), len(lines))
        cuts["near the story"] = (int(story[0]), min(len(lines), int(story[-1]) + 9))
    for form, (start, end) in cuts.items():
        part = [Line(line["text"]) for line in lines[start:end]]
        cut = {**page, "lines": lines[start:end]}
        yield _sheet(form, cut, features(part), labels[start:end], part)
    if len(story) > 8:
        yield _shortened(page, story)
    path = html_folder / (page["id"].rsplit("/", 1)[-1] + ".html.gz")
    captured = capture(gzip.decompress(path.read_bytes()), path.name)
    assert captured.root is not None
    found = _labels_of(captured.lines, lines)
    marked = [
        {"text": line.text, "story": int(s)} for line, s in zip(captured.lines, found, strict=True)
    ]
    rows = features(captured.lines, markup_name(captured))
    rows[:, NAMES.index("opinion")] = opinion(captured.root, captured.lines)
    yield _sheet(
        "html", {**page, "lines": marked}, rows, found, captured.lines, markup_name(captured)
    )


def _shortened(page: dict[str, Any], story: NDArray[np.intp]) -> Sheet:
    """The page as a short one: a few of its paragraphs, and a few lines around them.

    The tuning stories are long; agencies write stories of six paragraphs.
    """
    size = 4 + len(story) % 5
    chosen = [int(i) for i in story[:size]]
    between = range(chosen[0], chosen[-1] + 1)
    after = range(int(story[-1]) + 1, min(len(page["lines"]), int(story[-1]) + 12))
    lines = [page["lines"][i] for i in (*between, *after)]
    labels = np.array([line["story"] for line in lines], dtype=float)
    part = [Line(line["text"]) for line in lines]
    return _sheet("short", {**page, "lines": lines}, features(part), labels, part)


def _sheet(
    form: str,
    page: dict[str, Any],
    rows: Floats,
    labels: Floats,
    lines: Sequence[Line],
    title: str | None = None,
) -> Sheet:
    """Every page weighs the same, a line of it by its length, as the metric has it."""
    sizes = np.expm1(rows[:, 0]) + 4.0
    share = {
        "flat": 1.0,
        "no title line": 0.5,
        "story first": 0.5,
        "near the story": 0.4,
        "html": 1.2,
        "short": 0.5,
    }[form]
    weights = 200 * share * sizes / sizes.sum()
    return Sheet(outlet_of(page["id"]), form, lines, title, page, rows, labels, weights)


def markup_name(captured: Captured) -> str | None:
    """What the markup calls the page, as page/article.py asks it."""
    declared = read_markup(captured.root) if captured.root is not None else None
    return declared.title or declared.page_title if declared else None


def _labels_of(ours: Sequence[Line], theirs: Sequence[dict[str, Any]]) -> Floats:
    """The labels of their lines, carried over to ours, which skip what is hidden."""
    keys = [line["text"] for line in theirs]
    labels = np.zeros(len(ours))
    matcher = difflib.SequenceMatcher(None, [line.text for line in ours], keys, autojunk=False)
    for mine, other, size in matcher.get_matching_blocks():
        for k in range(size):
            labels[mine + k] = theirs[other + k]["story"]
    story = [line["text"] for line in theirs if line["story"]]
    for i, line in enumerate(ours):
        if len(line.text) > 40 and any(line.text in text for text in story):
            labels[i] = 1.0
    return labels


def train(rows: Floats, labels: Floats, weights: Floats, rounds: int) -> lightgbm.Booster:
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights), rounds)


def fit(data: Sequence[Sheet]) -> tuple[lightgbm.Booster, lightgbm.Booster]:
    """Both forests; the second learns from what first forests say of outlets they did not see."""
    outlets = sorted({sheet.outlet for sheet in data})
    fold = {name: i % FOLDS for i, name in enumerate(outlets)}
    seconds = []
    for k in range(FOLDS):
        first = train(*stacked([s for s in data if fold[s.outlet] != k]), ROUNDS[0])
        for sheet in (s for s in data if fold[s.outlet] == k):
            said = np.asarray(first.predict(sheet.rows))
            seconds.append(
                sheet._replace(rows=np.hstack([sheet.rows, second_features(sheet.rows, said)]))
            )
    return train(*stacked(data), ROUNDS[0]), train(*stacked(seconds), ROUNDS[1])


def stacked(data: Sequence[Sheet]) -> tuple[Floats, Floats, Floats]:
    return (
        np.vstack([s.rows for s in data]),
        np.concatenate([s.labels for s in data]),
        np.concatenate([s.weights for s in data]),
    )


def predict(forests: tuple[lightgbm.Booster, lightgbm.Booster], rows: Floats) -> Floats:
    first = np.asarray(forests[0].predict(rows))
    return np.asarray(forests[1].predict(np.hstack([rows, second_features(rows, first)])))


def cross_validated(data: Sequence[Sheet]) -> list[tuple[Sheet, Floats]]:
    """Each sheet with what forests say that never saw its outlet."""
    outlets = sorted({sheet.outlet for sheet in data})
    fold = {name: (i // 2) % FOLDS for i, name in enumerate(outlets)}
    results = []
    for k in range(FOLDS):
        forests = fit([s for s in data if fold[s.outlet] != k])
        results += [(s, predict(forests, s.rows)) for s in data if fold[s.outlet] == k]
    return results


def kept(sheet: Sheet, said: Floats, threshold: float) -> list[int]:
    """What the rules keep of a page on what the forests say."""
    words = page_words(sheet.page["lang"])
    decided = decide_all(sheet.lines, said, threshold, words, sheet.title)
    return [int(one.kind in STORY_KINDS) for one in decided.decisions]


def report(results: Sequence[tuple[Sheet, Floats]], threshold: float, *, rules: bool) -> None:
    print("with the rules" if rules else "classifier alone")
    for form in dict.fromkeys(sheet.form for sheet, _ in results):
        scores = [
            page_score(
                sheet.page,
                kept(sheet, said, threshold) if rules else [int(p >= threshold) for p in said],
            )
            for sheet, said in results
            if sheet.form == form
        ]
        figures = "  ".join(f"{key} {average(scores, key):.3f}" for key in scores[0])
        print(f"{form:16} {len(scores):4} pages  threshold {threshold:.2f}  {figures}")


def exported(forest: lightgbm.Booster) -> list[dict[str, list[Any]]]:
    """The trees as flat arrays; a leaf points at itself."""
    return [_tree(entry["tree_structure"]) for entry in forest.dump_model()["tree_info"]]


def _tree(top: dict[str, Any]) -> dict[str, list[Any]]:
    tree: dict[str, list[Any]] = {
        key: [] for key in ("feature", "threshold", "left", "right", "value")
    }
    deepest = 0

    def add(node: dict[str, Any], depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        at = len(tree["feature"])
        inner = "split_feature" in node
        tree["feature"].append(node["split_feature"] if inner else 0)
        tree["threshold"].append(float(f"{node['threshold']:.6g}") if inner else 0.0)
        tree["value"].append(0.0 if inner else round(node["leaf_value"], 5))
        tree["left"].append(at)
        tree["right"].append(at)
        if inner:
            tree["left"][at] = add(node["left_child"], depth + 1)
            tree["right"][at] = add(node["right_child"], depth + 1)
        return at

    add(top, 0)
    return {**tree, "depth": [deepest]}


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
    back = held_back(pages)
    data = [s for page in pages for s in sheets(page, args.tuning / "pages" / "html")]
    seen = [sheet for sheet in data if sheet.outlet not in back]
    if not args.no_cv:
        results = cross_validated(seen)
        for threshold in (0.35, 0.4, 0.45, 0.5):
            report(results, threshold, rules=False)
            report(results, threshold, rules=True)
    forests = fit(seen)
    if args.final:
        print(f"held back: {len(back)} outlets")
        report(
            [(s, predict(forests, s.rows)) for s in data if s.outlet in back], THRESHOLD, rules=True
        )
    if args.out:
        model = {
            "made by": "training/lines.py from tuning/lines and tuning/pages (test pages of "
            "flairNLP/fundus); structural features only",
            "names": [*NAMES, *SECOND_NAMES],
            "threshold": THRESHOLD,
            "first": exported(forests[0]),
            "second": exported(forests[1]),
        }
        args.out.write_text(json.dumps(model, separators=(",", ":")) + "\n", "utf-8")


THRESHOLD = 0.5

if __name__ == "__main__":
    main()
