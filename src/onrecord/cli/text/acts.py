"""Prints what parties say and do, day by day."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from onrecord.cli.text.hits import short
from onrecord.cli.text.terminal import Terminal, clean, joined
from onrecord.record import Act

_FURTHER_IN = 12


def print_acts(terminal: Terminal, acts: Sequence[Act], second: str | None = None) -> None:
    """Each act with its day, who to whom, what, and what has changed; those of the party `second`
    further in."""
    if not acts:
        terminal.print(("Nothing in the record.", ""))
    for act in acts:
        indent = _FURTHER_IN if act.party == second else 0
        facts = [
            (act.day or "no date", "bold"),
            (clean(act.source_name), "bold green"),
            (f"to {clean(act.target_name)}" if act.target_name else "", ""),
            (", ".join(act.kinds), "yellow"),
            (f"{act.change} since {short(act.before)}" if act.before else act.change or "", ""),
            (f"answers {short(act.answers)}" if act.answers else "", ""),
            (short(act.id), "dim"),
        ]
        terminal.print(*joined(facts), indent=indent, hanging=2)
        terminal.print((clean(act.text), ""), indent=indent + 2)


def print_acts_json(acts: Sequence[Act]) -> None:
    """The acts as one JSON array."""
    print(json.dumps(msgspec.to_builtins(list(acts)), ensure_ascii=False, indent=1))
