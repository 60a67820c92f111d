"""A reading without the statements that are not sure enough."""

from msgspec.structs import replace

from onrecord.values.reading import Reading
from onrecord.values.statement import Statement


def sure_of(reading: Reading, least: float) -> Reading:
    """The reading with the statements whose content and speaker are at least so sure, in [0, 1].

    A statement nested in one that is left out is kept as one of the story's own. Events that stand
    in no statement stay.
    """
    kept = {s.id: s for s in reading.statements if _sure(s) >= least}
    statements = tuple(
        s if s.parent is None or s.parent in kept else replace(s, parent=None)
        for s in kept.values()
    )
    events = tuple(e for e in reading.events if e.statement is None or e.statement in kept)
    return replace(reading, statements=statements, events=events)


def _sure(statement: Statement) -> float:
    speaker = statement.speaker
    told = speaker.confidence if speaker is not None else None
    return statement.confidence if told is None else min(statement.confidence, told)
