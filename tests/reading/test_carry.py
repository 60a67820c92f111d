"""Quotations that no cue has claimed."""

from onrecord.reading.carry import carry_over
from onrecord.reading.found import Found
from onrecord.syntax.analysis import Analysis
from tests.reading.test_joins import found
from tests.reading.texts import analysed


def carried(analysis: Analysis, *finds: Found) -> list[tuple[list[str], bool]]:
    """The parts that come out, and whether their speaker was carried over."""
    out = carry_over(analysis, list(finds))
    return [([part.of(analysis.text) for part in f.parts], f.carried) for f in out]


def of_berg(
    text: str, words: str, cue: str = "said", quoted: float = 1.0
) -> list[tuple[list[str], bool]]:
    analysis = analysed(text, "en")
    return carried(
        analysis, found(analysis, words, cue=cue, source="Anna Berg")._replace(quoted=quoted)
    )


def test_goes_on_behind_the_cue() -> None:
    text = "“We open the road,” said Anna Berg. “The bridge stays closed.”"
    assert of_berg(text, "“We open the road,”") == [
        (["“We open the road,”", "“The bridge stays closed.”"], False)
    ]


def test_words_between_break_it_off() -> None:
    text = "“We open the road,” said Anna Berg. It rained. The “bridge” stays closed."
    assert of_berg(text, "“We open the road,”") == [(["“We open the road,”"], False)]


def test_a_paragraph_of_its_own_is_carried_over() -> None:
    text = "“We open the road,” said Anna Berg.\n“The bridge will stay closed for a year.”"
    assert of_berg(text, "“We open the road,”") == [
        (["“We open the road,”"], False),
        (["“The bridge will stay closed for a year.”"], True),
    ]


def test_a_paragraph_left_open_goes_on_in_the_next() -> None:
    text = "Anna Berg said this: it is late.\n“We open the road.\n“The bridge stays closed.”"
    assert of_berg(text, "“We open the road.") == [
        (["“We open the road.", "“The bridge stays closed.”"], False)
    ]


def test_a_short_or_partial_quotation_is_not_carried_over() -> None:
    text = "“We open the road,” said Anna Berg.\n“No.”\nThe sign says “closed all year”."
    assert of_berg(text, "“We open the road,”") == [(["“We open the road,”"], False)]


def test_a_sentence_in_marks_right_behind_a_statement_is_carried_over() -> None:
    text = "The road is open, said Anna Berg. “It was long closed.” Then it rained."
    assert of_berg(text, "The road is open", quoted=0.0) == [
        (["The road is open"], False),
        (["“It was long closed.”"], True),
    ]


def test_words_in_marks_within_a_sentence_are_not() -> None:
    text = "The road is open, said Anna Berg. The “road to the sea” is long."
    assert of_berg(text, "The road is open", quoted=0.0) == [(["The road is open"], False)]


def test_after_indirect_speech_nothing_goes_on() -> None:
    text = "The road is open, said Anna Berg.\n“The bridge will stay closed for a year.”"
    assert of_berg(text, "The road is open", quoted=0.0) == [(["The road is open"], False)]


def test_before_any_statement_nobody_speaks() -> None:
    text = "“The bridge will stay closed for a year.”\n“We open the road,” said Anna Berg."
    assert of_berg(text, "“We open the road,”") == [(["“We open the road,”"], False)]


def test_a_run_of_paragraphs() -> None:
    one, two = "“The first train leaves on Monday at eight.", "“The second train leaves at nine.”"
    text = f"“We open the road,” said Anna Berg.\n{one}\n{two}"
    assert of_berg(text, "“We open the road,”") == [
        (["“We open the road,”"], False),
        ([one, two], True),
    ]
