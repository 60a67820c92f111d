"""Words and signs of a text, with their places."""

import re
from functools import cache

from onrecord.languages.shape import Grammar

APOSTROPHES = "'’"
_NUMBER = r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?!\w)"
_INITIALS = r"(?:[^\W\d_]\.){2,}"
_WORD = r"\w+(?:[-‐‑]\w+)*"
_SIGN = r"\.{2,}|-{2,}|''|``|[^\w\s]"


@cache
def token_pattern(elisions: bool, clitics: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of one token.

    `elisions`: a word ends after its apostrophe ("l'"); `clitics` ("'s", "n't", "-t-il") are tokens
    apart.
    """
    options = []
    if clitics:
        endings = "|".join(
            re.escape(c).replace("'", f"[{APOSTROPHES}]")
            for c in sorted(clitics, key=len, reverse=True)
        )
        options.append(rf"(?<=\w)(?:{endings})(?!\w)")
        # a clitic that begins with a letter (n't) ends the word before its own first letter
        if lettered := [c for c in clitics if c[0].isalpha()]:
            inner = "|".join(re.escape(c).replace("'", f"[{APOSTROPHES}]") for c in lettered)
            options.append(rf"\w+?(?=(?:{inner})(?!\w))")
        # so does one that begins with a hyphen, which otherwise is part of a word
        if hyphened := [c for c in clitics if c[0] == "-"]:
            inner = "|".join(re.escape(c) for c in hyphened)
            options.append(rf"\w+(?:[-‐‑]\w+)*?(?=(?:{inner})(?![-‐‑]?\w))")
    if elisions:
        options.append(rf"[^\W\d_]+[{APOSTROPHES}](?=[\w\"“«‘„])")
    options += [_NUMBER, _INITIALS, _WORD, _SIGN]
    return re.compile("|".join(options))


def tokenise(text: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """Places of the tokens of `text[start:end]`, in order."""
    pattern = token_pattern(grammar.elisions, grammar.clitics)
    return [m.span() for m in pattern.finditer(text, start, end)]


def norm(form: str) -> str:
    """A form as the tables have it: lower case, straight apostrophe."""
    return form.lower().replace("’", "'")
