"""Statements that are not sure enough are left out."""

from msgspec.structs import replace

from onrecord.values.sure import sure_of
from tests.values.made import made


def test_the_less_sure_of_content_and_speaker_counts() -> None:
    whole, _ = made()
    first = whole.statements[0]
    assert first.speaker is not None
    unsure = replace(first, confidence=0.9, speaker=replace(first.speaker, confidence=0.2))
    changed = replace(whole, statements=(unsure, *whole.statements[1:]))
    assert unsure.id not in [s.id for s in sure_of(changed, 0.5).statements]
    assert unsure.id in [s.id for s in sure_of(changed, 0.2).statements]


def test_what_is_nested_in_one_left_out_stays() -> None:
    whole, _ = made()
    outer, *rest = whole.statements
    inner = replace(rest[0], parent=outer.id, confidence=0.9, speaker=None)
    changed = replace(whole, statements=(replace(outer, confidence=0.1, speaker=None), inner))
    (kept,) = sure_of(changed, 0.5).statements
    assert (kept.id, kept.parent) == (inner.id, None)
    assert sure_of(whole, 0.0) == whole
