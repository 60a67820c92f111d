"""A sequence whose entries are made when they are first asked for."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Lazily(Generic[Made]):
    """Entry i is `make(i)`, made once."""

    def __init__(self, make: Callable[[int], Made], count: int) -> None:
        self._make, self._count = make, count
        self._made: dict[int, Made] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, i: int) -> Made:
        try:
            return self._made[i]
        except KeyError:
            return self._first(i)

    def _first(self, i: int) -> Made:
        at = i + self._count if i < 0 else i
        if not 0 <= at < self._count:
            raise IndexError(i)
        self._made[at] = made = self._make(at)
        return made

    def __iter__(self) -> Iterator[Made]:
        return (self[i] for i in range(self._count))
