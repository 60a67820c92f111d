"""Stories out of pages: Onrecord beside the libraries that do it, in one run, on one thread.

    python -m bench.pages FOLDER [--lines FILE] [--rounds N]

FOLDER is one of `onrecord eval pages`, with ground-truth.json; FILE the same pages, or others,
flattened, in the layout of `onrecord eval lines`. Every extractor reads every page once a round,
the extractors in turn; the time of a page is the median of its rounds. Nothing but the extraction
is timed. The ratio is of pages a second, to those of trafilatura fast.
"""

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=Path, help="flattened pages, for the second figure")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    if any(os.environ.get(name) != value for name, value in THREADS.items()):
        # before numpy is loaded, which reads them once
        os.execve(
            sys.executable,
            [sys.executable, "-m", "bench.pages", *sys.argv[1:]],
            {**os.environ, **THREADS},
        )
    logging.disable(logging.CRITICAL)  # the libraries complain about pages
    _run(args.folder, args.lines, args.rounds)


def _run(folder: Path, lines: Path | None, rounds: int) -> None:
    from bench.extractors import BASE, extractors
    from onrecord.evaluation.pages import Folder, figures

    annotated = Folder(folder)
    if annotated.truth is None:
        raise SystemExit(f"{folder}: no ground-truth.json; nothing can be scored")
    pages = dict(annotated.pages())
    chosen, missing = extractors()
    documents = _documents(lines) if lines else []
    texts: dict[str, dict[str, dict[str, str]]] = {name: {} for name in chosen}
    seconds: dict[str, list[float]] = {name: [] for name in chosen}
    flat: list[float] = []
    for _ in range(rounds):
        for name, extract in chosen.items():
            seconds[name].append(0.0)
            for page, raw in pages.items():
                start = time.perf_counter()
                text = extract(raw)
                seconds[name][-1] += time.perf_counter() - start
                texts[name][page] = {"articleBody": text}
        if documents:
            flat.append(_flat_seconds(documents))
    base = len(pages) / median(seconds[BASE]) if BASE in seconds else float("nan")
    print(__doc__.strip().splitlines()[0], end="\n\n")
    print(f"{'':22}{'shingles F1':>12}{'tokens F1':>11}{'good':>7}{'pages/s':>9}{'ratio':>8}")
    for name in chosen:
        got, speed = figures(annotated.truth, texts[name]), len(pages) / median(seconds[name])
        row = f"{name:22}{got.f1:12.4f}{got.tokens_f1:11.4f}{got.good:7.3f}"
        print(f"{row}{speed:9.1f}{speed / base:8.2f}")
    if documents:
        speed = len(documents) / median(flat)
        print(f"{'onrecord, flattened':22}{'':30}{speed:9.1f}{speed / base:8.2f}")
    print(f"\n{len(pages)} pages, {len(documents)} flattened ones, {rounds} rounds, one thread")
    for name in missing:
        print(f"not installed, left out: {name} (uv sync --group bench)")


def _documents(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _flat_seconds(documents: Sequence[dict[str, Any]]) -> float:
    from onrecord.evaluation.lines import predict

    start = time.perf_counter()
    predict(documents)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
