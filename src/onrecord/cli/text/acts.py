"""Prints what parties say and do, day by day."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.cli.text.hits import short
from onrecord.cli.text.terminal import Terminal, clean, joined
from onrecord.record import Act

_FURTHER_IN = 12


def print_acts(
    terminal: Terminal, acts: Sequence[Act], names: Mapping[str, str], second: set[str] | None
) -> None:
    """Each act with its day, who to whom, what, and what has changed; those of sources in `second`
    further in."""
    if not acts:
        terminal.print(("Nothing in the record.", ""))
    for act in acts:
        indent = _FURTHER_IN if second is not None and act.source in second else 0
        target = names.get(act.target or "", "")
        facts = [
            (act.day or "no date", "bold"),
            (clean(names.get(act.source, act.source)), "bold green"),
            (f"to {clean(target)}" if target else "", ""),
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
