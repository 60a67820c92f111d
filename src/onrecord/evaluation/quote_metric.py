"""The metric of quotation attribution: which predicted quotation matches which gold one.

content          a predicted quotation matches a gold one when the words of their contents have an
                 intersection over union of at least 0.5; one to one, best first
content+speaker  matched, and both have no source, or the predicted source holds the head of the
                 gold one and is at most 10 words longer
cue              matched, and the cues overlap, or neither has one
A row of a type counts gold quotations of that type for recall, predicted ones for precision.
Same figures as `tools/score_quotes.py` of the shared folder, which states the metric in full.
"""

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources

from msgspec import Struct

from onrecord.evaluation.documents import GoldQuote, Place

WORD = re.compile(r"\w+")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‹": "›"}
LEAST_OVERLAP = 0.5
LONGEST_SURPLUS = 10


@cache
def _words() -> dict[str, frozenset[str]]:
    data = (resources.files("onrecord.evaluation") / "metric_words.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(data).items()}


@cache
def _head_end() -> re.Pattern[str]:
    stops = "|".join(sorted(_words()["stops"]))
    return re.compile(rf"[,;:()\[\]]|\s(?:{stops})\s")


def quoted_regions(text: str) -> list[Place]:
    """Regions between quotation marks, paragraph by paragraph; a paragraph that opens with a mark
    and does not close it is quoted to its end."""
    regions: list[Place] = []
    start = 0
    for piece in re.split(r"(\n\s*)", text):
        opened, closers = -1, ""
        for i, sign in enumerate(piece):
            if opened < 0 and sign in _PAIRS:
                opened, closers = i, _PAIRS[sign]
            elif opened >= 0 and sign in closers:
                regions.append((start + opened, start + i + 1))
                opened = -1
        if opened >= 0 and not piece[:opened].strip():
            regions.append((start + opened, start + len(piece)))
        start += len(piece)
    return regions


def type_of(text: str, parts: tuple[Place, ...], regions: list[Place]) -> str:
    """direct where nine in ten words are between quotation marks, mixed where some are."""
    words = [m.span() for s, e in parts for m in WORD.finditer(text, s, e)]
    inside = sum(any(a <= s and e <= b for a, b in regions) for s, e in words)
    if not words or not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * len(words) else "mixed"


def _head(text: str, span: Place) -> tuple[re.Match[str] | None, bool]:
    """The head word of a source mention, and whether it is a proper name."""
    cut = _head_end().search(text, *span)
    end = cut.start() if cut and WORD.search(text, span[0], cut.start()) else span[1]
    found = [m for m in WORD.finditer(text, span[0], end) if m.group() != "s"]
    if not found:
        return None, False
    titles, pronouns = _words()["titles"], _words()["pronouns"]
    capital = [m for m in found if m.group()[0].isupper() and m.group().lower() not in titles]
    head = (capital or found)[-1]
    low = head.group().lower()
    common = re.search(rf"\b{re.escape(low)}\b", text)
    return head, bool(capital) and low not in pronouns and not common


def speaker_right(text: str, gold: Place | None, predicted: Place | None) -> bool:
    """Whether a predicted source names the gold one."""
    if gold is None or predicted is None:
        return gold is None and predicted is None
    head, is_name = _head(text, gold)
    said = [m.group().lower() for m in WORD.finditer(text, *predicted)]
    if head is None or len(said) > len(WORD.findall(text, *gold)) + LONGEST_SURPLUS:
        return False
    overlaps = predicted[0] < head.end() and head.start() < predicted[1]
    return overlaps or (is_name and head.group().lower() in said)


def _overlap(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return a[0] < b[1] and b[0] < a[1]


def match(
    text: str, gold: tuple[GoldQuote, ...], predicted: tuple[GoldQuote, ...]
) -> list[tuple[int, int]]:
    """Pairs (gold, predicted) of quotations whose contents overlap enough, one to one."""

    def words(quote: GoldQuote) -> set[int]:
        return {m.start() for s, e in quote.parts for m in WORD.finditer(text, s, e)}

    of_gold, of_predicted = [words(q) for q in gold], [words(q) for q in predicted]
    pairs = []
    for i, a in enumerate(of_gold):
        for j, b in enumerate(of_predicted):
            both = len(a & b)
            if both and both / len(a | b) >= LEAST_OVERLAP:
                pairs.append((-both / len(a | b), i, j))
    chosen: list[tuple[int, int]] = []
    for _, i, j in sorted(pairs):
        if all(i != x and j != y for x, y in chosen):
            chosen.append((i, j))
    return chosen


class Tally(Struct):
    """Counts of one row of the table; a pair of figures counts gold and predicted quotations."""

    gold: int = 0
    predicted: int = 0
    content: tuple[int, int] = (0, 0)
    speaker: tuple[int, int] = (0, 0)
    cue: tuple[int, int] = (0, 0)

    def figures(self, pair: tuple[int, int]) -> tuple[float, float, float]:
        """Precision, recall and F1 of `content`, `speaker` or `cue`."""
        recall = pair[0] / self.gold if self.gold else 0.0
        precision = pair[1] / self.predicted if self.predicted else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


class Score:
    """Adds up documents; `rows` has the tally of "all" and of every type."""

    def __init__(self) -> None:
        self.rows: dict[str, Tally] = defaultdict(Tally)
        self.documents = 0

    def add(self, text: str, gold: tuple[GoldQuote, ...], predicted: tuple[GoldQuote, ...]) -> None:
        """Counts one document."""
        self.documents += 1
        regions = quoted_regions(text)
        gold_kinds = [q.type or type_of(text, q.parts, regions) for q in gold]
        kinds = [q.type or type_of(text, q.parts, regions) for q in predicted]
        for kind in gold_kinds:
            self.rows["all"].gold += 1
            self.rows[kind].gold += 1
        for kind in kinds:
            self.rows["all"].predicted += 1
            self.rows[kind].predicted += 1
        for i, j in match(text, gold, predicted):
            right = speaker_right(text, gold[i].source, predicted[j].source)
            self._count("content", gold_kinds[i], kinds[j])
            if right:
                self._count("speaker", gold_kinds[i], kinds[j])
            if _overlap(gold[i].cue, predicted[j].cue):
                self._count("cue", gold_kinds[i], kinds[j])

    def _count(self, field: str, gold_kind: str, kind: str) -> None:
        for row, step in (("all", (1, 1)), (gold_kind, (1, 0)), (kind, (0, 1))):
            tally = self.rows[row]
            a, b = getattr(tally, field)
            setattr(tally, field, (a + step[0], b + step[1]))
