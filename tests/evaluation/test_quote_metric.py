"""The metric of quotations on cases worked out by hand."""

import pytest

from onrecord.evaluation.documents import GoldQuote, Place
from onrecord.evaluation.quote_metric import (
    Score,
    Tally,
    match,
    quoted_regions,
    speaker_right,
    type_of,
)

TEXT = 'Anna Berg said: "We are ready." The minister agreed.'
BERG, CONTENT, MINISTER, LAST = (0, 9), (16, 31), (32, 44), (32, 52)


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (TEXT, ['"We are ready."']),
        ("«Sì» e “no” e „ja“.", ["«Sì»", "“no”", "„ja“"]),
        ("“One.\n“Two.”", ["“One.\n", "“Two.”"]),
        ("It “never closes.\nNot here.", []),
        ("no marks", []),
        ("", []),
    ],
)
def test_regions(text: str, regions: list[str]) -> None:
    assert [text[a:b].rstrip() for a, b in quoted_regions(text)] == [r.rstrip() for r in regions]


def test_types() -> None:
    regions = quoted_regions(TEXT)
    assert type_of(TEXT, (CONTENT,), regions) == "direct"
    assert type_of(TEXT, ((0, 31),), regions) == "mixed"
    assert type_of(TEXT, (LAST,), regions) == "indirect"
    assert type_of(TEXT, ((16, 17),), regions) == "indirect"  # no word at all


def test_nine_words_in_ten_are_direct() -> None:
    ten, eleven = "a " + '"b c d e f g h i j"', "a a " + '"b c d e f g h i j"'
    assert type_of(ten, ((0, len(ten)),), quoted_regions(ten)) == "direct"
    assert type_of(eleven, ((0, len(eleven)),), quoted_regions(eleven)) == "mixed"


def test_half_of_the_words_is_enough() -> None:
    gold = (GoldQuote((0, 14)),)  # Anna Berg said
    assert match(TEXT, gold, (GoldQuote((0, 9)),)) == [(0, 0)]  # two of three words
    assert match(TEXT, gold, (GoldQuote((0, 4)),)) == []  # one of three
    assert match(TEXT, (GoldQuote((0, 9)),), (GoldQuote((0, 4)),)) == [(0, 0)]  # exactly half


def test_one_to_one_best_first() -> None:
    gold = (GoldQuote((0, 14)),)
    assert match(TEXT, gold, (GoldQuote((0, 9)), GoldQuote((0, 14)))) == [(0, 1)]
    two = (GoldQuote((0, 9)), GoldQuote((0, 14)))
    assert sorted(match(TEXT, two, (GoldQuote((0, 9)), GoldQuote((0, 9))))) == [(0, 0), (1, 1)]


def test_parts_count_not_the_hull() -> None:
    hull = GoldQuote((0, 52))
    parts = GoldQuote((0, 52), content_parts=((0, 4), (45, 52)))
    assert match(TEXT, (parts,), (hull,)) == []
    assert match(TEXT, (parts,), (parts,)) == [(0, 0)]


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (BERG, (5, 9), True),
        (BERG, (0, 4), False),
        (BERG, None, False),
        (None, BERG, False),
        (None, None, True),
        (MINISTER, (36, 44), True),
        (MINISTER, (32, 35), False),
    ],
)
def test_speakers(gold: Place | None, predicted: Place | None, right: bool) -> None:
    assert speaker_right(TEXT, gold, predicted) is right


def test_a_proper_name_may_stand_elsewhere_a_common_noun_not() -> None:
    text = "Anna Berg left. Berg spoke. The minister left. The minister spoke."
    assert speaker_right(text, (0, 9), (16, 20))
    assert not speaker_right(text, (28, 40), (47, 59))


def test_a_source_of_eleven_words_more_is_wrong() -> None:
    text = "Berg " + "a " * 11
    assert speaker_right(text, (0, 4), (0, 4 + 2 * 10))
    assert not speaker_right(text, (0, 4), (0, 4 + 2 * 11))


def test_figures() -> None:
    score = Score()
    gold = (GoldQuote(CONTENT, BERG), GoldQuote(LAST))
    score.add(TEXT, gold, (GoldQuote(CONTENT, MINISTER),))
    tally = score.rows["all"]
    assert (score.documents, tally.gold, tally.predicted) == (1, 2, 1)
    assert tally.figures(tally.content) == (1.0, 0.5, 2 / 3)
    assert tally.figures(tally.speaker) == (0.0, 0.0, 0.0)
    assert tally.figures(tally.cue) == (1.0, 0.5, 2 / 3)  # neither has a cue
    assert score.rows["direct"].content == (1, 1)
    assert score.rows["indirect"] == Tally(gold=1)


def test_a_row_counts_gold_and_predicted_by_their_own_type() -> None:
    score = Score()
    gold = (GoldQuote(CONTENT, BERG, (10, 14), "mixed"),)
    score.add(TEXT, gold, (GoldQuote(CONTENT, BERG, (0, 4), "direct"),))
    assert score.rows["mixed"] == Tally(1, 0, (1, 0), (1, 0), (0, 0))
    assert score.rows["direct"] == Tally(0, 1, (0, 1), (0, 1), (0, 0))


def test_documents_add_up() -> None:
    score = Score()
    for _ in range(3):
        score.add(TEXT, (GoldQuote(CONTENT, BERG),), (GoldQuote(CONTENT, BERG),))
    score.add(TEXT, (), (GoldQuote(LAST),))
    assert (score.documents, score.rows["all"].speaker) == (4, (3, 3))
    assert score.rows["all"].figures(score.rows["all"].speaker) == (0.75, 1.0, 6 / 7)


def test_nothing_at_all() -> None:
    assert Tally().figures((0, 0)) == (0.0, 0.0, 0.0)
