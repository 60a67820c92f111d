"""Why a line has its kind. A rule looks at one line of a Sheet and names its kind, or passes.

`RULES` is the order in which they are asked; the first that answers decides. `rest.decide` always
answers. To mend a page: one rule here, and a page in tests/golden/pages/ that needs it.
"""

from collections.abc import Callable

from onrecord.page.rules import comments, datelines, phrases, pictures, related, rest, story
from onrecord.page.sheet import Decision, Sheet
from onrecord.values import STORY_KINDS

Rule = Callable[[Sheet, int], Decision | None]

RULES: tuple[Rule, ...] = (
    rest.endless_line,
    story.dropped,
    story.headline,
    story.headline_again,
    story.other_script,
    pictures.by_form,
    pictures.by_markup,
    pictures.by_words,
    pictures.said_by_caption,
    datelines.bare_date,
    datelines.byline,
    comments.in_markup,
    comments.below_their_heading,
    related.below_their_heading,
    related.linked_line,
    related.card_after_caption,
    phrases.joined_to_a_call,
    phrases.telling_phrase,
    story.paragraph,
    story.subhead,
    phrases.any_phrase,
    rest.bare_figures,
)


def keep(sheet: Sheet) -> list[bool]:
    """Which lines are of the story: those that `decide` gives a kind of the story, without asking
    for the kinds of the others."""
    kept = [False] * len(sheet.lines)
    for i, is_story in enumerate(sheet.story):
        if is_story or story.may_join(sheet, i):
            kept[i] = _decide_one(sheet, i).kind in STORY_KINDS
    return kept


def decide(sheet: Sheet) -> list[Decision]:
    """The kind of each line of the page, with the reason."""
    return [_decide_one(sheet, i) for i in range(len(sheet.lines))]


def _decide_one(sheet: Sheet, i: int) -> Decision:
    for rule in RULES:
        if decision := rule(sheet, i):
            return decision
    return rest.decide(sheet, i)
