"""Prints a statement, or an actor with all statements, as found in the record."""

from __future__ import annotations

from onrecord.cli.text.page import print_head
from onrecord.cli.text.statement import print_statement
from onrecord.cli.text.terminal import Terminal, clean, joined
from onrecord.cli.text.voices import about, names
from onrecord.record import Said, Voice


def print_said(terminal: Terminal, said: Said) -> None:
    """The statement with all that is known of it, and the page that it stands on."""
    reading, statement = said.reading, said.statement
    terminal.print((names(reading, statement), "bold green"))
    terminal.print()
    print_statement(terminal, reading, statement, indent=2, verbose=True)
    for position in statement.positions:
        terminal.print((f"{position.kind} by {clean(position.rule)}", "dim"), indent=4)
    terminal.print((f"{statement.id} at {statement.content.start} of the page", "dim"), indent=4)
    terminal.print()
    print_head(terminal, reading)
    terminal.print((reading.page.id, "dim"))


def print_voice(terminal: Terminal, voice: Voice) -> None:
    """The actor, then what it says, page by page."""
    actor = voice.actor
    facts = [(fact, "dim") for fact in (*about(actor), actor.kind, actor.id)]
    terminal.print(*joined([(clean(actor.name), "bold green"), *facts]))
    if not voice.said:
        terminal.print(("Mentioned, but never speaking.", ""))
    page = None
    for said in voice.said:
        terminal.print()
        if said.reading.page.id != page:
            page = said.reading.page.id
            print_head(terminal, said.reading)
            terminal.print()
        print_statement(terminal, said.reading, said.statement, indent=2, verbose=False)
