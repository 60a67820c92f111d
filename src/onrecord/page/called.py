"""What an element is called: patterns of class and id words, asked of many elements."""

import re
from collections.abc import Callable
from functools import lru_cache


def called(pattern: str, most: int) -> Callable[[str], bool]:
    """A question to the names of a line's elements, words with spaces between, innermost element
    first: whether one of the first `most` words has the pattern, which has no space in it.

    Templates use the same few words all over a page: the answer to each is remembered.
    """
    search = re.compile(pattern).search

    @lru_cache(maxsize=4096)
    def word_has(word: str) -> bool:
        return search(word) is not None

    @lru_cache(maxsize=1024)  # lines in the same element follow each other
    def has(names: str) -> bool:
        return any(map(word_has, names.split(maxsplit=most)[:most]))

    return has
