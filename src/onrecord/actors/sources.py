"""The files of `actors/data` as typed rows, each read once."""

from functools import cache
from importlib import resources

from onrecord.actors.shape import MentionWordRow
from onrecord.tables import Row, read_table


@cache
def rows(name: str, shape: type[Row]) -> tuple[Row, ...]:
    """The rows of a table. DataFileError lists all that is wrong with it."""
    file = resources.files("onrecord.actors") / "data" / name
    return read_table(file.read_text("utf-8"), shape, f"actors/data/{name}")


@cache
def mention_words(use: str) -> dict[str, tuple[str, ...]]:
    """By language: the words of a use (see MentionWordRow)."""
    table = rows("mention_words.tsv", MentionWordRow)
    return {row.lang: row.forms for row in table if row.use == use}
