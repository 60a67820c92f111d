"""Which disagreements with an annotation are shown."""

from onrecord.evaluation.mistakes import Mistake, gravest, mistakes


def test_misses_and_false_alarms_with_their_neighbours() -> None:
    found = mistakes("p", ["Menu", "A word", "B"], [False, True, False], [True, False, False], [])
    assert [(one.kind, one.line, one.before, one.after) for one in found] == [
        ("false alarm", 0, "", "A word"),
        ("miss", 1, "Menu", "B"),
    ]
    assert found[1].words == 2


def test_one_bad_page_does_not_hide_the_others() -> None:
    bad = [Mistake("bad", "miss", i, 100, "x", "", "") for i in range(50)]
    other = [Mistake("other", "miss", 7, 3, "y", "", "")]
    chosen = gravest([*bad, *other], 6)
    assert [one.page for one in chosen] == ["bad", "bad", "other"]
    assert gravest(bad, 1) == bad[:1]
    assert gravest(bad, 0) == []
