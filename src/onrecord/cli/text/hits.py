"""Prints what a search found."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.text.page import when
from onrecord.cli.text.terminal import Styled, Terminal, clean, clean_piece, joined
from onrecord.record import Hit, Piece

_SHORT = 12  # characters of an id that are shown; 16 ** 12 pages apart, enough to find it again


def print_hits(terminal: Terminal, hits: Sequence[Hit]) -> None:
    """Each hit with its words, who said them, where, when, and the id for `onrecord show`."""
    if not hits:
        terminal.print(("Nothing found.", ""))
    for number, hit in enumerate(hits):
        if number:
            terminal.print()
        _print_hit(terminal, hit)


def _print_hit(terminal: Terminal, hit: Hit) -> None:
    if hit.kind == "page":
        who: Styled = ("Page", "bold green")
    else:
        who = (clean(" and ".join(hit.speakers)) or "Unknown speaker", "bold green")
    facts = [who, (clean(hit.outlet or ""), ""), (when(hit.published), ""), (short(hit.id), "dim")]
    terminal.print(*joined(facts))
    terminal.print(*(_piece(piece) for piece in hit.snippet), indent=2)


def _piece(piece: Piece) -> Styled:
    return clean_piece(piece.text), "bold yellow" if piece.found else ""


def short(long_id: str) -> str:
    """The beginning of a page's or a statement's id, by which `onrecord show` finds it."""
    return long_id.removeprefix("sha256:")[:_SHORT]
