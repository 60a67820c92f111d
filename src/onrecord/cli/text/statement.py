"""Prints a statement: what is said, how, and through whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from onrecord.cli.text.terminal import Styled, Terminal, clean, clean_piece, joined
from onrecord.cli.text.voices import goes_through_others, names, voices
from onrecord.text import Span
from onrecord.values import Position, Reading, Statement

_STEP = 2  # columns by which what belongs to something is indented


def print_statement(
    terminal: Terminal, reading: Reading, statement: Statement, *, indent: int, verbose: bool
) -> None:
    """The words, below them the facts, below these the chain of voices."""
    words = _words(reading, statement)
    if statement.parent is not None:
        words = [(f"{names(reading, statement)}: ", "bold"), *words]
    terminal.print(*words, indent=indent)
    facts = joined(_facts(reading, statement, verbose=verbose))
    terminal.print(*facts, indent=indent + _STEP)
    if verbose or goes_through_others(statement):
        terminal.print((voices(reading, statement), "dim"), indent=indent + _STEP)


def _words(reading: Reading, statement: Statement) -> list[Styled]:
    """The content as it stands on the page, in quotation marks where all of it is quoted."""
    text = reading.page.text
    words: list[Styled] = []
    for number, part in enumerate(statement.content_parts):
        if number:
            words.append((" … ", "dim"))
        words += _marked(text, part, statement)
    whole = "".join(piece for piece, _ in words)
    if statement.type == "direct" and not _is_mark(whole[:1]):
        return [("“", ""), *words, ("”", "")]
    return words


def _marked(text: str, part: Span, statement: Statement) -> Iterator[Styled]:
    """The part, cut where a hedge begins or ends."""
    at = part.start
    for hedge in sorted(statement.hedges):
        if part.holds(hedge) and at <= hedge.start:
            yield clean_piece(text[at : hedge.start]), ""
            yield clean_piece(text[hedge.start : hedge.end]), "italic"
            at = hedge.end
    yield clean_piece(text[at : part.end]), ""


def _is_mark(letter: str) -> bool:
    return letter in ('"', "'") or unicodedata.category(letter or " ") in ("Pi", "Ps", "Pf")


def _facts(reading: Reading, statement: Statement, *, verbose: bool) -> Iterator[Styled]:
    block = "" if statement.block == "body" else f", from {_KIND_NAMES[statement.block]}"
    yield f"{statement.type}{block}", "dim"
    if statement.cue and any(map(str.isalpha, statement.cue.text)):
        yield f"cue: {clean(statement.cue.text)}", "dim"
    if statement.addressee:
        yield f"to {clean(reading.actor(statement.addressee.actor).name)}", ""
    for position in statement.positions:
        yield _position(reading, position, verbose=verbose), "cyan"
    if statement.hedges:
        yield "hedge: " + ", ".join(clean(hedge.text) for hedge in statement.hedges), "yellow"
    if statement.negated:
        yield "negated", "yellow"
    if verbose:
        yield f"{statement.confidence:.0%} sure{_speaker_sure(statement)}", "dim"


def _speaker_sure(statement: Statement) -> str:
    """How the speaker was found, and how sure he is."""
    speaker = statement.speaker
    if speaker is None:
        return ""
    sure = f", {speaker.confidence:.0%}" if speaker.confidence is not None else ""
    return f" (speaker: {speaker.how}{sure})"


def _position(reading: Reading, position: Position, *, verbose: bool) -> str:
    toward = f" toward {clean(reading.actor(position.toward).name)}" if position.toward else ""
    sure = f" ({position.confidence:.0%})" if verbose else ""
    return f"{position.kind}{toward}{sure}"


_KIND_NAMES = {
    "headline": "the headline",
    "lead": "the lead",
    "subhead": "a subhead",
    "caption": "a caption",
    "related": "a related card",
}
