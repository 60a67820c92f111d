"""Scripts of lines by the first letters of their words."""

import pytest

from onrecord.page import scripts
from onrecord.page.words import find_words


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The talks in Москва", "Latin"),
        ("Переговоры в Rome идут", "Cyrillic"),
        ("東京で会談", "Han"),
        ("المفاوضات مستمرة", "Arabic"),
        ("שיחות", "Hebrew"),
        ("Συνομιλίες", "Greek"),
        ("회담은", "Hangul"),
    ],
)
def test_script(line: str, name: str) -> None:
    found = scripts.of_lines(scripts.counts(find_words([line])))
    assert scripts.NAMES[found[0]] == name


def test_a_line_without_letters_has_none() -> None:
    assert scripts.of_lines(scripts.counts(find_words(["12:30 …"]))).tolist() == [scripts.NONE]
