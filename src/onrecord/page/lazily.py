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
        if i < 0:
            i += self._count
        if not 0 <= i < self._count:
            raise IndexError(i)
        if i not in self._made:
            self._made[i] = self._make(i)
        return self._made[i]

    def __iter__(self) -> Iterator[Made]:
        return (self[i] for i in range(self._count))
