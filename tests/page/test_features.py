"""Features of lines: what each sees, and that pages in one batch do not see each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.columns import NAMES, tabulate, tabulate_flat
from onrecord.page.language import phrase_table
from onrecord.page.line import Line
from onrecord.page.prose import longest_run

PROSE = "The minister said on Monday that the talks with the unions would go on for another week."


def value(lines: list[str], name: str, i: int = 0) -> float:
    table = tabulate([Line(line) for line in lines], phrase_table("en"))
    return float(table.rows[i, NAMES.index(name)])


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("He said so.", "ends_sentence", 1.0),
        ("“He said so.” ", "ends_sentence", 1.0),
        ("He said so", "ends_sentence", 0.0),
        ("彼はそう言った。", "ends_sentence", 1.0),
        ("Read more:", "ends_colon", 1.0),
        ("One. Two? “Three.” Four", "inner_ends", 3.0),
        ("3.5 percent, example.com", "inner_ends", 0.0),
        ("Photo © Agency", "copyright", 1.0),
        ("01.02.2022", "date", 2.0),
        ("18:42 and 9:05", "clock", 2.0),
        ("since 1998 and 2022, not 3022", "year", 2.0),
        ("mail to a@b.org", "address", 1.0),
        ("see https://x", "address", 1.0),
        ("NEW YORK Times", "all_capitals", 2 / 3),
        ("New York times", "capitals", 2 / 3),
        ("“So", "opens_quote", 1.0),
        ("and so on...", "ends_dots", 0.0),
        ("and so on…", "ends_dots", 1.0),
        ("Home › News › World", "signs", 2.0),
    ],
)
def test_form_of_a_line(line: str, name: str, expected: float) -> None:
    assert value([line, PROSE], name) == pytest.approx(expected)


def test_repeats_and_title() -> None:
    lines = ["Talks go on | The Post", "Menu", "Talks go on", PROSE, "Menu"]
    assert value(lines, "repeats", 1) == 2
    assert value(lines, "repeated_later", 1) == 1
    assert value(lines, "repeated_before", 4) == 1
    assert value(lines, "like_title", 2) == 1.0
    assert value(lines, "title_known", 3) == 1.0
    assert value(lines, "below_title", 1) == 0.0
    assert value(lines, "below_title", 3) == 1.0


def test_phrases() -> None:
    lines = ["Sign up for our newsletter", PROSE]
    assert value(lines, "promotion_share") > 0.5
    assert value(lines, "promotion_first") >= 2
    assert value(lines, "phrase_share", 1) == 0.0


def test_longest_run() -> None:
    weights = np.array([0.0, 20.0, 0.0, 30.0, 0.0, 0.0, 0.0, 0.0, 25.0])
    assert longest_run(weights) == (1, 4)
    assert longest_run(np.zeros(3)) == (0, 0)


PAGES = st.lists(
    st.lists(
        st.sampled_from([PROSE, "Menu", "Talks go on", "01.02.2022", "東京", "…"]), min_size=1
    ),
    min_size=1,
    max_size=4,
)


@given(PAGES)
def test_pages_in_a_batch_do_not_see_each_other(pages: list[list[str]]) -> None:
    phrases = phrase_table("en")
    together = tabulate_flat(pages, phrases).rows
    alone = np.vstack([tabulate([Line(text) for text in page], phrases).rows for page in pages])
    assert np.all(alone[:, together.shape[1] :] == -1.0)  # the columns that need markup
    np.testing.assert_allclose(together, alone[:, : together.shape[1]], atol=1e-9)
