"""Who said what to whom, through whom."""

from typing import Literal, get_args

from msgspec import Struct

from onrecord.text import Span
from onrecord.values.article import BlockKind

StatementType = Literal["direct", "indirect", "mixed"]
How = Literal["name", "role", "pronoun", "dropped subject", "carried over", "headline"]
PositionKind = Literal[
    "offer",
    "demand",
    "warning",
    "threat",
    "denial",
    "accusation",
    "refusal",
    "concern",
    "commitment",
    "red line",
    "praise",
    "agreement",
]
POSITION_KINDS: tuple[PositionKind, ...] = get_args(PositionKind)


class Passage(Span, frozen=True):
    """A place together with its characters, for readers who do not hold the page."""

    text: str


class Cue(Passage, frozen=True):
    """The word or sign that tells that something is said; `lemma` is its dictionary form."""

    lemma: str


class Speaker(Passage, frozen=True, kw_only=True):
    """The mention that names who speaks, and how it does.

    Where the sentence itself has none (a dropped subject, a quotation carried over), the place is
    that of the nearest earlier mention. `actors` has them all, `actor` first, where several speak.
    `confidence` is the probability that the content is one and this its speaker, in [0, 1]; None in
    a record made before it was told.
    """

    actor: str
    actors: tuple[str, ...]
    how: How
    confidence: float | None = None


class Addressee(Passage, frozen=True):
    """Who is spoken to."""

    actor: str


class Medium(Passage, frozen=True):
    """What carries the words: communique, briefing, interview, post, letter, call, ..."""

    kind: str


class Position(Struct, frozen=True):
    """A stance that the statement takes; `toward` is an actor's id; `rule` names what found it."""

    kind: PositionKind
    toward: str | None
    confidence: float
    rule: str


class Statement(Struct, frozen=True, kw_only=True):
    """`content` is the hull of `content_parts`. `block` is the kind of block it stands in.

    `chain` has the ids of the voices that carry the words, the outlet first, the speaker last;
    `parent` is the id of the statement that this one is nested in. `confidence` is the probability
    that the content is one, in [0, 1].
    """

    id: str
    type: StatementType
    block: BlockKind
    content: Passage
    content_parts: tuple[Span, ...]
    cue: Cue | None
    speaker: Speaker | None
    addressee: Addressee | None
    medium: Medium | None
    chain: tuple[str, ...]
    parent: str | None
    hedges: tuple[Passage, ...]
    negated: bool
    confidence: float
    positions: tuple[Position, ...] = ()


EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""The codes of PLOVER (Open Event Data Alliance, manual of 2021)."""
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
Modality = Literal["happened", "planned", "conditional", "denied"]


class Event(Struct, frozen=True, kw_only=True):
    """A PLOVER event between two actors; `start` to `end` are the words that tell of it.

    `statement` is the id of the statement in whose words it is claimed, None where the page tells
    it in its own voice. `modality` is how it is told of.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    source: str
    target: str
    date: str | None
    start: int
    end: int
    statement: str | None
    confidence: float
    modality: Modality = "happened"
