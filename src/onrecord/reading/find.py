"""The stage in one function: an article and its language pack in, actors and statements out."""

from hashlib import sha256

from onrecord.languages.load import LanguagePack, for_pages
from onrecord.reading.cast import Cast
from onrecord.reading.mentions import find_mentions
from onrecord.reading.quotes import find_nested, find_quotes
from onrecord.reading.speakers import Speakers
from onrecord.reading.statements import Builder, draft_all
from onrecord.reading.turns import turns_of
from onrecord.syntax import Analysis, analyse
from onrecord.text import lines, place
from onrecord.values import QUOTABLE_KINDS, Actor, Article, Block, Page, Statement


def find_statements(
    page: Page, article: Article, analysis: Analysis
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """Who says what on a page, and who they are.

    `analysis` is that of the article's blocks of QUOTABLE_KINDS, in their order (`analyse_story`).
    Actors are those who speak, are spoken to or carry words, and all others with a name, in order
    of their first mention.
    """
    blocks = _quotable(article)
    mentions = find_mentions(analysis)
    cast = Cast(analysis, page.id, article.published)
    outlet = cast.outlet(article.outlet) if article.outlet else None
    cast.add_all(mentions)
    quotes = find_quotes(analysis) + find_nested(analysis)
    speakers = Speakers(analysis, cast, mentions, turns_of(quotes))
    drafts = draft_all(analysis, speakers, quotes, [b.kind for b in blocks])
    statements = Builder(analysis, cast, mentions, page.id).build(drafts, outlet)
    heard = {ident for statement in statements for ident in _actors_of(statement)}
    members = [m for m in cast.members.values() if m.is_named or m.id in heard]
    members.sort(key=lambda m: min(m.mentions, default=(1 << 60, 0)))
    return tuple(member.value(analysis) for member in members), statements


def analyse_story(page: Page, article: Article, pack: LanguagePack) -> Analysis:
    """The analysis of all that may hold statements."""
    places = [place(block) for block in _quotable(article)]
    return analyse(page.text, places, for_pages(pack))


def find_statements_in(
    text: str, pack: LanguagePack
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """The same for a text that is all story, every line of it a paragraph."""
    page = Page(f"sha256:{sha256(text.encode()).hexdigest()}", "text", "text/plain", text)
    blocks = (Block(line.start, line.end, kind="body", reason="all story") for line in lines(text))
    article = Article(
        title=None,
        language=pack.code,
        published=None,
        updated=None,
        outlet=None,
        authors=(),
        blocks=tuple(blocks),
    )
    return find_statements(page, article, analyse_story(page, article, pack))


def _quotable(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind in QUOTABLE_KINDS]


def _actors_of(statement: Statement) -> set[str]:
    found = set(statement.chain)
    if statement.speaker is not None:
        found.update(statement.speaker.actors)
    if statement.addressee is not None:
        found.add(statement.addressee.actor)
    return found
