"""Prints the quotations on which the engine and an annotation disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.cli.text.terminal import Styled, Terminal, clean
from onrecord.evaluation.documents import GoldQuote
from onrecord.evaluation.quote_mistakes import QuoteMistake, counts, spread

_STYLES = {"gold": "green", "found": "red"}
_LONGEST = 600  # characters of a context


def print_quote_mistakes(
    terminal: Terminal, texts: Mapping[str, str], found: Sequence[QuoteMistake], most: int
) -> None:
    """How many there are of each kind, then some of each in context."""
    terminal.print()
    for phenomenon, kind, number in counts(found):
        terminal.print((f"{number:5}  ", ""), (f"{phenomenon}, {kind}", ""))
    terminal.print()
    legend = [("annotated", "gold"), ("found", "found")]
    terminal.print(*[piece for name, who in legend for piece in ((name, _STYLES[who]), ("  ", ""))])
    terminal.print(("[content]  <cue>  {speaker}", "dim"))
    before = ""
    chosen = spread(found, most)
    for one in chosen:
        if one.phenomenon != before:
            before = one.phenomenon
            terminal.print()
            terminal.print((one.phenomenon, "bold"))
        terminal.print()
        terminal.print((f"{clean(one.document)} · {one.type}", "dim"), indent=2)
        for name, quote in (("annotated", one.gold), ("found", one.found)):
            if quote is not None:
                style = _STYLES["gold" if name == "annotated" else "found"]
                terminal.print(
                    *_marked(texts[one.document], one.context, quote, style),
                    indent=4,
                    label=f"{name:10}",
                )
    terminal.print()
    terminal.print((f"{len(chosen)} of {len(found)} disagreements", "dim"))


def _marked(text: str, context: tuple[int, int], quote: GoldQuote, style: str) -> list[Styled]:
    """The context with the brackets of a quotation's parts, coloured inside."""
    low, high = context
    high = min(high, low + _LONGEST)
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    inside: set[int] = set()
    places = [("[", "]", part) for part in quote.parts]
    places += [("<", ">", quote.cue)] if quote.cue else []
    places += [("{", "}", quote.source)] if quote.source else []
    for opening, closing, (start, end) in places:
        opens[start] = opens.get(start, "") + opening
        closes[end] = closing + closes.get(end, "")
        inside.update(range(start, end))
    pieces: list[Styled] = []
    for at in range(low, high + 1):
        pieces += [(marks[at], style) for marks in (closes, opens) if at in marks]
        if at < high:
            letter = clean(text[at]) if not text[at].isspace() else " "
            pieces.append((letter, style if at in inside else ""))
    far = [quote.source] if quote.source and not low <= quote.source[0] < high else []
    for start, end in far:
        pieces += [("  … {", style), (clean(text[start:end]), style), ("}", style)]
    return pieces
