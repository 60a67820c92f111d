"""What the narrator says inside the marks of a quotation.

Between two dashes: «Мы готовы, — сказал он. — Завтра начнём», «Siamo - ha detto - pronti»; in
French between commas or a comma and a full stop: « Nous partons, a-t-il dit. Demain. »
"""

import re
from functools import cache

from onrecord.languages.load import LanguagePack, load
from onrecord.syntax.tokens import norm, tokenise
from onrecord.text import Span, strip

LONGEST = 200
"""Characters of an insert."""
FIRST = 4
"""Words of an insert between dashes among which its verb stands."""
_STOPS = frozenset(',.!?…;»”"')
_COMMA = re.compile(r",\s+")
_END = re.compile(r"[,.](?=\s|$)")


def spoken_parts(text: str, quotation: Span, pack: LanguagePack) -> list[Span]:
    """The quotation without the narrator's inserts, its marks with the first part and the last; as
    it is where he inserts nothing."""
    inserts = [*_between_dashes(text, quotation, pack), *_behind_commas(text, quotation, pack)]
    parts: list[Span] = []
    start = quotation.start
    for insert in sorted(inserts):
        if insert.start < start:
            continue
        part = _trimmed(text, start, insert.start)
        if part is not None:
            parts.append(part)
        start = insert.end
    last = _trimmed(text, start, quotation.end)
    return parts if last is None else [*parts, last]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without the signs that belong to an insert; None where no word is left."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    kept = strip(text, start, end)
    return kept if kept is not None and any(map(str.isalnum, kept.of(text))) else None


def _between_dashes(text: str, quotation: Span, pack: LanguagePack) -> list[Span]:
    """Inserts with the dashes around them: behind a stop or with a verb of saying among their first
    words."""
    if not pack.grammar.speech_dashes:
        return []
    dashes = list(_dash(pack.grammar.speech_dashes).finditer(text, quotation.start, quotation.end))
    found: list[Span] = []
    at = 0
    while at + 1 < len(dashes):
        opens, closes = dashes[at], dashes[at + 1]
        insert = Span(opens.start(), closes.end())
        small = text[opens.end() : opens.end() + 1].islower()
        short = insert.end - insert.start <= LONGEST
        if small and short and _is_told(text, opens.end(), closes.start(), opens.start(), pack):
            found.append(insert)
            at += 1
        at += 1
    return found


@cache
def _dash(dashes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?<=\\S)\\s+[" + re.escape("".join(dashes)) + "]\\s+")


def _is_told(text: str, start: int, end: int, before: int, pack: LanguagePack) -> bool:
    if text[before - 1] in _STOPS:
        return True
    places = tokenise(text, start, end, pack.grammar)[:FIRST]
    verbs = _verbs(pack.code, pack.digest)
    return any(norm(text[a:b]) in verbs for a, b in places)


@cache
def _verbs(code: str, digest: str) -> frozenset[str]:
    """The forms of verbs that tell of saying; `digest` is that of the language's pack."""
    return frozenset(row.form for row in load(code).forms if row.pos == "VERB")


@cache
def _helpers(code: str, digest: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What may stand before a verb: auxiliaries, objects; clitic subjects; what opens a subject."""
    pack = load(code)
    classes = {row.form: set(row.classes) for row in pack.closed}
    before = {f for f, c in classes.items() if c & {"have", "reflexive", "not"}}
    before |= {row.form for row in pack.pronouns if row.case == "object"}
    clitics = set(pack.grammar.clitics)
    opening = {f for f, c in classes.items() if c & {"definite", "indefinite"}}
    opening |= {row.form for row in pack.pronouns if row.case == "possessive"}
    return frozenset(before), frozenset(clitics), frozenset(opening)


def _behind_commas(text: str, quotation: Span, pack: LanguagePack) -> list[Span]:
    """Inserts from their comma to the sign that ends them: a verb of saying and, right behind it, a
    subject."""
    if not pack.grammar.comma_inserts:
        return []
    found: list[Span] = []
    for comma in _COMMA.finditer(text, quotation.start, quotation.end):
        if found and comma.start() < found[-1].end:
            continue
        limit = min(quotation.end, comma.end() + LONGEST)
        end = _END.search(text, comma.end(), limit)
        if end is not None and _is_inverted(text, comma.end(), end.start(), pack):
            found.append(Span(comma.start(), end.end()))
    return found


def _is_inverted(text: str, start: int, end: int, pack: LanguagePack) -> bool:
    before, clitics, opening = _helpers(pack.code, pack.digest)
    verbs = _verbs(pack.code, pack.digest)
    words = [text[a:b] for a, b in tokenise(text, start, end, pack.grammar)]
    at, named = 0, False
    while at < len(words) and norm(words[at]) in before | clitics:
        named = named or norm(words[at]) in clitics
        at += 1
    if at >= len(words) or norm(words[at]) not in verbs:
        return False
    behind = words[at + 1] if at + 1 < len(words) else ""
    return named or norm(behind) in clitics | opening or behind[:1].isupper()
