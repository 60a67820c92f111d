"""The values that pass between the stages: frozen, typed, and nothing but data."""

from onrecord.values.actor import Actor, ActorKind
from onrecord.values.article import (
    BLOCK_KINDS,
    QUOTABLE_KINDS,
    STORY_KINDS,
    Article,
    Block,
    BlockKind,
    Origin,
)
from onrecord.values.envelope import Envelope
from onrecord.values.page import Page
from onrecord.values.reading import Engine, Reading
from onrecord.values.statement import (
    EVENT_TYPES,
    POSITION_KINDS,
    Addressee,
    Cue,
    Event,
    EventType,
    How,
    Medium,
    Modality,
    Passage,
    Position,
    PositionKind,
    Speaker,
    Statement,
    StatementType,
)

__all__ = [
    "BLOCK_KINDS",
    "EVENT_TYPES",
    "POSITION_KINDS",
    "QUOTABLE_KINDS",
    "STORY_KINDS",
    "Actor",
    "ActorKind",
    "Addressee",
    "Article",
    "Block",
    "BlockKind",
    "Cue",
    "Engine",
    "Envelope",
    "Event",
    "EventType",
    "How",
    "Medium",
    "Modality",
    "Origin",
    "Page",
    "Passage",
    "Position",
    "PositionKind",
    "Reading",
    "Speaker",
    "Statement",
    "StatementType",
]
