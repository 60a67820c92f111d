"""The gold texts themselves: every one parses and keeps to the conventions of gold/README.md."""

from pathlib import Path

import pytest

from onrecord.evaluation.formats.marked import read_marked
from onrecord.text import Span

GOLD = Path(__file__).resolve().parents[2] / "gold"
TEXTS = sorted(GOLD.glob("*/*.txt"))
AT_LEAST = {
    "it/train": 30,
    "it/dev": 8,
    "it/heldback": 7,
    "en/train": 7,
    "en/heldback": 3,
    "de/train": 20,
    "de/dev": 5,
    "de/heldback": 10,
    **{f"{lang}/train": 34 for lang in ("es", "fr")},
    **{f"{lang}/train": 38 for lang in ("pt", "ru")},
    **{f"{lang}/heldback": 20 for lang in ("es", "fr", "pt", "ru")},
}


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_parses(path: Path) -> None:
    gold = read_marked(path.read_text("utf-8"), named(path))
    assert [quote.number for quote in gold.quotes] == list(range(1, len(gold.quotes) + 1))


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_every_place_begins_and_ends_at_a_sign(path: Path) -> None:
    gold = read_marked(path.read_text("utf-8"), named(path))
    places: list[Span | None] = []
    for quote in gold.quotes:
        places += [*quote.content_parts, quote.source, quote.cue, quote.addressee, quote.medium]
    for place in places:
        if place is not None:
            words = place.of(gold.text)
            assert words == words.strip(), words


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_a_content_leaves_out_the_full_stop_of_the_sentence(path: Path) -> None:
    gold = read_marked(path.read_text("utf-8"), named(path))
    loose = [
        part.of(gold.text)
        for quote in gold.quotes
        for part in quote.content_parts[-1:]
        if part.of(gold.text).endswith(".") and quote.type == "indirect"
    ]
    assert loose == []


def test_there_are_as_many_as_the_readme_says() -> None:
    counts = {group: sum(named(path).startswith(group) for path in TEXTS) for group in AT_LEAST}
    assert all(counts[group] >= least for group, least in AT_LEAST.items()), counts
