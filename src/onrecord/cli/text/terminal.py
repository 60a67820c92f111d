"""Prints text of a page to a terminal or a pipe, wrapped, and without harm."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

_WIDEST = 100  # longer lines are hard to read
_NARROWEST = 20
_PIPE_WIDTH = 80
_HARMLESS = {"\u200c", "\u200d"}  # join or part letters in Persian, in Indian scripts, in emoji

Styled = tuple[str, str]
"""A text and its style in rich's words, such as "bold"; "" for plain."""


class Terminal:
    """Standard output: in colour where it is a terminal, plain and 80 columns wide elsewhere."""

    def __init__(self) -> None:
        on_terminal = sys.stdout.isatty()
        columns = shutil.get_terminal_size().columns if on_terminal else _PIPE_WIDTH
        self.width = max(_NARROWEST, min(columns, _WIDEST))
        self._console = Console(
            force_terminal=on_terminal, width=self.width, highlight=False, markup=False, emoji=False
        )

    def print(self, *pieces: Styled, indent: int = 0, label: str = "", hanging: int = 0) -> None:
        """One paragraph; its lines are indented and never wider than the terminal.

        A faint `label` stands before the first line; the others begin below its end, or `hanging`
        columns further in than the first.
        """
        indent = min(indent, self.width // 2)
        before = Text(" " * indent).append(label, "dim")
        paragraph = Text()
        for text, style in pieces:
            paragraph.append(text, style)
        hanging = min(hanging, self.width // 2)
        for line in self._wrapped(paragraph, self.width - len(before), hanging):
            line = before + line
            line.rstrip()
            self._console.print(line, soft_wrap=True)
            before = Text(" " * len(before))

    def _wrapped(self, paragraph: Text, width: int, hanging: int) -> list[Text]:
        if not hanging:
            return list(paragraph.wrap(self._console, width)) or [Text()]
        head, rest = paragraph[:hanging], paragraph[hanging:]
        lines = list(rest.wrap(self._console, width - hanging)) or [Text()]
        return [head + lines[0], *(Text(" " * hanging) + line for line in lines[1:])]

    def rule(self) -> None:
        """A line across."""
        self.print(("─" * self.width, "dim"))


def joined(pieces: Iterable[Styled], separator: str = " · ") -> list[Styled]:
    """The pieces that hold something, with a faint separator between them."""
    found: list[Styled] = []
    for text, style in pieces:
        if text:
            found += [(separator, "dim"), (text, style)] if found else [(text, style)]
    return found


def clean(text: str) -> str:
    """The text on one line, without the characters by which a page could command a terminal.

    Control and format characters (escape sequences, changes of direction) become spaces.
    """
    shown = "".join(
        letter
        if letter in _HARMLESS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
        else " "
        for letter in text.replace("\u00ad", "")
    )
    return " ".join(shown.split())


def clean_piece(text: str) -> str:
    """Clean text that goes on before and after: a space at either end stays one."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    inner = clean(text)
    return f"{' ' * before}{inner}{' ' * after}" if inner else " " * (before or after)
