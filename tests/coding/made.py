"""Statements made by hand, so that coding is tested without reading."""

from hashlib import sha256

from msgspec.structs import replace

from onrecord.coding import code
from onrecord.languages.load import load
from onrecord.text import Span
from onrecord.values import (
    Actor,
    Addressee,
    Cue,
    Page,
    Passage,
    Position,
    Speaker,
    Statement,
    StatementType,
)


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def actor(
    text: str, ident: str, name: str, country: str | None = None, *, kind: str = "country"
) -> Actor:
    """An actor with one mention, the first place of its name."""
    whole = Actor(id=ident, name=name, kind="country", country=country)
    whole = replace(whole, mentions=(place(text, name),))
    return replace(whole, kind="person") if kind == "person" else whole


def made(
    text: str,
    content: str,
    *,
    cue: tuple[str, str] | None = None,
    kind: StatementType = "indirect",
    by: Actor | None = None,
    to: Actor | None = None,
) -> Statement:
    """A statement with that content; `cue` is its words and its lemma."""
    span = place(text, content)
    return Statement(
        id=f"{span.start}:{span.end}",
        type=kind,
        block="body",
        content=Passage(span.start, span.end, content),
        content_parts=(span,),
        cue=None if cue is None else cue_of(text, *cue),
        speaker=None if by is None else speaker_of(text, by),
        addressee=None if to is None else addressee_of(text, to),
        medium=None,
        chain=() if by is None else (by.id,),
        parent=None,
        hedges=(),
        negated=False,
        confidence=0.5,
    )


def cue_of(text: str, words: str, lemma: str) -> Cue:
    span = place(text, words)
    return Cue(span.start, span.end, words, lemma)


def speaker_of(text: str, actor: Actor) -> Speaker:
    span = place(text, actor.name)
    return Speaker(span.start, span.end, actor.name, actor=actor.id, actors=(actor.id,), how="name")


def addressee_of(text: str, actor: Actor) -> Addressee:
    span = place(text, actor.name)
    return Addressee(span.start, span.end, actor.name, actor=actor.id)


def coded(
    text: str, lang: str, *statements: Statement, actors: tuple[Actor, ...] = ()
) -> list[tuple[Position, ...]]:
    """The positions of each statement."""
    page = Page(f"sha256:{sha256(text.encode()).hexdigest()}", "page", "text/plain", text)
    return [s.positions for s in code(page, actors, statements, load(lang))]


def kinds(positions: tuple[Position, ...]) -> set[str]:
    return {position.kind for position in positions}


def inside(parent: Statement, statement: Statement) -> Statement:
    """The statement as one nested in another."""
    return replace(statement, parent=parent.id)
