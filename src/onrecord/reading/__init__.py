"""Article to statements: who said what to whom, through whom."""

from onrecord.languages.load import LanguagePack
from onrecord.reading.analysis import analyse
from onrecord.reading.find import find_statements
from onrecord.reading.found import Found
from onrecord.reading.joins import without_retold
from onrecord.reading.quotes import find_quotes
from onrecord.reading.subjects import with_subjects
from onrecord.text import lines

_ONE_OF_TWO = frozenset({"en"})
"""Languages that are scored on annotation which, of "X said that Y admitted to it", has one content
for the same words: PolNeAR."""


def find_quotes_in(text: str, pack: LanguagePack) -> list[Found]:
    """The quotations of a plain text, each line a paragraph; what `eval quotes` scores: those in
    the text's own voice."""
    analysis = analyse(text, list(lines(text)), pack)
    found = find_quotes(analysis)
    if pack.code in _ONE_OF_TWO:
        found = without_retold(found)
    return with_subjects(analysis, found)


__all__ = ["Found", "find_quotes_in", "find_statements"]
