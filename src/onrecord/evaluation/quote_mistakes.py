"""Quotations on which the engine and an annotation disagree, sorted by what went wrong."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from onrecord.evaluation.documents import GoldQuote, Place
from onrecord.evaluation.quote_metric import match, speaker_right

Phenomenon = Literal[
    "cue not taken",
    "content without a cue",
    "other words",
    "no speaker found",
    "another speaker",
    "a speaker where there is none",
    "cue that is none",
    "carried on by mistake",
]
_AROUND = 60  # characters shown before and behind


class QuoteMistake(Struct, frozen=True):
    """What the annotation has (`gold`) or the engine found (`found`), either None where the other
    has nothing like it. `context` is a slice of the text, and holds both where it can."""

    document: str
    phenomenon: Phenomenon
    type: str
    gold: GoldQuote | None
    found: GoldQuote | None
    context: Place


def quote_mistakes(
    document: str, text: str, gold: Sequence[GoldQuote], found: Sequence[GoldQuote]
) -> list[QuoteMistake]:
    """Every disagreement on one document: contents missed, found where there is none, or right but
    given to the wrong speaker."""
    pairs = match(text, tuple(gold), tuple(found))
    wrong: list[QuoteMistake] = []
    for i, j in pairs:
        if not speaker_right(text, gold[i].source, found[j].source):
            wrong.append(
                _mistake(document, text, _of_speaker(gold[i], found[j]), gold[i], found[j])
            )
    taken_gold, taken_found = {i for i, _ in pairs}, {j for _, j in pairs}
    left = {j: one for j, one in enumerate(found) if j not in taken_found}
    for i, one in enumerate(gold):
        if i in taken_gold:
            continue
        near = next((j for j, other in left.items() if _same_cue(one, other)), None)
        other = left.pop(near) if near is not None else None
        wrong.append(_mistake(document, text, _of_miss(one, other), one, other))
    wrong += [_mistake(document, text, _of_alarm(one), None, one) for one in left.values()]
    return sorted(wrong, key=lambda m: m.context)


def _mistake(
    document: str,
    text: str,
    phenomenon: Phenomenon,
    gold: GoldQuote | None,
    found: GoldQuote | None,
) -> QuoteMistake:
    shown = [q for q in (gold, found) if q is not None]
    places = [p for q in shown for p in (q.content, q.cue) if p is not None]
    start = max(0, min(p[0] for p in places) - _AROUND)
    end = min(len(text), max(p[1] for p in places) + _AROUND)
    kind = (gold or shown[0]).type or "?"
    return QuoteMistake(document, phenomenon, kind, gold, found, (start, end))


def _of_speaker(gold: GoldQuote, found: GoldQuote) -> Phenomenon:
    if gold.source is None:
        return "a speaker where there is none"
    return "no speaker found" if found.source is None else "another speaker"


def _of_miss(gold: GoldQuote, found: GoldQuote | None) -> Phenomenon:
    if found is not None:
        return "other words"
    return "content without a cue" if gold.cue is None else "cue not taken"


def _of_alarm(found: GoldQuote) -> Phenomenon:
    return "carried on by mistake" if found.cue is None else "cue that is none"


def _same_cue(a: GoldQuote, b: GoldQuote) -> bool:
    if a.cue is None or b.cue is None:
        return a.cue is b.cue and a.content[0] < b.content[1] and b.content[0] < a.content[1]
    return a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]


def counts(found: Iterable[QuoteMistake]) -> list[tuple[str, str, int]]:
    """How many there are of each phenomenon and type of quotation, the commonest first."""
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        numbers[one.phenomenon, one.type] += 1
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return [(phenomenon, kind, number) for (phenomenon, kind), number in ranked]


def spread(found: Sequence[QuoteMistake], most: int) -> list[QuoteMistake]:
    """At most so many, of every phenomenon its share, from all over the documents; the order is
    that of the phenomena, the commonest first."""
    groups: dict[str, list[QuoteMistake]] = defaultdict(list)
    for one in found:
        groups[one.phenomenon].append(one)
    ranked = sorted(groups.values(), key=lambda group: -len(group))
    chosen: list[QuoteMistake] = []
    for k, group in enumerate(ranked):
        share = max(1, round(most * len(group) / max(1, len(found))))
        if k == len(ranked) - 1:
            share = most
        share = min(share, most - len(chosen), len(group))
        chosen += [group[i * len(group) // share] for i in range(share)]
    return chosen
