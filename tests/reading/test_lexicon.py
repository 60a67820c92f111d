"""Word sequences are found from their first word on, the longest first."""

from onrecord.languages.load import load
from onrecord.reading.lexicon import Phrases, lexicon


def phrases(*, keep_case: bool) -> Phrases[int]:
    rows = [("Casa", 1), ("Casa Bianca", 2), ("capo dell'ufficio", 3)]
    return Phrases(rows, load("it").grammar, keep_case=keep_case)


def test_the_longest_wins() -> None:
    words = ["la", "Casa", "Bianca", "Casa"]
    found = phrases(keep_case=True)
    assert found.at(words, words, 1) == (3, 2)
    assert found.at(words, words, 3) == (4, 1)
    assert found.at(words, words, 0) is None


def test_case_counts_for_names_only() -> None:
    words, forms = ["CASA"], ["casa"]
    assert phrases(keep_case=True).at(words, forms, 0) is None
    assert phrases(keep_case=False).at(words, forms, 0) == (1, 1)


def test_phrases_are_cut_as_texts_are() -> None:
    forms = ["capo", "dell'", "ufficio"]
    assert phrases(keep_case=False).at(forms, forms, 0) == (3, 3)


def test_what_the_tables_give() -> None:
    pack = load("it")
    known = lexicon(pack.code, pack.digest)
    words = ["ministro", "degli", "esteri"]
    found = known.roles.at(words, words, 0)
    assert found is not None
    assert found[0] == 3
    assert found[1].office is not None
    assert found[1].office.key == "foreign_minister"
    assert {"lunedì", "marzo"} <= known.days
    assert known.adjectives["francese"] == "FR"
