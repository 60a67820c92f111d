"""Texts as numbers of words: the tokens are those of the pattern, wherever a piece stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.languages.load import codes, load
from onrecord.syntax.tokens import norm, tokenise
from onrecord.syntax.vocabulary import Vocabulary, vocabulary
from onrecord.text import Span, lines

TEXTS = st.text(alphabet="aBé1.,'’-«» \t\u00a0n't\n", max_size=40)


@pytest.mark.parametrize("code", codes())
@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_tokens_are_those_of_the_pattern(code: str, text: str) -> None:
    known, paragraphs = Vocabulary(code), list(lines(text))
    for _ in range(2):  # the second time from what is kept
        cut = known.cut(text, paragraphs)
        found = list(zip(cut.starts.tolist(), cut.ends.tolist(), strict=True))
        each = [tokenise(text, p.start, p.end, load(code).grammar) for p in paragraphs]
        assert found == [place for places in each for place in places]
        assert [known.words[n] for n in cut.numbers] == [text[s:e] for s, e in found]
        assert cut.paragraph.tolist() == [i for i, p in enumerate(each) for _ in p]
    assert known.forms == [norm(word) for word in known.words]


def test_paragraphs_may_leave_text_out() -> None:
    text = "One two, three four. Five"
    cut = Vocabulary("en").cut(text, [Span(4, 8), Span(21, 25)])
    assert cut.starts.tolist() == [4, 7, 21]
    assert cut.paragraph.tolist() == [0, 0, 1]


def test_a_column_asks_once_for_each_word() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Vocabulary("en")
    numbers = known.cut("so it is so", [Span(0, 11)]).numbers
    assert known.column(length)[numbers].tolist() == [2, 2, 2, 2]
    longer = known.cut("so it was", [Span(0, 9)]).numbers
    assert known.column(length)[longer].tolist() == [2, 2, 3]
    assert asked == ["so", "it", "is", "was"]


def test_a_full_vocabulary_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first = vocabulary("en", "some digest")
    assert vocabulary("en", "some digest") is first
    first.cut("words", [Span(0, 5)])
    monkeypatch.setattr("onrecord.syntax.vocabulary._MOST", 4)
    assert vocabulary("en", "some digest") is not first
