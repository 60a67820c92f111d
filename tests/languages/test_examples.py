"""Every pack proves itself on its own examples."""

import re

import pytest

from onrecord.languages.load import codes, examples, load
from onrecord.languages.shape import Example
from onrecord.reading import Found, find_quotes_in

LEAST_MET = 0.75
"""Share of a pack's examples that the engine must read right; a failure prints the others."""


def plain(text: str, *openers: str) -> str:
    """The words alone, without the conjunction that may open a content."""
    words = re.findall(r"\w+", text.lower())
    return " ".join(words[1:] if words[:1] and words[0] in openers else words)


def is_met(example: Example, found: list[Found]) -> bool:
    """Whether one of the quotations is the example's, or there is none where it has none."""
    if example.content is None:
        return not found
    return any(is_it(example, quote) for quote in found)


def is_it(example: Example, quote: Found) -> bool:
    """Whether content, speaker, cue and type are those that the example names. A speaker may have
    more words, a cue fewer (an auxiliary)."""
    text = example.text
    source = plain(quote.source.of(text)) if quote.source else ""
    cue = plain(quote.cue_span.of(text)) if quote.cue_span else ""
    openers = ("che", "that")
    content = plain(quote.content.of(text), *openers)
    return (
        content == plain(example.content or "", *openers)
        and (example.speaker is None or plain(example.speaker) in source)
        and (example.cue is None or cue in plain(example.cue))
        and (example.type is None or example.type == quote.type)
    )


@pytest.mark.parametrize("code", codes())
def test_examples(code: str) -> None:
    rows, pack = examples(code), load(code)
    missed = [r.text for r in rows if not is_met(r, find_quotes_in(r.text, pack))]
    met = 1 - len(missed) / len(rows)
    assert met >= LEAST_MET, f"{met:.3f} of {len(rows)} met; these are not:\n" + "\n".join(missed)


@pytest.mark.parametrize("code", codes())
def test_there_are_examples_of_both_kinds(code: str) -> None:
    rows = examples(code)
    assert len([r for r in rows if r.content is None]) >= 3
    assert {r.type for r in rows} >= {"direct", "indirect", "mixed"}


@pytest.mark.parametrize("code", codes())
def test_parts_of_an_example_stand_in_its_text(code: str) -> None:
    for row in examples(code):
        for part in (row.content, row.speaker, row.cue):
            assert part is None or part in row.text, f"{part!r} is not in {row.text!r}"
