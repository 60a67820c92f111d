"""The stage in one function: an article and its language pack in, actors and statements out."""

from onrecord.languages.load import LanguagePack
from onrecord.reading.analysis import analyse
from onrecord.reading.cast import Cast
from onrecord.reading.mentions import find_mentions
from onrecord.reading.quotes import find_quotes
from onrecord.reading.speakers import Speakers
from onrecord.reading.statements import Builder, draft_all
from onrecord.text import place
from onrecord.values import QUOTABLE_KINDS, Actor, Article, Page, Statement


def find_statements(
    page: Page, article: Article, pack: LanguagePack
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """Who says what on a page, and who they are.

    Statements are read from the blocks of QUOTABLE_KINDS. Actors are those who speak, are spoken
    to, carry words, or are mentioned, in order of their first mention.
    """
    blocks = [block for block in article.blocks if block.kind in QUOTABLE_KINDS]
    analysis = analyse(page.text, [place(block) for block in blocks], pack)
    mentions = find_mentions(analysis)
    cast = Cast(analysis, page.id, article.published)
    cast.add_all(mentions)
    speakers = Speakers(analysis, cast, mentions)
    drafts = draft_all(analysis, speakers, find_quotes(analysis), [b.kind for b in blocks])
    outlet = cast.outlet(article.outlet) if article.outlet else None
    statements = Builder(analysis, cast, mentions, page.id).build(drafts, outlet)
    actors = sorted(cast.members.values(), key=lambda m: min(m.mentions, default=(1 << 60, 0)))
    return tuple(member.value(analysis) for member in actors), statements
