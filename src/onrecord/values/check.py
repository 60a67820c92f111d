"""All that must hold of a Reading, whoever made it. `onrecord check` and the tests run this."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.text import Span, hull, lines, place
from onrecord.values.reading import Reading
from onrecord.values.statement import Passage, Statement

_COUNTRY = re.compile(r"[A-Z]{2}")
_PAGE_ID = re.compile(r"sha256:[0-9a-f]{64}")


def check(reading: Reading) -> tuple[str, ...]:
    """Every fault of a reading in words, none where it is sound."""
    return tuple(
        fault
        for rule in (
            _page,
            _article,
            _blocks,
            _actors,
            _ids,
            _spans,
            _contents,
            _families,
            _figures,
        )
        for fault in rule(reading)
    )


def _page(reading: Reading) -> Iterator[str]:
    if not _PAGE_ID.fullmatch(reading.page.id):
        yield f"page id {reading.page.id!r} is not sha256: and 64 hexadecimal digits"


def _article(reading: Reading) -> Iterator[str]:
    """People and agencies are apart, tags stand once, and only what is known has an origin."""
    article = reading.article
    if article.country is not None and not _COUNTRY.fullmatch(article.country):
        yield f"country {article.country!r} is not two capital letters"
    both = set(article.authors) & set(article.agencies)
    if both and set(article.authors) != both:
        yield f"authors {sorted(both)} are people and agencies"
    yield from _doubles("tag", (tag.casefold() for tag in article.tags))
    yield from _doubles("origin of", (origin.field for origin in article.origins))
    for origin in article.origins:
        if not getattr(article, origin.field):
            yield f"origin of {origin.field} names a source, and it is not known"
    for block in article.blocks:
        if block.language is not None and block.language == article.language:
            yield f"block {_at(block)} names the language of the article as its own"


def _blocks(reading: Reading) -> Iterator[str]:
    """Blocks are in order, do not overlap, and leave no line of the page out."""
    blocks = reading.article.blocks
    for one, two in pairwise(blocks):
        if two.start < one.end:
            yield f"block {_at(two)} begins before the block {_at(one)} ends"
    if faults := tuple(_out_of_bounds("block", blocks, reading.page.text)):
        yield from faults
        return
    covered = [False] * (len(reading.page.text) + 1)
    for block in blocks:
        covered[block.start : block.end] = [True] * (block.end - block.start)
    for line in lines(reading.page.text):
        if not all(covered[line.start : line.end]):
            yield f"line {_at(line)} is not in any block"


def _actors(reading: Reading) -> Iterator[str]:
    yield from _doubles("actor", (actor.id for actor in reading.actors))
    for actor in reading.actors:
        yield from _out_of_bounds(f"mention of {actor.id}", actor.mentions, reading.page.text)


def _ids(reading: Reading) -> Iterator[str]:
    """Whatever refers to an actor or a statement refers to one of this reading."""
    actors = {actor.id for actor in reading.actors}
    statements = {statement.id for statement in reading.statements}
    yield from _doubles("statement", (statement.id for statement in reading.statements))
    for statement in reading.statements:
        for role, actor in _named_actors(statement):
            if actor not in actors:
                yield f"statement {statement.id}: {role} {actor!r} is no actor of the page"
        if statement.parent is not None and statement.parent not in statements:
            yield f"statement {statement.id}: parent {statement.parent!r} is no statement"
    for event in reading.events:
        for role, actor in (("source", event.source), ("target", event.target)):
            if actor not in actors:
                yield f"event {event.type}: {role} {actor!r} is no actor of the page"
        if event.statement is not None and event.statement not in statements:
            yield f"event {event.type}: {event.statement!r} is no statement of the page"


def _named_actors(statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.speaker:
        yield from (("speaker", actor) for actor in statement.speaker.actors)
    if statement.addressee:
        yield "addressee", statement.addressee.actor
    yield from (("chain's", actor) for actor in statement.chain)
    for position in statement.positions:
        if position.toward is not None:
            yield f"{position.kind} toward", position.toward


def _spans(reading: Reading) -> Iterator[str]:
    """Every place is in the text; where its characters are given, they are those of the text."""
    text = reading.page.text
    for statement in reading.statements:
        for name, passage in _passages(statement):
            what = f"statement {statement.id}: {name}"
            if passage.end > len(text):
                yield f"{what} {_at(passage)} ends beyond a text of {len(text)} characters"
            elif passage.of(text) != passage.text:
                yield f"{what} {_at(passage)} is {passage.of(text)!r}, not {passage.text!r}"
    for event in reading.events:
        if not 0 <= event.start < event.end <= len(text):
            yield f"event {event.type} {event.start}:{event.end} is not in the text"


def _passages(statement: Statement) -> Iterator[tuple[str, Passage]]:
    yield "content", statement.content
    named = (
        ("cue", statement.cue),
        ("speaker", statement.speaker),
        ("addressee", statement.addressee),
        ("medium", statement.medium),
    )
    yield from ((name, passage) for name, passage in named if passage is not None)
    yield from (("hedge", hedge) for hedge in statement.hedges)


def _contents(reading: Reading) -> Iterator[str]:
    """The pieces of a content are in order and span it exactly."""
    for statement in reading.statements:
        parts, what = statement.content_parts, f"statement {statement.id}: content"
        if not parts:
            yield f"{what} has no parts"
        elif hull(parts) != place(statement.content):
            yield f"{what} {_at(statement.content)} is not the hull of its parts"
        if any(two.start < one.end for one, two in pairwise(parts)):
            yield f"{what} has parts that overlap or are out of order"


def _families(reading: Reading) -> Iterator[str]:
    """A chain ends in the speaker; no statement is nested in itself."""
    parents = {statement.id: statement.parent for statement in reading.statements}
    for statement in reading.statements:
        if statement.speaker and statement.speaker.actor not in statement.speaker.actors[:1]:
            yield f"statement {statement.id}: speaker is not the first of its actors"
        if statement.speaker and statement.chain[-1:] != (statement.speaker.actor,):
            yield f"statement {statement.id}: chain does not end in the speaker"
        seen, above = {statement.id}, statement.parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above is not None:
            yield f"statement {statement.id}: is nested in itself"


def _figures(reading: Reading) -> Iterator[str]:
    for statement in reading.statements:
        told = [statement.confidence, *(p.confidence for p in statement.positions)]
        if statement.speaker is not None and statement.speaker.confidence is not None:
            told.append(statement.speaker.confidence)
        for confidence in told:
            if not 0 <= confidence <= 1:
                yield f"statement {statement.id}: confidence {confidence} is not in 0 to 1"
    for event in reading.events:
        if not 0 <= event.confidence <= 1:
            yield f"event {event.type}: confidence {event.confidence} is not in 0 to 1"


def _out_of_bounds(what: str, spans: Iterable[Span], text: str) -> Iterator[str]:
    for span in spans:
        if span.end > len(text):
            yield f"{what} {_at(span)} ends beyond a text of {len(text)} characters"


def _doubles(what: str, ids: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield f"{what} {name} stands {count} times"


def _at(span: Span) -> str:
    return f"{span.start}:{span.end}"
