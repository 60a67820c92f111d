"""PLOVER events of a page: what its actors do to each other, and what they do by speaking."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.coding.arguments import Arguments, Named
from onrecord.coding.event_inputs import Inputs, Trigger, inputs_of, triggers
from onrecord.coding.event_net import event_net
from onrecord.coding.event_words import Sense
from onrecord.coding.plover import ROOTS
from onrecord.syntax import Analysis
from onrecord.syntax.analysis import CLASS
from onrecord.text import Span
from onrecord.values import Actor, Event, Modality, PositionKind, Statement

LEAST, SURE = 0.2, 0.6
"""How sure the net must be of a code that a word tells, and of one that the words around it make of
it; set by hand on `gold/events/told.jsonl`."""
_TURNS = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})
"""What somebody does who is ready for, refuses, demands or threatens with something else."""
BY_POSITION: dict[PositionKind, str] = {
    "offer": "AGREE",
    "commitment": "AGREE",
    "demand": "REQUEST",
    "warning": "THREATEN",
    "threat": "THREATEN",
    "red line": "THREATEN",
    "accusation": "ACCUSE",
    "refusal": "REJECT",
    "praise": "SUPPORT",
}
"""What somebody does by taking a position. To deny or to be concerned is no event of PLOVER."""
_ACTING = frozenset({"person", "office", "institution", "country", "organisation", "group"})
_NEAR = 4


def find_events(
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    analysis: Analysis,
    date: str | None,
) -> tuple[Event, ...]:
    """The events of a page with its coded statements, in order of their places.

    An event inside what somebody says has that statement: it is claimed, not reported. `date` is
    the day of the page (ISO).
    """
    day = date[:10] if date else None
    spoken = list(_spoken(statements, day))
    told = sorted(_told(actors, statements, analysis, day, spoken), key=lambda e: -e.confidence)
    starts = [analysis.begins[first] for first, _ in analysis.bounds]
    kept: dict[tuple[int, str, frozenset[str], str | None], Event] = {}
    for event in told:  # of one sentence the surest of several words for the same thing
        sides = frozenset({event.source, event.target})
        key = bisect_right(starts, event.start), event.type, sides, event.statement
        kept.setdefault(key, event)
    told_at = {event.start for event in kept.values()}
    turned = {s.cue.start for s in statements if s.cue and s.cue.start in told_at}
    spoken = [e for e in spoken if not turned & set(range(e.start, e.end))]
    found = [*spoken, *kept.values()]
    return tuple(sorted(found, key=lambda e: (e.start, e.end, e.type)))


def _spoken(statements: tuple[Statement, ...], day: str | None) -> Iterator[Event]:
    """What is done by speaking: a demand is a REQUEST of whoever makes it. It is told by the voice
    around the statement."""
    for statement in statements:
        if statement.speaker is None:
            continue
        places = [statement.content, *([statement.cue] if statement.cue else [])]
        for position in statement.positions:
            code = BY_POSITION.get(position.kind)
            if code is None or position.toward in {None, statement.speaker.actor}:
                continue
            yield Event(
                type=code,
                mode=None,
                contexts=(),
                source=statement.speaker.actor,
                target=position.toward or "",
                date=day,
                start=min(place.start for place in places),
                end=max(place.end for place in places),
                statement=statement.parent,
                modality="happened",
                confidence=position.confidence,
            )


def _told(
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    analysis: Analysis,
    day: str | None,
    spoken: list[Event],
) -> Iterator[Event]:
    """What the sentences of the page tell, besides what is told by statements."""
    done = {event.start for event in spoken} | {event.end for event in spoken}
    cues = {
        analysis.tokens_in(s.cue.start, s.cue.end)[0]
        for s in statements
        if s.cue and {s.cue.start, s.cue.end} & done
    }
    candidates = list(_candidates(_named(actors, analysis), analysis, cues))
    by_id = {actor.id: actor for actor in actors}
    odds = event_net().probabilities([one.inputs for one in candidates])
    for (trigger, source, target, _), chances in zip(candidates, odds.tolist(), strict=True):
        place = analysis.span(trigger.token, trigger.token)
        statement = _around(statements, place)
        sense = _sense(trigger, chances, may_turn=statement is None)
        if chances[sense.root] < LEAST or _on_one_side(by_id[source.actor], by_id[target.actor]):
            continue
        yield Event(
            type=sense.code,
            mode=sense.mode or None,
            contexts=(),
            source=source.actor,
            target=target.actor,
            date=day,
            start=place.start,
            end=place.end,
            statement=statement,
            modality=modality(analysis, trigger.token),
            confidence=round(chances[sense.root], 3),
        )


def _sense(trigger: Trigger, chances: list[float], *, may_turn: bool) -> Sense:
    """The sense of a word that the net is surest of; or what the words around it make of it. Inside
    a statement these are its cue's, which tells of another event."""
    best = ROOTS[max(range(len(ROOTS)), key=chances.__getitem__)]
    if may_turn and best in _TURNS and chances[ROOTS.index(best)] >= SURE:
        return Sense(frozenset(), best, ROOTS.index(best), "", is_turned=False)
    return max(trigger.senses, key=lambda sense: chances[sense.root])


def _on_one_side(source: Actor, target: Actor) -> bool:
    """Whether one is the country of the other, who acts for it."""
    is_country = "country" in {source.kind, target.kind}
    return is_country and source.country is not None and source.country == target.country


class _Candidate(NamedTuple):
    """A word that may tell of an event between two."""

    trigger: Trigger
    source: Named
    target: Named
    inputs: Inputs


def _candidates(named: list[Named], analysis: Analysis, cues: set[int]) -> Iterator[_Candidate]:
    """The words of the lexicon that have a source and a target in their sentence. What is done by
    speaking is told by the position of a statement, not by its cue, unless that is in the passive:
    whoever is accused does not speak."""
    at = 0
    for bounds in analysis.bounds:
        own: list[Named] = []
        while at < len(named) and named[at].first < bounds[1]:
            own.append(named[at])
            at += 1
        if len({one.actor for one in own}) < 2:
            continue
        marks = triggers(analysis, *bounds)
        arguments = Arguments(analysis, bounds, own)
        for trigger in marks:
            by_statement = trigger.token in cues and arguments.agent(trigger.token) is None
            pair = None if by_statement else arguments.pair(trigger)
            if pair is not None:
                source, target = ((side.first, side.beyond) for side in pair)
                seen = inputs_of(analysis, bounds, marks, source, target)
                yield _Candidate(trigger, *pair, seen)


def _named(actors: tuple[Actor, ...], analysis: Analysis) -> list[Named]:
    """The mentions of all who can act, in order; of two that overlap the longer one."""
    places = [
        (mention, actor.id)
        for actor in actors
        if actor.kind in _ACTING
        for mention in actor.mentions
    ]
    places.sort(key=lambda row: (row[0].start, -row[0].end))
    found: list[Named] = []
    for mention, ident in places:
        first, beyond = analysis.tokens_in(mention.start, mention.end)
        if first < beyond and (not found or found[-1].beyond <= first):
            found.append(Named(first, beyond, ident))
    return found


def modality(analysis: Analysis, at: int) -> Modality:
    """Whether what a word tells happened, is planned, depends on something, or is denied, by what
    stands before it in its clause."""
    low = max(analysis.bounds[int(analysis.sentence[at])][0], at - _NEAR)
    classes = set(analysis.classes[low:at].tolist())
    if CLASS["not"] in classes:
        return "denied"
    if analysis.hearsay[low : at + 1].any():
        return "conditional"
    if classes & {CLASS["modal"], CLASS["inf"]}:
        return "planned"
    return "happened"


def _around(statements: tuple[Statement, ...], place: Span) -> str | None:
    """The innermost statement in whose words a place lies."""
    around = [
        s
        for s in statements
        if any(part.start <= place.start and place.end <= part.end for part in s.content_parts)
    ]
    inner = min(around, key=lambda s: s.content.end - s.content.start, default=None)
    return inner.id if inner else None
