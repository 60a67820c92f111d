"""Our metric and the shared scorer count alike."""

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.evaluation.documents import GoldQuote
from onrecord.evaluation.quote_metric import Score

SCORER = Path(__file__).parents[3] / "shared/tools/score_quotes.py"
TEXT = (
    'Anna Berg said that the talks went well. "We are ready," she added, "for Monday."\n'
    "According to the ministry of Works, roads reopen in May, officials of the port said.\n"
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip(f"{SCORER} is not here")
    spec = importlib.util.spec_from_file_location("score_quotes", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(SCORER.parent))
    spec.loader.exec_module(module)
    return module


def quotes(source: random.Random) -> list[dict[str, Any]]:
    def span() -> list[int]:
        start = source.randrange(len(TEXT) - 20)
        return [start, start + source.randrange(5, 60)]

    kinds = ["direct", "mixed", "indirect"]
    return [
        {
            "content": span(),
            "source": source.choice([None, span()]),
            "cue": source.choice([None, span()]),
            "type": source.choice(kinds),
        }
        for _ in range(6)
    ]


@pytest.mark.parametrize("seed", range(30))
def test_same_counts(scorer: ModuleType, seed: int) -> None:
    source = random.Random(seed)
    gold = quotes(source)
    predicted = [source.choice(gold) | {"type": "indirect"} for _ in range(3)] + quotes(source)
    theirs = scorer.score(
        {"d": {"text": TEXT, "quotes": gold}}, {"d": {"text": TEXT, "quotes": predicted}}
    )
    ours = Score()
    ours.add(TEXT, tuple(map(quote, gold)), tuple(map(quote, predicted)))
    assert set(ours.rows) == set(theirs)
    for name, row in theirs.items():
        tally = ours.rows[name]
        assert (tally.gold, tally.predicted) == (row["gold"], row["pred"])
        assert tally.content == (row["cg"], row["cp"])
        assert tally.speaker == (row["sg"], row["sp"])
        assert tally.cue == (row["ug"], row["up"])


def quote(raw: dict[str, Any]) -> GoldQuote:
    def place(value: list[int] | None) -> tuple[int, int] | None:
        return None if value is None else (value[0], value[1])

    content = place(raw["content"])
    assert content is not None
    return GoldQuote(content, place(raw["source"]), place(raw["cue"]), raw["type"])
