"""What went wrong with a quotation."""

import pytest

from onrecord.evaluation.documents import GoldQuote
from onrecord.evaluation.quote_mistakes import QuoteMistake, counts, quote_mistakes, spread

TEXT = "Anna Berg said that the old road was open. Carl Dorn fears a long strike at the port."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def quote(content: str, cue: str | None, source: str | None) -> GoldQuote:
    return GoldQuote(
        place(content), place(source) if source else None, place(cue) if cue else None, "indirect"
    )


ROAD = quote("that the old road was open", "said", "Anna Berg")


def phenomena(gold: list[GoldQuote], found: list[GoldQuote]) -> list[str]:
    return [m.phenomenon for m in quote_mistakes("d", TEXT, gold, found)]


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ([ROAD], [ROAD], []),
        ([ROAD], [], ["cue not taken"]),
        ([quote("that the old road was open", None, None)], [], ["content without a cue"]),
        ([], [ROAD], ["cue that is none"]),
        ([], [quote("the old road", None, "Anna Berg")], ["carried on by mistake"]),
        ([ROAD], [quote("open", "said", "Anna Berg")], ["other words"]),
        ([ROAD], [quote("the old road was open", "said", "Carl Dorn")], ["another speaker"]),
        ([ROAD], [quote("the old road was open", "said", None)], ["no speaker found"]),
        (
            [quote("the old road was open", "said", None)],
            [ROAD],
            ["a speaker where there is none"],
        ),
    ],
)
def test_phenomena(gold: list[GoldQuote], found: list[GoldQuote], expected: list[str]) -> None:
    assert phenomena(gold, found) == expected


def test_the_context_holds_both() -> None:
    (one,) = quote_mistakes("d", TEXT, [ROAD], [])
    start, end = one.context
    assert "Anna Berg said" in TEXT[start:end]


def test_counts_and_a_fair_choice() -> None:
    miss = quote_mistakes("d", TEXT, [ROAD], []) * 8
    alarm = quote_mistakes("d", TEXT, [], [ROAD]) * 2
    assert counts([*alarm, *miss]) == [
        ("cue not taken", "indirect", 8),
        ("cue that is none", "indirect", 2),
    ]
    chosen: list[QuoteMistake] = spread([*alarm, *miss], 5)
    assert [m.phenomenon for m in chosen] == ["cue not taken"] * 4 + ["cue that is none"]
    assert spread([], 5) == []
