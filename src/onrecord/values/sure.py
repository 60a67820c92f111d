"""A reading without the statements that are not sure enough."""

from collections.abc import Container, Mapping

from msgspec.structs import replace

from onrecord.values.reading import Reading
from onrecord.values.statement import Statement


def sure_of(reading: Reading, least: float) -> Reading:
    """The reading with the statements whose content and speaker are at least so sure, in [0, 1].

    A statement nested in one that is left out is nested in the next around it that is kept. Events
    that stand in no statement stay.
    """
    kept = {s.id: s for s in reading.statements if _sure(s) >= least}
    parents = {s.id: s.parent for s in reading.statements}
    statements = tuple(replace(s, parent=_kept(s.parent, parents, kept)) for s in kept.values())
    events = tuple(e for e in reading.events if e.statement is None or e.statement in kept)
    return replace(reading, statements=statements, events=events)


def _kept(
    parent: str | None, parents: Mapping[str, str | None], kept: Container[str]
) -> str | None:
    """A parent, or the nearest around it that is kept."""
    while parent is not None and parent not in kept:
        parent = parents[parent]
    return parent


def _sure(statement: Statement) -> float:
    speaker = statement.speaker
    told = speaker.confidence if speaker is not None else None
    return statement.confidence if told is None else min(statement.confidence, told)
