"""The record: pages with all that is read from them, kept in one database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.record import acts, add, check, find, search
from onrecord.record.acts import Act, Party
from onrecord.record.database import clear_errors, database_url, open_database, writing
from onrecord.record.results import Hit, Said, Voice
from onrecord.values import Reading


class Record:
    """A record in an SQLite file, made where there is none. Use it in a `with` statement.

    `place` is a path or a sqlite:/// URL. With `create=False` a missing file is a RecordError.
    Several processes may read and add at the same time.
    """

    def __init__(self, place: str | Path, *, create: bool = True) -> None:
        url = database_url(place)
        self._name = str(url.database)
        self._engine = open_database(url, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def add(self, reading: Reading, raw: bytes) -> bool:
        """Takes in a page and the bytes it was read from, in one transaction.

        False where this very reading is there already. InvariantError where the reading is
        unsound or was made from other bytes.
        """
        add.refuse_unsound(reading, raw)
        with clear_errors(self._name), writing(self._engine) as connection:
            return add.add(connection, reading, raw)

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """The best hits for words, "phrases" and prefix*; UsageError where there is no word."""
        if limit < 1:
            raise UsageError(f"a limit of {limit} hits finds nothing; give at least 1")
        with self._reading() as connection:
            return search.search(connection, query, limit)

    def show(self, wanted: str) -> Reading | Said | Voice:
        """A page or statement by its id or the first characters of it, or an actor by its id.

        RecordError where there is no such thing, UsageError where there are several.
        """
        with self._reading() as connection:
            return find.find(connection, wanted)

    def timeline(self, party: Party, toward: Party | None = None, words: str = "") -> list[Act]:
        """What a party says and does, in order of days; toward another, or with words in it."""
        with self._reading() as connection:
            return acts.acts_of(connection, party, toward, words)

    def dialogue(self, one: Party, other: Party, words: str = "") -> list[Act]:
        """What two parties say and do to each other, in order of days, with the demand that each
        answer follows."""
        with self._reading() as connection:
            both = acts.acts_of(connection, one, other, words)
            both += acts.acts_of(connection, other, one, words)
        return acts.with_answers(sorted(both, key=acts.in_order))

    def check(self) -> tuple[str, ...]:
        """Every fault of the record in words; none where it is sound."""
        with self._reading() as connection:
            return check.check(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees the record as it is at its first query."""
        with clear_errors(self._name), self._engine.connect() as connection:
            yield connection
