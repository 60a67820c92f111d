"""What a person types into a search box, as a query that FTS5 cannot misread."""

import re

from onrecord.errors import UsageError

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


def fts_query(typed: str) -> str:
    """An FTS5 query: every word must occur; "a phrase" as it stands; `prefix*` any ending.

    UsageError where nothing is left to look for.
    """
    terms = []
    for phrase, word in _TERM.findall(typed):
        if any(letter.isalnum() for letter in phrase or word):
            terms.append(_quoted(phrase or word) + ("*" if word.endswith("*") else ""))
    if not terms:
        raise UsageError(f"nothing to look for in {typed!r}; give a word of at least one letter")
    return " ".join(terms)


def _quoted(term: str) -> str:
    """Inside quotation marks nothing has a meaning; a null character would end the query."""
    return '"' + term.replace("\0", " ").replace('"', '""') + '"'
