"""Prints a page: its headline, who says what, and what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.cli.text.events import print_events
from onrecord.cli.text.left_out import print_left_out
from onrecord.cli.text.statement import print_statement
from onrecord.cli.text.terminal import Terminal, clean, joined
from onrecord.cli.text.voices import about, names
from onrecord.values import Reading, Statement

_INDENT = 2
_NESTED = 4  # columns by which a statement stands to the right of the one that it is nested in


def print_page(terminal: Terminal, reading: Reading, *, verbose: bool) -> None:
    """All that a page says, speaker by speaker."""
    print_head(terminal, reading)
    terminal.rule()
    terminal.print()
    _print_speakers(terminal, reading, verbose=verbose)
    if not reading.statements:
        terminal.print((_why_nothing(reading), ""))
        terminal.print()
    print_events(terminal, reading, verbose=verbose)
    terminal.rule()
    print_left_out(terminal, reading)


def print_head(terminal: Terminal, reading: Reading) -> None:
    """Headline, outlet, date, authors and source."""
    article = reading.article
    terminal.print((clean(article.title or "Untitled page"), "bold"))
    outlet = clean(article.outlet or "outlet unknown")
    date = when(article.published)
    facts = [(outlet, ""), (date or "date unknown", ""), (article.language or "", "")]
    if article.authors:
        facts.append((clean(", ".join(article.authors)), ""))
    terminal.print(*joined(facts))
    terminal.print((clean(reading.page.source), "dim"))


def when(date: str | None) -> str:
    """A date or a moment of ISO 8601, as exact as it is, to the minute."""
    return clean(date)[:16].replace("T", " ") if date else ""


def _print_speakers(terminal: Terminal, reading: Reading, *, verbose: bool) -> None:
    """Speakers in the order in which they are first heard."""
    groups: dict[tuple[str, ...], list[tuple[int, Statement]]] = defaultdict(list)
    speakers: tuple[str, ...] = ()
    for depth, statement in _outline(reading):
        if depth == 0:
            speakers = statement.speaker.actors if statement.speaker else ()
        groups[speakers].append((depth, statement))
    for statements in groups.values():
        _print_speaker(terminal, reading, statements[0][1])
        for depth, statement in statements:
            indent = _INDENT + depth * _NESTED
            print_statement(terminal, reading, statement, indent=indent, verbose=verbose)
            terminal.print()


def _outline(reading: Reading) -> Iterator[tuple[int, Statement]]:
    """The statements in the order of the page, each followed by those nested in it."""
    inside: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in sorted(reading.statements, key=lambda s: s.content, reverse=True):
        inside[statement.parent].append(statement)
    waiting = [(0, statement) for statement in inside[None]]
    while waiting:
        depth, statement = waiting.pop()
        yield depth, statement
        waiting += ((depth + 1, child) for child in inside[statement.id])


def _print_speaker(terminal: Terminal, reading: Reading, statement: Statement) -> None:
    actors = statement.speaker.actors if statement.speaker else ()
    facts = about(reading.actor(actors[0])) if len(actors) == 1 else ()
    pieces = [(names(reading, statement), "bold green"), *((fact, "dim") for fact in facts)]
    terminal.print(*joined(pieces))
    terminal.print()


def _why_nothing(reading: Reading) -> str:
    if reading.engine.pack is None:
        language = reading.article.language
        which = f'for "{language}"' if language else "because the language is unknown"
        return f"No statements were looked for: there is no language pack {which}."
    return "Nobody says anything on this page."
