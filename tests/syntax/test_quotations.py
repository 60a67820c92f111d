"""Which regions of a text stand between quotation marks."""

import pytest

from onrecord.languages.load import codes, load
from onrecord.syntax.quotations import Quotation, find_quotations
from onrecord.text import lines

CASES = [
    ("it", "Ha detto: «Siamo pronti».", ["«Siamo pronti»"]),
    ("it", 'Il "piano" e la "linea rossa".', ['"piano"', '"linea rossa"']),
    ("it", '"Andiamo avanti, " si legge nel testo.', ['"Andiamo avanti, "']),
    ("it", "L'accordo dell'Onu non c'è.", []),
    ("it", 'È l\'"orso" di sempre.', ['"orso"']),
    ("it", "Le ‹note› e le „bozze” sono qui.", ["‹note›", "„bozze”"]),
    ("it", "Un po’ di pane e un po’ di vino.", []),
    ("fr", "« Nous partons », dit-elle, « demain ».", ["« Nous partons »", "« demain »"]),
    ("fr", "Une offre d'« un euro » l'an.", ["« un euro »"]),
    ("en", "He said “no” twice.", ["“no”"]),
    ("en", 'He said "no" twice.', ['"no"']),
    ("en", "He said ‘no’ twice.", ["‘no’"]),
    ("en", "It's the '90s and that's that.", []),
    ("en", "The boys’ hats and the girls’ coats.", []),
    ("en", "“First one.\n“Second one.”", ["“First one.", "“Second one.”"]),
    ("en", "“She told me ‘go home’ and left,” he said.", ["“She told me ‘go home’ and left,”"]),
    ("en", "“It isn’t over,” he said.", ["“It isn’t over,”"]),
    ("en", "‘It isn’t over,’ he said.", ["‘It isn’t over,’"]),
    ("en", "Nothing “ ” here.", []),
    ("en", 'Nothing "..." here.', []),
    ("en", 'A board 5" wide.', []),
    ("en", "It “never closes.", []),
    ("en", "", []),
]


def quotations(text: str, lang: str) -> list[Quotation]:
    return find_quotations(text, list(lines(text)), load(lang))


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_outer_quotations(lang: str, text: str, expected: list[str]) -> None:
    found = quotations(text, lang)
    assert [text[q.start : q.end] for q in found if q.level == 0] == expected


PAIRS = [(code, o, c) for code in codes() for o, c in load(code).grammar.quotation_marks]


@pytest.mark.parametrize(("lang", "opening", "closing"), [p for p in PAIRS if len(p[1]) == 1])
def test_every_pair_of_marks(lang: str, opening: str, closing: str) -> None:
    text = f"Prima {opening}due parole{closing} dopo."
    assert [text[q.start : q.end] for q in quotations(text, lang)] == [
        f"{opening}due parole{closing}"
    ]


@pytest.mark.parametrize(("lang", "opening", "closing"), [p for p in PAIRS if len(p[1]) > 1])
def test_every_pair_of_double_marks(lang: str, opening: str, closing: str) -> None:
    text = f"Prima {opening}due parole{closing} dopo."
    assert [text[q.start : q.end] for q in quotations(text, lang)] == [
        f"{opening}due parole{closing}"
    ]


def test_one_inside_another() -> None:
    text = "“She told me ‘go home’ and left,” he said."
    found = [(text[q.start : q.end], q.level) for q in quotations(text, "en")]
    assert found == [("“She told me ‘go home’ and left,”", 0), ("‘go home’", 1)]


def test_a_paragraph_left_open() -> None:
    text = "“First one.\n“Second one.”"
    first, second = quotations(text, "en")
    assert (first.closed, second.closed) == (False, True)
    assert text[slice(*first.inner(text))] == "First one."
    assert text[slice(*second.inner(text))] == "Second one."


def test_an_odd_straight_mark_swallows_nothing_of_the_next_paragraph() -> None:
    text = 'He said "no.\nShe said "yes" to them.'
    outer = [text[q.start : q.end] for q in quotations(text, "en") if q.level == 0]
    assert '"yes"' in outer
    assert not any("\n" in words for words in outer)
