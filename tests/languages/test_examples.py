"""Every pack proves itself on its own examples."""

import pytest

from onrecord.evaluation.examples import is_met
from onrecord.languages.load import codes, examples, for_pages, load
from onrecord.reading import find_quotes_in

LEAST_MET = 0.75
"""Share of a pack's examples that the engine must read right; a failure prints the others."""


@pytest.mark.parametrize("code", codes())
def test_examples(code: str) -> None:
    rows, pack = examples(code), for_pages(load(code))
    missed = [r.text for r in rows if not is_met(r, find_quotes_in(r.text, pack), pack)]
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
