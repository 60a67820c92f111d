"""A Reading as HTML that stands alone: the story, with what is said marked by who says it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from onrecord.text import Span
from onrecord.values.article import QUOTABLE_KINDS, Block, BlockKind
from onrecord.values.reading import Reading
from onrecord.values.statement import Statement

_STYLE = """\
<style>
.onrecord { max-width: 44em; line-height: 1.5; font-family: Georgia, serif; }
.onrecord .about { color: #666; font-size: 85%; }
.onrecord mark { color: inherit; padding: .1em 0; background: hsl(var(--hue) 80% 88%); }
.onrecord mark.nested { border-bottom: 2px solid hsl(var(--hue) 60% 45%); }
.onrecord .aside { color: #555; font-size: 85%; }
</style>"""
_TAGS: dict[BlockKind, str] = {"headline": "h3", "subhead": "h4"}
Said = tuple[Span, Statement]
_HUE_STEP = 137  # degrees; the golden angle keeps the colours of neighbours far apart


def to_html(reading: Reading) -> str:
    """The story of the page as HTML; every text of the page is escaped."""
    article = reading.article
    about = " · ".join(part for part in (article.outlet, article.published) if part)
    parts = ['<div class="onrecord">', _STYLE]
    if about:
        parts.append(f'<p class="about">{escape(about)}</p>')
    parts += _blocks(reading)
    if not reading.statements:
        parts.append('<p class="about">Nobody says anything on this page.</p>')
    return "\n".join((*parts, "</div>"))


def _blocks(reading: Reading) -> Iterator[str]:
    said = _by_block(reading)
    hues = {actor.id: i * _HUE_STEP % 360 for i, actor in enumerate(reading.actors)}
    for number, block in enumerate(reading.article.blocks):
        if block.kind in QUOTABLE_KINDS:
            tag = _TAGS.get(block.kind, "p")
            aside = ' class="aside"' if block.kind in ("caption", "related") else ""
            inner = "".join(
                _mark(reading, over, hues, escape(piece.of(reading.page.text)))
                for piece, over in _pieces(block, said[number])
            )
            yield f"<{tag}{aside}>{inner}</{tag}>"


def _by_block(reading: Reading) -> dict[int, list[Said]]:
    """The pieces of contents, in order, by the number of the block that they stand in."""
    blocks = reading.article.blocks
    starts = [block.start for block in blocks]
    found: dict[int, list[Said]] = defaultdict(list)
    for statement in reading.statements:
        for part in statement.content_parts:
            number = max(0, bisect_right(starts, part.start) - 1)
            while number < len(blocks) and blocks[number].start < part.end:
                if part.meets(blocks[number]):
                    found[number].append((part, statement))
                number += 1
    return found


def _pieces(block: Block, said: list[Said]) -> Iterator[tuple[Span, list[Statement]]]:
    """The block cut wherever a statement begins or ends, so that marks never cross."""
    cuts = {block.start, block.end}
    for part, _ in said:
        cuts |= {max(part.start, block.start), min(part.end, block.end)}
    waiting = sorted(said, key=lambda each: each[0], reverse=True)
    over: list[Said] = []
    for start, end in pairwise(sorted(cuts)):
        while waiting and waiting[-1][0].start <= start:
            over.append(waiting.pop())
        over = [each for each in over if each[0].end > start]
        yield Span(start, end), [statement for _, statement in over]


def _mark(reading: Reading, over: list[Statement], hues: dict[str, int], inner: str) -> str:
    """`inner` in the colour of the innermost speaker; all statements stand in its title."""
    if not over:
        return inner
    over = sorted(over, key=lambda s: s.content.start - s.content.end)
    speaker = over[-1].speaker
    hue = hues[speaker.actor] if speaker else 0
    title = escape(" < ".join(_describe(reading, statement) for statement in over))
    nested = ' class="nested"' if len(over) > 1 else ""
    return f'<mark{nested} style="--hue: {hue}" title="{title}">{inner}</mark>'


def _describe(reading: Reading, statement: Statement) -> str:
    who = reading.actor(statement.speaker.actor).name if statement.speaker else "somebody"
    stances = "".join(f", {position.kind}" for position in statement.positions)
    return f"{who} ({statement.type}{stances})"
