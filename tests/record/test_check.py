"""Each fault that may come over a database is found."""

from pathlib import Path

import pytest

from onrecord.record import Record
from tests.record.conftest import execute
from tests.values.made import made


def test_a_sound_record(record: Record) -> None:
    record.add(*made())
    assert record.check() == ()


FAULTS = {
    "other bytes": ("UPDATE captures SET raw = x'00'", "the captured bytes are not those"),
    "text for bytes": ("UPDATE captures SET raw = 'x'", "the captured bytes are not those"),
    "bytes for text": ("UPDATE pages SET text = x'00'", "holds bytes where text belongs"),
    "another text": (
        "UPDATE pages SET text = replace(text, 'invasione', 'evasionen')",
        'is "un\'evasionen”, dicono, della città", not',
    ),
    "a moved place": ("UPDATE mentions SET end = 9999", "ends beyond a text"),
    "a reversed place": ("UPDATE hedges SET start = end + 1", "cannot be read back"),
    "an unknown kind": ("UPDATE blocks SET kind = 'poem'", "cannot be read back"),
    "no article": ("DELETE FROM articles", "its text or its article is not there"),
    "a lost row": ("DELETE FROM actors WHERE ordinal = 1", "refers to a row of actors"),
    "words not in the index": ("DELETE FROM statement_index", "is not in the full-text index"),
    "other words in the index": (
        "UPDATE statement_index SET speaker = 'Nobody'",
        "is not in the full-text index as it stands",
    ),
    "no title in the index": ("DELETE FROM title_index", "its title is not in the"),
    "a stray row in the index": (
        "INSERT INTO statement_index (rowid, content) VALUES (999, 'x')",
        "index of statements: 1 rows belong to nothing",
    ),
    "no parts": ("DELETE FROM content_parts", "content has no parts"),
    "too sure": ("UPDATE statements SET confidence = 2", "confidence 2.0 is not in 0 to 1"),
}


@pytest.mark.parametrize(("sql", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found(record: Record, place: Path, sql: str, message: str) -> None:
    record.add(*made())
    execute(place, sql)
    faults = record.check()
    assert any(message in fault for fault in faults), faults


def test_a_damaged_file_is_a_fault_not_a_crash(record: Record, place: Path) -> None:
    for number in range(30):
        record.add(*made(number))
    record.close()
    data = bytearray(place.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 40_000] = b"\xff" * 40_000
    place.write_bytes(data)
    faults = record.check()
    assert faults
    assert all(fault.startswith(("database: ", "page ", "full-text")) for fault in faults)
