"""The whole of a page as an HTML file that stands alone: every line with its kind and the reason.

For looking at a misread page, and to go with a report of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from onrecord.values.article import STORY_KINDS, Article, Block
from onrecord.values.reading import Reading

_STYLE = """\
:root { color-scheme: light dark; --ink: #1d1d1f; --faint: #6b6b70; --paper: #fff; --rule: #ddd; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8ea; --faint: #9a9aa0; --paper: #161618; --rule: #3a3a3e; } }
body { margin: 2rem auto; padding: 0 1rem; max-width: 72rem; color: var(--ink);
  background: var(--paper); font: 16px/1.5 Georgia, serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
.facts, .kind, .why, summary, table { font: 13px/1.45 system-ui, sans-serif; }
.facts, .why { color: var(--faint); }
.line { display: grid; grid-template-columns: 7rem minmax(0, 1fr) minmax(0, 18rem); gap: 1rem;
  padding: .3rem 0; border-top: 1px solid var(--rule); }
.line p { margin: 0; overflow-wrap: anywhere; }
.kind { border-left: .4rem solid hsl(var(--hue) 55% 50%); padding-left: .5rem; }
.story p { font-size: 1.05rem; } .out p { color: var(--faint); }
.headline p { font-weight: bold; font-size: 1.3rem; } .subhead p { font-weight: bold; }
td { padding-right: 1.5rem; vertical-align: top; }
@media (max-width: 40rem) { .line { grid-template-columns: 6rem minmax(0, 1fr); }
  .why { grid-column: 2; } }"""
_HUES = {
    **dict.fromkeys(("headline", "lead", "body", "subhead"), 140),
    **dict.fromkeys(("caption", "credit"), 190),
    "dateline": 220,
    **dict.fromkeys(("related", "comments"), 300),
    **dict.fromkeys(("navigation", "widget", "leftover"), 45),
    **dict.fromkeys(("promotion", "legal"), 5),
}


def to_page_html(readings: Sequence[Reading]) -> str:
    """A document with every line of the pages; every text of them is escaped."""
    title = readings[0].article.title or readings[0].page.source if readings else "No page"
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style></head><body>",
    ]
    for reading in readings:
        parts += _page(reading)
    return "\n".join((*parts, "</body></html>", ""))


def _page(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield f"<main><h1>{escape(article.title or 'Untitled page')}</h1>"
    facts = [article.outlet, article.published, article.language, *article.authors]
    yield f'<p class="facts">{escape(" · ".join(fact for fact in facts if fact))}</p>'
    yield f'<p class="facts">{escape(reading.page.source)} · {escape(reading.page.id)}</p>'
    if article.truncated:
        yield f'<p class="facts">Only a part of the story: {escape(article.truncated)}</p>'
    yield from _counts(article)
    for number, block in enumerate(article.blocks, 1):
        yield _line(number, block, reading.page.text)
    yield from _origins(article)
    yield "</main>"


def _counts(article: Article) -> Iterator[str]:
    counts = Counter(block.kind for block in article.blocks)
    told = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
    yield f'<p class="facts">{len(article.blocks)} lines: {escape(told)}</p>'


def _line(number: int, block: Block, text: str) -> str:
    story = "story" if block.kind in STORY_KINDS else "out"
    facts = [fact for fact in (block.reason, block.date, block.credit, block.language) if fact]
    return (
        f'<div class="line {story} {block.kind}" style="--hue:{_HUES[block.kind]}">'
        f'<div class="kind">{block.kind}<br>{number}</div>'
        f'<p dir="auto">{escape(block.of(text))}</p>'
        f'<div class="why">{escape(" · ".join(facts))}</div></div>'
    )


def _origins(article: Article) -> Iterator[str]:
    if article.origins:
        yield "<details open><summary>Where the facts were read</summary><table>"
        for one in article.origins:
            yield (
                f"<tr><td>{escape(one.field)}</td><td>{escape(one.by)}</td>"
                f"<td>{escape(one.detail)}</td></tr>"
            )
        yield "</table></details>"
