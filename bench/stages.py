"""Time of `read` with actors, positions and events, beside that of statements alone, in one run.

python -m bench.stages ../shared/tuning/quotes/polnear.en.dev.jsonl
"""

import argparse
import json
import time
from pathlib import Path
from unittest import mock

from onrecord import pipeline
from onrecord.actors.index import index

ROUNDS = 4
MOST = 60


def seconds(texts: list[bytes]) -> float:
    """The time that all texts take."""
    begun = time.perf_counter()
    for text in texts:
        pipeline.read(text, "text", lang="en")
    return time.perf_counter() - begun


def main() -> None:
    """Prints the ratio, each the best of several rounds that take turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    lines = parser.parse_args().file.read_text("utf-8").splitlines()[:MOST]
    texts = [json.loads(line)["text"].encode() for line in lines]
    seconds(texts)  # so that all is loaded
    whole, alone = [], []
    for _ in range(ROUNDS):
        whole.append(seconds(texts))
        with (
            mock.patch.object(pipeline, "find_events", return_value=()),
            mock.patch.object(
                pipeline, "code", lambda _page, _actors, statements, _pack: statements
            ),
        ):
            alone.append(seconds(texts))
    print(
        f"{len(texts)} texts: all stages take {min(whole) / min(alone):.2f} times statements alone"
    )
    index.cache_clear()
    begun = time.perf_counter()
    opened = index()
    cost = time.perf_counter() - begun
    print(f"index of actors: {len(opened.entries):,} forms, made in {1000 * cost:.0f} ms")


if __name__ == "__main__":
    main()
