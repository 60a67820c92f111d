"""One thing by its id, or by enough of it."""

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.record import Record
from onrecord.record.results import Said, Voice
from tests.values.made import BLINKEN, LAVROV, made


@pytest.fixture
def full(record: Record) -> Record:
    for number in range(3):
        record.add(*made(number, source=f"page{number}.txt"))
    return record


def test_a_page_by_id_prefix_or_source(full: Record) -> None:
    reading, _ = made(1, source="page1.txt")
    digest = reading.page.id.removeprefix("sha256:")
    for wanted in (reading.page.id, reading.page.id[:20], digest[:12], digest.upper(), "page1.txt"):
        assert full.show(wanted) == reading


def test_a_statement_by_id_or_prefix(full: Record) -> None:
    reading, _ = made(1, source="page1.txt")
    statement = reading.statements[1]
    for wanted in (statement.id, statement.id[:-2]):
        assert full.show(wanted) == Said(reading, statement)


def test_an_actor_with_all_that_is_said(full: Record) -> None:
    voice = full.show(BLINKEN)
    assert isinstance(voice, Voice)
    assert voice.actor == made(2)[0].actors[0]
    assert len(voice.said) == 6
    silent = full.show(LAVROV)
    assert isinstance(silent, Voice)
    assert silent.said == ()


@pytest.mark.parametrize("wanted", ["nobody", "", "%", "nest%", "sha256:", "sha256:zzzz"])
def test_nothing(full: Record, wanted: str) -> None:
    with pytest.raises(RecordError, match="nothing in the record has this id"):
        full.show(wanted)


def test_several(full: Record) -> None:
    with pytest.raises(UsageError, match=r"^nested: several .*: nested-\w+, nested-\w+, nested-"):
        full.show("nested")
