"""Why a line has its kind. A rule looks at one line of a Sheet and names its kind, or passes.

`RULES` is the order in which they are asked; the first that answers decides. `rest.decide` always
answers. To mend a page: one rule here, and a page in tests/golden/pages/ that needs it.
"""

from collections.abc import Callable
from functools import lru_cache

from onrecord.page.rules import comments, datelines, phrases, pictures, related, rest, story
from onrecord.page.sheet import Decision, Sheet
from onrecord.page.traits import traits
from onrecord.values import STORY_KINDS

Rule = Callable[[Sheet, int], Decision | None]

RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (rest.endless_line, frozenset({"long"})),
    (story.dropped, frozenset({"dropped"})),
    (story.headline, frozenset({"headline"})),
    (story.headline_again, frozenset({"titled"})),
    (story.other_script, frozenset({"foreign"})),
    (pictures.by_form, frozenset({"credit"})),
    (pictures.by_markup, frozenset({"mark"})),
    (pictures.by_ending, frozenset({"bracketed"})),
    (pictures.by_words, frozenset({"hits"})),
    (pictures.said_by_caption, frozenset({"echoed"})),
    (datelines.bare_date, frozenset({"digits"})),
    (datelines.byline, frozenset({"hits"})),
    (datelines.marked_byline, frozenset({"mark", "near headline"})),
    (comments.in_markup, frozenset({"mark", "below"})),
    (comments.below_their_heading, frozenset({"comments"})),
    (related.below_their_heading, frozenset({"related"})),
    (related.linked_line, frozenset({"linked"})),
    (related.card_after_caption, frozenset({"inside"})),
    (phrases.joined_to_a_call, frozenset({"joined"})),
    (phrases.telling_phrase, frozenset({"hits"})),
    (story.paragraph, frozenset({"story"})),
    (story.between_paragraphs, frozenset({"amid"})),
    (story.standfirst, frozenset({"below headline"})),
    (story.subhead, frozenset({"story"})),
    (phrases.any_phrase, frozenset({"hits"})),
    (rest.bare_figures, frozenset()),
)
"""Each with the traits that a line must have for it to answer: the others are not asked."""


def keep(sheet: Sheet) -> list[bool]:
    """Which lines are of the story: those that `decide` gives a kind of the story, without asking
    for the kinds of the others."""
    kept = [False] * len(sheet.lines)
    for i in story.candidates(sheet):
        kept[i] = story.is_plain(sheet, i) or _decide_one(sheet, i).kind in STORY_KINDS
    return kept


def decide(sheet: Sheet) -> list[Decision]:
    """The kind of each line of the page, with the reason."""
    decisions = [_decide_one(sheet, i) for i in range(len(sheet.lines))]
    sheet.explain(decisions)
    return decisions


def _decide_one(sheet: Sheet, i: int) -> Decision:
    for rule in _rules_for(*traits(sheet, i)):
        if decision := rule(sheet, i):
            return decision
    return rest.decide(sheet, i)


@lru_cache(maxsize=4096)
def _rules_for(*traits: str) -> tuple[Rule, ...]:
    return tuple(rule for rule, needs in RULES if needs <= set(traits))
