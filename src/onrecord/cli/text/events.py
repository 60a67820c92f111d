"""Prints the events of a page."""

from __future__ import annotations

from onrecord.cli.text.terminal import Terminal, clean, joined
from onrecord.values import Event, Reading


def print_events(terminal: Terminal, reading: Reading, *, verbose: bool) -> None:
    """Who does what to whom, in the order of the page, each with the words that tell of it."""
    if not reading.events:
        return
    terminal.print(("Events", "bold"))
    for event in reading.events:
        source, target = reading.actor(event.source).name, reading.actor(event.target).name
        facts = [
            (event.type, "yellow"),
            (f"{clean(source)} to {clean(target)}", ""),
            (event.mode or "", ""),
            (event.modality if event.modality != "happened" else "", ""),
            (_claimed(reading, event), "dim"),
            (f"{event.confidence:.2f}" if verbose else "", ""),
        ]
        terminal.print(*joined(facts), indent=2, hanging=2)
    terminal.print()


def _claimed(reading: Reading, event: Event) -> str:
    """Whose claim an event is, where the page does not tell it itself."""
    if event.statement is None:
        return ""
    speaker = reading.statement(event.statement).speaker
    return f"claimed by {clean(reading.actor(speaker.actor).name)}" if speaker else "claimed"
