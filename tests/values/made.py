"""A small reading with every kind of value in it, for tests of what happens to readings."""

from hashlib import sha256
from typing import Any, TypeVar

from onrecord.text import Span
from onrecord.values import (
    Actor,
    Addressee,
    Article,
    Block,
    Cue,
    Engine,
    Event,
    Medium,
    Origin,
    Page,
    Passage,
    Position,
    Reading,
    Speaker,
    Statement,
)

Found = TypeVar("Found", bound=Span)

BLINKEN, LAVROV, STATE, OUTLET = "Q7747", "Q58217", "Q789915", "local:outlet"


def made(
    number: int = 0, *, engine: str = "1.0", source: str = "page.txt"
) -> tuple[Reading, bytes]:
    """Page `number`, read by an engine of a version, with the bytes it was captured as."""
    text = (
        f'Blinken a Lavrov: "Pronti al dialogo n. {number}"\n'
        "Nel comunicato si legge: «Blinken teme “un'invasione”, dicono, della città».\n"
        "0\n"
    )
    raw = text.encode()
    digest = sha256(raw).hexdigest()
    reading = Reading(
        page=Page(f"sha256:{digest}", source, "text/plain", text),
        article=_article(text),
        actors=_actors(text),
        statements=_statements(text, digest[:12], number),
        events=(_event(text, digest[:12]),),
        engine=Engine(version=engine, pack="abc"),
    )
    return reading, raw


def at(text: str, words: str, shape: type[Found], **named: Any) -> Found:
    """The first place of the words in the text, as a value of the shape."""
    start = text.index(words)
    if issubclass(shape, Passage):
        named["text"] = words
    return shape(start=start, end=start + len(words), **named)


def _article(text: str) -> Article:
    one, two, _ = text.splitlines()
    return Article(
        title=one,
        language="it",
        published="2022-02-01",
        updated="2022-02-01T10:00:00+01:00",
        outlet="Sputnik Italia",
        authors=("Anna Uno", "Bruno Due"),
        agencies=("ANSA",),
        country="IT",
        address="https://it.example/1",
        section="Mondo",
        tags=("Ucraina", "diplomazia"),
        truncated="the story breaks off: Continua",
        origins=(
            Origin("title", "line", "the line of the headline"),
            Origin("published", "JSON-LD", "datePublished"),
        ),
        blocks=(
            at(text, one, Block, kind="headline", reason="the first line"),
            at(text, two, Block, kind="body", reason="sentences", date="2022-02-01"),
            Block(
                len(text) - 2,
                len(text) - 1,
                kind="widget",
                reason="a counter",
                credit="A",
                language="en",
            ),
        ),
    )


def _actors(text: str) -> tuple[Actor, ...]:
    second = text.index("Blinken", 10)
    return (
        Actor(
            id=BLINKEN,
            name="Antony Blinken",
            kind="person",
            country="US",
            role="segretario di Stato",
            mentions=(Span(0, 7), Span(second, second + 7)),
        ),
        Actor(id=LAVROV, name="Sergey Lavrov", kind="person", mentions=(at(text, "Lavrov", Span),)),
        Actor(id=STATE, name="Dipartimento di Stato", kind="institution", country="US"),
        Actor(id=OUTLET, name="Sputnik Italia", kind="outlet"),
    )


def _statements(text: str, digest: str, number: int) -> tuple[Statement, ...]:
    quoted = "Blinken teme “un'invasione”, dicono, della città"
    head, tail = at(text, "un'invasione", Span), at(text, "della città", Span)
    invasion = text[head.start : tail.end]
    return (
        Statement(
            id=f"headline-{digest}",
            type="direct",
            block="headline",
            content=at(text, f"Pronti al dialogo n. {number}", Passage),
            content_parts=(at(text, f"Pronti al dialogo n. {number}", Span),),
            cue=None,
            speaker=at(text, "Blinken", Speaker, actor=BLINKEN, actors=(BLINKEN,), how="headline"),
            addressee=at(text, "Lavrov", Addressee, actor=LAVROV),
            medium=None,
            chain=(OUTLET, BLINKEN),
            parent=None,
            hedges=(),
            negated=False,
            confidence=0.9,
            positions=(Position("offer", LAVROV, 0.8, "stance:pronti"),),
        ),
        Statement(  # stands before the statement that it is nested in
            id=f"nested-{digest}",
            type="mixed",
            block="body",
            content=at(text, invasion, Passage),
            content_parts=(head, tail),
            cue=at(text, "teme", Cue, lemma="temere"),
            speaker=at(
                text, "Blinken", Speaker, actor=BLINKEN, actors=(BLINKEN, STATE), how="name"
            ),
            addressee=None,
            medium=None,
            chain=(OUTLET, STATE, BLINKEN),
            parent=f"quoted-{digest}",
            hedges=(at(text, "dicono", Passage),),
            negated=True,
            confidence=0.5,
            positions=(
                Position("concern", None, 0.7, "cue:worry"),
                Position("warning", None, 0, "x"),
            ),
        ),
        Statement(
            id=f"quoted-{digest}",
            type="direct",
            block="body",
            content=at(text, quoted, Passage),
            content_parts=(at(text, quoted, Span),),
            cue=at(text, "si legge", Cue, lemma="leggere"),
            speaker=at(text, "comunicato", Speaker, actor=STATE, actors=(STATE,), how="role"),
            addressee=None,
            medium=at(text, "comunicato", Medium, kind="communique"),
            chain=(OUTLET, STATE),
            parent=None,
            hedges=(),
            negated=False,
            confidence=1.0,
        ),
    )


def _event(text: str, digest: str) -> Event:
    return Event(
        type="CONSULT",
        mode="meet",
        contexts=("diplomacy", "military"),
        source=BLINKEN,
        target=LAVROV,
        date=None,
        start=0,
        end=text.index("\n"),
        statement=f"headline-{digest}",
        confidence=0.4,
    )
