"""Every pack proves itself on its own examples."""

import re

import pytest

from onrecord.languages.load import codes, examples, load
from onrecord.languages.shape import Example
from onrecord.reading import Found, find_quotes_in

LEAST_MET = 0.75


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def is_met(example: Example, found: list[Found]) -> bool:
    """Whether a statement has the example's content and speaker, or there is none to have."""
    if example.content is None:
        return not found
    for quote in found:
        shared = plain(quote.content.of(example.text))
        wanted = plain(example.content)
        speaks = plain(quote.source.of(example.text)) if quote.source else ""
        named = example.speaker is None or plain(example.speaker) in speaks or not speaks
        if named and (shared == wanted or shared.removeprefix("che ") == wanted):
            return True
        if named and shared.removeprefix("that ") == wanted.removeprefix("that "):
            return True
    return False


@pytest.mark.parametrize("code", codes())
def test_examples(code: str) -> None:
    rows, pack = examples(code), load(code)
    missed = [r.text for r in rows if not is_met(r, find_quotes_in(r.text, pack))]
    assert len(missed) <= (1 - LEAST_MET) * len(rows), "\n".join(missed)
