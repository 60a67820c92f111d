"""What is added comes back as it was, once."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import InvariantError
from onrecord.record import Record
from onrecord.values import Article, Block, Engine, Page, Reading
from tests.record.conftest import dump
from tests.values.made import made


def test_a_reading_comes_back_as_it_was_added(record: Record) -> None:
    reading, raw = made()
    assert record.add(reading, raw)
    assert record.show(reading.page.id) == reading


def test_the_bytes_are_kept(record: Record, place: Path) -> None:
    reading, raw = made()
    record.add(reading, raw)
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT raw, sha256 FROM captures").fetchall() == [
            (raw, sha256(raw).hexdigest())
        ]


def test_adding_twice_changes_no_row(record: Record, place: Path) -> None:
    for number in range(3):
        record.add(*made(number))
    before = dump(place)
    for number in (2, 0, 1):
        assert not record.add(*made(number))
    assert dump(place) == before


def test_the_same_bytes_from_elsewhere_are_a_sighting_only(record: Record, place: Path) -> None:
    record.add(*made())
    before = dump(place)
    assert not record.add(*made(source="https://example.org/page"))
    new = set(dump(place)) - set(before)
    assert len(new) == 1
    assert 'INSERT INTO "sightings"' in new.pop()
    reading = record.show("https://example.org/page")
    assert isinstance(reading, Reading)
    assert reading.page.source == "page.txt"


def test_another_engine_replaces_the_reading(record: Record, place: Path) -> None:
    old, raw = made()
    record.add(old, raw)
    record.add(*made(1))
    renamed = msgspec.structs.replace(old.actors[0], name="Tony Blinken")
    new = msgspec.structs.replace(
        old,
        engine=Engine("2.0", "abc"),
        actors=(renamed, *old.actors[1:]),
        statements=old.statements[1:],
        events=(),
    )
    assert record.add(new, raw)
    assert record.show(new.page.id) == new
    assert record.check() == ()
    assert not record.search('"dialogo n. 0"')[0].speakers  # found by the page's title alone
    assert record.search("tony")[0].speakers[0] == "Tony Blinken"
    assert len(record.search("antony", limit=99)) == 2  # those of the other page


def test_another_pack_replaces_the_reading_and_returns(record: Record, place: Path) -> None:
    reading, raw = made()
    record.add(reading, raw)
    other = msgspec.structs.replace(reading, engine=Engine("1.0", None), statements=(), events=())
    assert record.add(other, raw)
    assert record.search("invasione") == ()
    assert record.add(reading, raw)
    assert record.show(reading.page.id) == reading


@pytest.mark.parametrize(
    ("change", "message"),
    [({"statements": ()}, "is no statement of the page"), ({"actors": ()}, "is no actor")],
)
def test_an_unsound_reading_is_refused_whole(
    record: Record, place: Path, change: dict[str, tuple[()]], message: str
) -> None:
    reading, raw = made()
    before = dump(place)
    with pytest.raises(InvariantError, match=f"page.txt: cannot be recorded: .*{message}"):
        record.add(msgspec.structs.replace(reading, **change), raw)
    assert dump(place) == before


def test_other_bytes_are_refused(record: Record) -> None:
    with pytest.raises(InvariantError, match="not the hash of the bytes"):
        record.add(made()[0], b"other bytes")


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_TEXT, st.none() | _TEXT, st.lists(_TEXT, max_size=2))
def test_any_text_comes_back(
    record: Record, text: str, title: str | None, authors: list[str]
) -> None:
    raw = text.encode()
    reading = Reading(
        page=Page("sha256:" + sha256(raw).hexdigest(), "any", "text/plain", text),
        article=Article(
            title=title,
            language=None,
            published=None,
            updated=None,
            outlet=None,
            authors=tuple(authors),
            blocks=(Block(0, len(text), kind="body", reason=text),),
        ),
        actors=(),
        statements=(),
        events=(),
        engine=Engine(version=str(title) + "".join(authors), pack=None),
    )
    record.add(reading, raw)
    assert record.show(reading.page.id) == reading
