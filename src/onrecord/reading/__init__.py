"""Article to statements: who said what to whom, through whom."""

from onrecord.languages.load import LanguagePack
from onrecord.reading.back_reference import refers_back
from onrecord.reading.find import analyse_story, find_statements, find_statements_in
from onrecord.reading.found import Found
from onrecord.reading.joins import without_retold
from onrecord.reading.quotes import find_nested, find_quotes
from onrecord.reading.subjects import with_subjects
from onrecord.syntax.analysis import analyse
from onrecord.text import lines


def find_quotes_in(text: str, pack: LanguagePack) -> list[Found]:
    """The quotations of a plain text, each line a paragraph, as the scheme of its language counts
    them; what `eval quotes` scores. PolNeAR and Wikinews leave out those inside a quotation, and
    PolNeAR has one content where "X said that Y admitted to it"."""
    analysis = analyse(text, list(lines(text)), pack)
    found = [one for one in find_quotes(analysis) if not refers_back(analysis, one)]
    if pack.grammar.annotation == "polnear":
        found = without_retold(found)
    elif pack.grammar.annotation == "own":
        found = [*found, *find_nested(analysis)]
    return with_subjects(analysis, found)


__all__ = ["Found", "analyse_story", "find_quotes_in", "find_statements", "find_statements_in"]
