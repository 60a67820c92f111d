"""Prints the lines on which the engine and an annotation disagree."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.text.terminal import Terminal, clean
from onrecord.evaluation.mistakes import Mistake

_AROUND = 70  # characters of the neighbouring lines
_LONGEST = 300
_COLOURS = {"miss": "yellow", "false alarm": "red"}


def print_mistakes(terminal: Terminal, found: Sequence[Mistake], total: int) -> None:
    """Page by page: the line in colour between its neighbours, and the engine's reason."""
    page = ""
    for one in found:
        if one.page != page:
            page = one.page
            terminal.print()
            terminal.print((clean(page), "bold"))
        terminal.print()
        head = f"{one.kind}, line {one.line + 1}, {one.words} words"
        terminal.print((head, _COLOURS[one.kind]), *_reason(one), indent=2)
        terminal.print((_cut(one.before, _AROUND), "dim"), indent=4)
        terminal.print((_cut(one.text, _LONGEST), _COLOURS[one.kind]), indent=4, label="> ")
        terminal.print((_cut(one.after, _AROUND), "dim"), indent=4)
    terminal.print()
    terminal.print((f"{len(found)} of {total} lines on which engine and annotation differ", "dim"))


def _reason(one: Mistake) -> list[tuple[str, str]]:
    return [(f" · {clean(one.why)}", "dim")] if one.why else []


def _cut(text: str, most: int) -> str:
    shown = clean(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"
