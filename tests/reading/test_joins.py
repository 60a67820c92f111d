"""Contents grown to whole quotations, whatever part of them the labels gave."""

import pytest

from onrecord.reading.cues import Candidate
from onrecord.reading.found import Found
from onrecord.reading.joins import drop_repeats, join_quotations, merge, quoted_share
from onrecord.syntax.analysis import Analysis
from onrecord.text import Span
from tests.reading.texts import analysed


def place(analysis: Analysis, words: str) -> Span:
    start = analysis.text.index(words)
    return Span(start, start + len(words))


def found(
    analysis: Analysis, *parts: str, cue: str, source: str | None = None, score: float = 0.9
) -> Found:
    """A quotation with these words for its parts, cue and source."""
    span = place(analysis, cue)
    first, beyond = analysis.tokens_in(span.start, span.end)
    return Found(
        parts=tuple(place(analysis, words) for words in parts),
        source=None if source is None else place(analysis, source),
        cue=Candidate(first, beyond - 1, cue, "VERB"),
        cue_span=span,
        score=score,
    )


def joined(analysis: Analysis, *finds: Found) -> list[list[str]]:
    """The words of the parts of what comes out."""
    out = join_quotations(analysis, list(finds))
    return [[part.of(analysis.text) for part in f.parts] for f in out]


CASES = [
    # the labels gave a part of the quotation
    (
        "“We open the road today,” said Anna Berg.",
        "open the road today",
        ["“We open the road today,”"],
    ),
    # a quotation over several sentences
    (
        "“We open the road. The bridge stays closed. It is late,” said Anna Berg.",
        "It is late",
        ["“We open the road. The bridge stays closed. It is late,”"],
    ),
    # words before the quotation stay
    (
        "Berg said the road was “open at last” today.",
        "the road was “open at last”",
        ["the road was “open at last”"],
    ),
    # a content without quotation marks stays as it is
    ("Berg said the road was open. “Yes.”", "the road was open", ["the road was open"]),
    # one word of a long quotation does not take the rest
    (
        "Berg said so: “the old road over the hill is open to all of us”.",
        "so: “the",
        ["so: “the"],
    ),
]


@pytest.mark.parametrize(("text", "given", "expected"), CASES)
def test_growth(text: str, given: str, expected: list[str]) -> None:
    analysis = analysed(text, "en")
    assert joined(analysis, found(analysis, given, cue="said")) == [expected]


def test_a_stray_word_beside_a_long_quotation_is_lost() -> None:
    long = "“the old road over the hill is open to all of us who live on the far side”"
    analysis = analysed(f"And {long} is what Anna Berg said.", "en")
    assert joined(analysis, found(analysis, f"And {long}", cue="said")) == [[long]]
    short = analysed("And “the road is open” is what Anna Berg said.", "en")
    assert joined(short, found(short, "And “the road is open”", cue="said")) == [
        ["And “the road is open”"]
    ]


def test_two_parts_around_the_cue() -> None:
    analysis = analysed("“We open the road,” said Anna Berg, “and close the bridge.”", "en")
    parts = joined(
        analysis, found(analysis, "We open the road", "and close the bridge", cue="said")
    )
    assert parts == [["“We open the road,”", "“and close the bridge.”"]]


def test_a_statement_inside_a_quotation_stays_inside() -> None:
    analysis = analysed("“Anna Berg said that the road was open to all.”", "en")
    given = found(analysis, "that the road was open to all.”", cue="said")
    assert joined(analysis, given) == [["that the road was open to all."]]


def test_a_cue_without_content_takes_the_quotation_behind_its_colon() -> None:
    analysis = analysed("Poi Anna Berg ha detto: “La strada è aperta”.", "it")
    outside = analysed("Anna Berg said this:\n“The road is open to all of us.”", "en")
    given = found(outside, cue="said", source="Anna Berg")
    assert joined(outside, given) == [["“The road is open to all of us.”"]]
    assert joined(analysis, found(analysis, cue="detto")) == []  # in its own sentence: not adopted


def test_a_taken_quotation_is_not_given_twice() -> None:
    analysis = analysed("Anna Berg said this:\n“The road is open,” wrote Peter Holm.", "en")
    taken = found(analysis, "The road is open", cue="wrote", source="Peter Holm")
    given = found(analysis, cue="said", source="Anna Berg")
    assert joined(analysis, taken, given) == [["“The road is open,”"]]


def test_clause_before_the_attribution_that_ends_the_sentence() -> None:
    text = "The minister called for calm and reform, the paper said."
    analysis = analysed(text, "en")
    given = found(analysis, cue="said", source="the paper")
    assert joined(analysis, given) == [["The minister called for calm and reform"]]


def test_of_two_alike_the_surer_stays() -> None:
    analysis = analysed("Anna Berg said and wrote that the road was open.", "en")
    one = found(analysis, "that the road was open", cue="said", score=0.8)
    two = found(analysis, "the road was open", cue="wrote", score=0.6)
    other = found(analysis, "Anna", cue="wrote", score=0.1)
    assert drop_repeats(analysis, [two, one, other]) == [other, one]


def test_one_voice_before_and_one_after_are_a_chain() -> None:
    text = "Anna Berg said that the road was open, a statement read."
    analysis = analysed(text, "en")
    inner = found(analysis, "the road was open", cue="said", source="Anna Berg", score=0.6)
    outer = found(analysis, "the road was open", cue="read", source="a statement", score=0.9)
    (kept,) = drop_repeats(analysis, [inner, outer])
    assert (kept.source, kept.outer) == (inner.source, outer)


def test_share_of_quoted_words() -> None:
    analysis = analysed("She said “one, two” three four.", "en")
    assert quoted_share(analysis, (place(analysis, "“one, two”"),)) == 1.0
    assert quoted_share(analysis, (place(analysis, "“one, two” three four"),)) == 0.5
    assert quoted_share(analysis, (place(analysis, "three four"),)) == 0.0
    assert quoted_share(analysis, (place(analysis, "."),)) == 0.0


def test_merge() -> None:
    analysis = analysed("one two, three\nfour five", "en")
    one, two, three, four = (place(analysis, w) for w in ("one", "two", "three", "four"))
    assert merge(analysis, [two, one]) == (place(analysis, "one two"),)
    assert merge(analysis, [two, three]) == (two, three)  # a comma between them
    assert merge(analysis, [three, four]) == (three, four)  # another line
    assert merge(analysis, [place(analysis, "one two"), two]) == (place(analysis, "one two"),)


def test_many_alike_are_dropped_quickly() -> None:
    analysis = analysed("Anna Berg said that the road was open.", "en")
    one = found(analysis, "the road was open", cue="said")
    assert drop_repeats(analysis, [one] * 3000) == [one]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        (
            "“The road is open,” said Anna Berg, who left.",
            ("“The road is open,”", "who left"),
            ["“The road is open,”"],
        ),
        (
            "“The road,” said Anna Berg, “is open.”",
            ("“The road,”", "“is open.”"),
            ["“The road,”", "“is open.”"],
        ),
        (
            "The road, said Anna Berg, which is long, is open.",
            ("The road", "which is long"),
            ["The road", "which is long"],
        ),
    ],
)
def test_a_clause_that_tells_of_the_speaker_is_none_of_a_quotation(
    text: str, parts: tuple[str, ...], expected: list[str]
) -> None:
    analysis = analysed(text, "en")
    assert joined(analysis, found(analysis, *parts, cue="said", source="Anna Berg")) == [expected]
