"""How much of a page was left out, and why."""

from __future__ import annotations

from collections import defaultdict

from onrecord.cli.text.terminal import Terminal, clean
from onrecord.values import QUOTABLE_KINDS, STORY_KINDS, Block, Reading


def print_left_out(terminal: Terminal, reading: Reading) -> None:
    """The share of the characters, and for each kind its lines and the commonest reason."""
    blocks = reading.article.blocks
    out = [block for block in blocks if block.kind not in QUOTABLE_KINDS]
    beside = [block for block in blocks if block.kind in QUOTABLE_KINDS - STORY_KINDS]
    share = _length(out) / max(1, _length(blocks))
    if out:
        lines = _lines(len(out))
        terminal.print((f"Left out: {lines}, {share:.0%} of the characters of the page", "dim"))
        _print_kinds(terminal, out)
    else:
        terminal.print(("Nothing of the page was left out", "dim"))
    if beside:
        terminal.print(("Read, though beside the story", "dim"))
        _print_kinds(terminal, beside)


def _print_kinds(terminal: Terminal, blocks: list[Block]) -> None:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        by_kind[block.kind].append(clean(block.reason))
    for kind, reasons in by_kind.items():
        why = max(dict.fromkeys(reasons), key=reasons.count)
        others = len(set(reasons)) - 1
        more = f", and {others} more reason{'s' * (others > 1)}" if others else ""
        label = f"{kind:<10} {_lines(len(reasons)):>8}   "
        terminal.print((why + more, "dim"), indent=2, label=label)


def _length(blocks: tuple[Block, ...] | list[Block]) -> int:
    return sum(block.end - block.start for block in blocks)


def _lines(count: int) -> str:
    return f"{count:,} line{'s' * (count != 1)}"
