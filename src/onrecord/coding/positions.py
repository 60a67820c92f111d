"""The positions a statement takes: from the class of its cue, and from phrases of its content."""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.coding.targets import Targets
from onrecord.languages.load import LanguagePack, load
from onrecord.languages.shape import CueClass
from onrecord.text import Span
from onrecord.values import Actor, Page, Position, PositionKind, Statement

BY_CLASS: dict[CueClass, tuple[PositionKind, float]] = {
    "demand": ("demand", 0.9),
    "offer": ("offer", 0.9),
    "promise": ("commitment", 0.85),
    "warn": ("warning", 0.9),
    "threaten": ("threat", 0.9),
    "deny": ("denial", 0.9),
    "refuse": ("refusal", 0.85),
    "accuse": ("accusation", 0.9),
    "criticise": ("accusation", 0.6),
    "worry": ("concern", 0.9),
    "praise": ("praise", 0.85),
    "agree": ("agreement", 0.7),
}
"""How sure the class of a cue makes a position; set by hand, not yet calibrated."""
OPENING = 3
"""Words of a content among which a noun opens it."""
BETWEEN = 40
"""Characters between a cue and its content that may hold the noun instead."""
BY_PHRASE = 0.6
"""How sure a phrase of the content makes one."""


class _Phrases(NamedTuple):
    pattern: re.Pattern[str]
    kinds: dict[str, PositionKind]


@cache
def _stances(lang: str, digest: str) -> _Phrases:
    """All stance phrases of a language as one pattern, the longest first."""
    kinds = {row.phrase: row.position for row in load(lang).stances}
    options = "|".join(re.escape(p) for p in sorted(kinds, key=lambda p: (-len(p), p)))
    return _Phrases(re.compile(rf"(?<!\w)(?:{options})(?!\w)"), dict(kinds))


@cache
def _classes(lang: str, digest: str) -> dict[str, CueClass]:
    """The class of each cue lemma; a verb's before that of a noun of the same spelling."""
    rows = sorted(load(lang).cues, key=lambda row: row.pos == "VERB")
    return {row.lemma: row.cue_class for row in rows}


@cache
def _nouns(lang: str, digest: str) -> dict[str, CueClass]:
    """The class of every form of a cue that is a noun."""
    pack = load(lang)
    classes = {row.lemma: row.cue_class for row in pack.cues if row.pos == "NOUN"}
    return {row.form: classes[row.lemma] for row in pack.forms if row.pos == "NOUN"}


def code(
    page: Page, actors: tuple[Actor, ...], statements: tuple[Statement, ...], pack: LanguagePack
) -> tuple[Statement, ...]:
    """The statements with their positions, each with the rule that found it and its target."""
    targets = Targets(page, actors, statements, pack)
    names = sorted((m.start, m.end) for actor in actors for m in actor.mentions)
    nested: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.parent is not None:
            nested[statement.parent].append(statement)
    coded = []
    for statement in statements:
        own = _own_parts(statement, nested[statement.id])
        found = {
            **_from_content(page, own, names, pack),
            **_from_opening(page, statement, pack),
            **_from_cue(statement, pack),
        }
        positions = tuple(
            Position(
                kind=kind,
                toward=targets.toward(statement),
                confidence=round(sure * statement.confidence, 3),
                rule=rule,
            )
            for kind, (sure, rule) in found.items()
        )
        coded.append(replace(statement, positions=positions))
    return tuple(coded)


_Found = dict[PositionKind, tuple[float, str]]


def _from_cue(statement: Statement, pack: LanguagePack) -> _Found:
    if statement.cue is None or statement.negated:
        return {}
    cue_class = _classes(pack.code, pack.digest).get(statement.cue.lemma)
    if cue_class == "ask" and not statement.content.text.rstrip("\"”»’' ").endswith("?"):
        if statement.type == "direct" or _asks(statement, pack):
            return {}
        cue_class = "demand"  # asked for, not asked about
    if cue_class is None or cue_class not in BY_CLASS:
        return {}
    kind, sure = BY_CLASS[cue_class]
    return {kind: (sure, f"cue class {cue_class}")}


def _asks(statement: Statement, pack: LanguagePack) -> bool:
    """Whether a content opens as an indirect question does."""
    first = statement.content.text.split(" ", 1)[0].lower()
    closed = next((row for row in pack.closed if row.form == first), None)
    return closed is not None and bool({"whether", "question"} & set(closed.classes))


def _from_opening(page: Page, statement: Statement, pack: LanguagePack) -> _Found:
    """The noun of a stance at the beginning of a content, or between it and its cue: "expressed
    concern about ..."."""
    if statement.type == "direct" or statement.cue is None:
        return {}
    nouns = _nouns(pack.code, pack.digest)
    between = page.text[statement.cue.end : statement.content.start]
    opening = [between] if len(between) <= BETWEEN else []
    opening.append(" ".join(statement.content.text.split()[:OPENING]))
    for word in re.findall(r"[^\W\d_]+", " ".join(opening).lower()):
        cue_class = nouns.get(word)
        if cue_class in BY_CLASS:
            kind, sure = BY_CLASS[cue_class]
            return {kind: (0.9 * sure, f"opening noun {word}")}
    return {}


def _from_content(
    page: Page, parts: list[Span], names: list[tuple[int, int]], pack: LanguagePack
) -> _Found:
    """Positions by the phrases of a content; a phrase inside an actor's name tells nothing."""
    phrases = _stances(pack.code, pack.digest)
    found: _Found = {}
    for part in parts:
        words = part.of(page.text).lower().replace("’", "'")
        for match in phrases.pattern.finditer(words):
            at = part.start + match.start(), part.start + match.end()
            near = names[max(0, bisect_right(names, at) - 3) : bisect_right(names, at) + 1]
            if any(s <= at[0] and at[1] <= e for s, e in near):
                continue
            kind = phrases.kinds[match.group()]
            found.setdefault(kind, (BY_PHRASE, f"stance {match.group()}"))
    return found


def _own_parts(statement: Statement, holes: list[Statement]) -> list[Span]:
    """The content without the statements nested in it: their stances are their own speakers'. What
    somebody is said not to say ("Russia threatens nobody") is the outer speaker's own."""
    holes = [hole for hole in holes if not hole.negated]
    kept: list[Span] = []
    for part in statement.content_parts:
        at = part.start
        for hole in sorted(holes, key=lambda s: s.content.start):
            begin = min(hole.content.start, hole.cue.start if hole.cue else hole.content.start)
            stop = min(begin, part.end)
            if at < stop:
                kept.append(Span(at, stop))
            at = max(at, hole.content.end)
        if at < part.end:
            kept.append(Span(at, part.end))
    return kept
