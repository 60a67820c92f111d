"""Article to statements: who said what to whom, through whom."""

from onrecord.languages.load import LanguagePack
from onrecord.reading.analysis import analyse
from onrecord.reading.find import find_statements
from onrecord.reading.found import Found
from onrecord.reading.quotes import find_quotes
from onrecord.reading.subjects import with_subjects
from onrecord.text import lines


def find_quotes_in(text: str, pack: LanguagePack) -> list[Found]:
    """The quotations of a plain text, each line a paragraph; what `eval quotes` scores."""
    analysis = analyse(text, list(lines(text)), pack)
    return with_subjects(analysis, find_quotes(analysis))


__all__ = ["Found", "find_quotes_in", "find_statements"]
