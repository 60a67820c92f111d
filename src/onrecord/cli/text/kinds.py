"""Prints a whole page, every line of it, with its kind in a coloured margin."""

from __future__ import annotations

from onrecord.cli.text.page import print_head
from onrecord.cli.text.terminal import Terminal, clean
from onrecord.values import BLOCK_KINDS, STORY_KINDS, Block, BlockKind, Reading

_MARGIN = max(map(len, BLOCK_KINDS)) + 1
COLOURS: dict[BlockKind, str] = {
    "headline": "bold green",
    "lead": "green",
    "body": "green",
    "subhead": "bold green",
    "caption": "cyan",
    "credit": "cyan",
    "dateline": "blue",
    "related": "magenta",
    "navigation": "yellow",
    "promotion": "red",
    "comments": "magenta",
    "widget": "yellow",
    "legal": "red",
    "leftover": "yellow",
}


def print_kinds(terminal: Terminal, reading: Reading) -> None:
    """Head, then every line; below a line that is no story the reason in a faint colour."""
    print_head(terminal, reading)
    if reading.article.truncated:
        terminal.print((f"Only a part of the story: {clean(reading.article.truncated)}", "red"))
    terminal.rule()
    before: tuple[BlockKind, str] | None = None
    for block in reading.article.blocks:
        _print_block(terminal, reading.page.text, block, before)
        before = (block.kind, block.reason)
    terminal.rule()
    for origin in reading.article.origins:
        terminal.print((f"{origin.field}: {origin.by}, {clean(origin.detail)}", "dim"))


def _print_block(
    terminal: Terminal, text: str, block: Block, before: tuple[BlockKind, str] | None
) -> None:
    colour = COLOURS[block.kind]
    story = block.kind in STORY_KINDS
    facts = [f" [{fact}]" for fact in (block.date, block.credit, block.language) if fact]
    terminal.print(
        (f"{block.kind:{_MARGIN}}", colour),
        (clean(block.of(text)), "" if story else "dim"),
        ("".join(facts), "blue"),
        hanging=_MARGIN,
    )
    if (block.kind, block.reason) != before:
        terminal.print((clean(block.reason), "dim italic"), indent=_MARGIN)
