"""How well events of a page are found: precision, recall and F1 against `gold/events/told.jsonl`.

    python -m bench.told [--errors N]

An event is right with the code, source and target of an annotated one; for mutual events (AGREE,
CONSULT, COOPERATE) either direction counts. `sides` is the figure without the code. An actor is
that of the annotation where one of its mentions overlaps the annotated words.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from onrecord.coding.plover import MUTUAL, ROOT_OF
from onrecord.pipeline import read
from onrecord.values import Event, Reading

GOLD = Path(__file__).resolve().parents[1] / "gold/events/told.jsonl"


def is_called(reading: Reading, actor: str, words: str) -> bool:
    """Whether an actor is mentioned in these words."""
    at = reading.page.text.find(words)
    end = at + len(words)
    return any(m.start < end and at < m.end for m in reading.actor(actor).mentions)


def fits(reading: Reading, event: Event, gold: list[str], *, code: bool) -> bool:
    """Whether an event is the annotated one."""
    kind, source, target = gold
    if code and ROOT_OF[event.type] != ROOT_OF[kind]:
        return False
    ways = [(source, target)]
    if kind in MUTUAL or not code:
        ways.append((target, source))
    return any(
        is_called(reading, event.source, a) and is_called(reading, event.target, b) for a, b in ways
    )


def main() -> None:
    """Prints the figures by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    errors = parser.parse_args().errors
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    shown = 0
    for line in GOLD.read_text("utf-8").splitlines():
        text = json.loads(line)
        reading = read(text["text"].encode(), text["id"], lang=text["lang"])
        gold, found = text["events"], reading.events
        hit = sum(any(fits(reading, e, g, code=True) for e in found) for g in gold)
        near = sum(any(fits(reading, e, g, code=False) for e in found) for g in gold)
        for key in (text["lang"], "all"):
            row = counts[key]
            for i, n in enumerate((len(gold), len(found), hit, near)):
                row[i] += n
        if shown < errors and (hit < len(gold) or len(found) > len(gold)):
            shown += 1
            names = [
                (e.type, reading.actor(e.source).name, reading.actor(e.target).name) for e in found
            ]
            print(f"{text['id']}: {text['text']}\n   gold  {gold}\n   found {names}")
    print("language   gold  found  precision  recall     F1   recall of the sides")
    for lang, (gold_count, found_count, hit, near) in sorted(counts.items()):
        precision, recall = hit / max(found_count, 1), hit / max(gold_count, 1)
        f1 = 2 * hit / max(gold_count + found_count, 1)
        print(
            f"{lang:9} {gold_count:5} {found_count:6} {precision:10.3f} {recall:7.3f} {f1:6.3f}"
            f" {near / max(gold_count, 1):10.3f}"
        )


if __name__ == "__main__":
    main()
