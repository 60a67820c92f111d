"""Prints the actors that a mention may mean."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.actors.who import Candidate
from onrecord.cli.text.terminal import Terminal, clean, joined

_MOST = 5


def print_candidates(terminal: Terminal, mention: str, found: Sequence[Candidate]) -> None:
    """The likeliest first, each with its id, its kind, how sure it is and why."""
    if not found:
        terminal.print((f"Nobody in the tables is called {clean(mention)!r}.", ""))
    for candidate in found[:_MOST]:
        actor = candidate.actor
        facts = [
            (actor.name, "bold green"),
            (actor.kind, ""),
            (actor.country or "", ""),
            (actor.id, "dim"),
        ]
        terminal.print((f"{candidate.confidence:.2f}  ", "bold"), *joined(facts), hanging=6)
        terminal.print((candidate.reason, ""), indent=6)
