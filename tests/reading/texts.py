"""Small texts for tests of reading: analysed, or read as a page without its neighbourhood."""

from hashlib import sha256

from onrecord.coding import code
from onrecord.languages.load import load
from onrecord.reading import analyse_story, find_statements
from onrecord.syntax.analysis import Analysis, analyse
from onrecord.text import Span, lines
from onrecord.values import (
    Article,
    Block,
    BlockKind,
    Engine,
    Page,
    Reading,
    Speaker,
    Statement,
)


def analysed(text: str, lang: str) -> Analysis:
    """A text, each line a paragraph."""
    return analyse(text, list(lines(text)), load(lang))


def of(
    text: str,
    lang: str,
    *,
    kind: BlockKind = "body",
    published: str | None = None,
    outlet: str | None = None,
) -> Reading:
    """A page with that text; its first line is a block of that kind, all others body."""
    page = Page(f"sha256:{sha256(text.encode()).hexdigest()}", "page", "text/plain", text)
    first, *rest = lines(text)
    article = Article(
        title=None,
        language=lang,
        published=published,
        updated=None,
        outlet=outlet,
        authors=(),
        blocks=(block(first, kind), *(block(line, "body") for line in rest)),
    )
    pack = load(lang)
    actors, statements = find_statements(page, article, analyse_story(page, article, pack))
    coded = code(page, actors, statements, pack)
    engine = Engine("test", pack.digest)
    return Reading(
        page=page, article=article, actors=actors, statements=coded, events=(), engine=engine
    )


def block(line: Span, kind: BlockKind) -> Block:
    return Block(line.start, line.end, kind=kind, reason="given")


def holding(reading: Reading, words: str) -> Statement:
    """The shortest statement whose content has the words."""
    found = [s for s in reading.statements if words in s.content.text]
    assert found, [s.content.text for s in reading.statements]
    return min(found, key=lambda s: len(s.content.text))


def voice(statement: Statement) -> Speaker:
    """The speaker of a statement that must have one."""
    assert statement.speaker is not None
    return statement.speaker


def speaker(reading: Reading, statement: Statement) -> str | None:
    """The name of who speaks, None where nobody is named."""
    return None if statement.speaker is None else reading.actor(statement.speaker.actor).name


def said_by(text: str, lang: str, words: str) -> str | None:
    """The name of who says what has the words."""
    reading = of(text, lang)
    return speaker(reading, holding(reading, words))
