"""A Reading as HTML that stands alone: the story, with what is said marked by who says it."""

from __future__ import annotations

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
_HUE_STEP = 137  # degrees; the golden angle keeps the colours of neighbours far apart


def to_html(reading: Reading) -> str:
    """The story of the page as HTML; every text of the page is escaped."""
    article = reading.article
    about = " · ".join(part for part in (article.outlet, article.published) if part)
    parts = ['<div class="onrecord">', _STYLE]
    if about:
        parts.append(f'<p class="about">{escape(about)}</p>')
    parts += (_block(reading, block) for block in article.blocks if block.kind in QUOTABLE_KINDS)
    if not reading.statements:
        parts.append('<p class="about">Nobody says anything on this page.</p>')
    return "\n".join((*parts, "</div>"))


def _block(reading: Reading, block: Block) -> str:
    tag = _TAGS.get(block.kind, "p")
    aside = ' class="aside"' if block.kind in ("caption", "related") else ""
    return f"<{tag}{aside}>{''.join(_pieces(reading, block))}</{tag}>"


def _pieces(reading: Reading, block: Block) -> Iterator[str]:
    """The block cut wherever a statement begins or ends, so that marks never cross."""
    text = reading.page.text
    said = [
        (part, statement)
        for statement in reading.statements
        for part in statement.content_parts
        if part.meets(block)
    ]
    cuts = {block.start, block.end}
    for part, _ in said:
        cuts |= {max(part.start, block.start), min(part.end, block.end)}
    for start, end in pairwise(sorted(cuts)):
        piece = Span(start, end)
        over = [statement for part, statement in said if part.holds(piece)]
        yield _mark(reading, over, escape(piece.of(text)))


def _mark(reading: Reading, over: list[Statement], inner: str) -> str:
    """`inner` in the colour of the innermost speaker; all statements stand in its title."""
    if not over:
        return inner
    over = sorted(over, key=lambda s: s.content.start - s.content.end)
    hue = _hue(reading, over[-1])
    title = escape(" < ".join(_describe(reading, statement) for statement in over))
    nested = ' class="nested"' if len(over) > 1 else ""
    return f'<mark{nested} style="--hue: {hue}" title="{title}">{inner}</mark>'


def _hue(reading: Reading, statement: Statement) -> int:
    ids = [actor.id for actor in reading.actors]
    return ids.index(statement.speaker.actor) * _HUE_STEP % 360 if statement.speaker else 0


def _describe(reading: Reading, statement: Statement) -> str:
    who = reading.actor(statement.speaker.actor).name if statement.speaker else "somebody"
    stances = "".join(f", {position.kind}" for position in statement.positions)
    return f"{who} ({statement.type}{stances})"
