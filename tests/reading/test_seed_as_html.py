"""The seed page as HTML, with menus and scripts, says the same."""

from html import escape

import pytest

from onrecord.pipeline import read
from onrecord.values import Reading
from tests.reading.test_seed_page import PAGE

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason=f"{PAGE} is not here")

MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/m'>Mondo</a></li></ul></nav>"
SCRIPT = "<script>var said = 'Il ministro ha detto che no';</script><style>p{color:red}</style>"


def as_html(text: str) -> str:
    """Each line an element: the first the headline, the others paragraphs."""
    first, *rest = [escape(line) for line in text.splitlines() if line.strip()]
    paragraphs = "\n".join(f"<p>{line}</p>" for line in rest)
    return (
        f"<!doctype html><html lang='it'><head><title>{first}</title>{SCRIPT}</head><body>"
        f"{MENU}<main><h1>{first}</h1>{paragraphs}</main>{SCRIPT}"
        "<footer><a href='/p'>Privacy</a></footer></body></html>"
    )


def said(reading: Reading) -> set[tuple[str, str, str]]:
    names = {actor.id: actor.name for actor in reading.actors}
    return {
        ((s.speaker and names[s.speaker.actor]) or "", s.type, " ".join(s.content.text.split()))
        for s in reading.statements
    }


def test_same_statements() -> None:
    text = PAGE.read_text("utf-8")
    flat, html = read(text.encode(), "flat"), read(as_html(text).encode(), "html")
    assert said(html) == said(flat)
    assert html.article.outlet == "Sputnik Italia"
    assert html.article.published is not None
    assert html.article.published.startswith("2022-02-01")
