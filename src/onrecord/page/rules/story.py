"""The story itself: headline, lead, paragraphs, subheads; and lines in another script."""

from onrecord.page import scripts
from onrecord.page.likeness import alike, tokens
from onrecord.page.sheet import SAME, Decision, Sheet

_SUBHEAD_TOKENS = 18  # nine in ten such lines of the tuning pages have 13 or fewer
_ENDLESS = 1_000  # words; a longer line is looked at as a whole
_ENOUGH_LETTERS = 3
_STANDFIRST_TOKENS = 5
_DOUBTED = 0.1  # on long pages; training/lines.py gives the same figures from 0.02 on
_SHORT_PAGE = 50  # lines; on a short page the place between two paragraphs is proof enough
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def headline(sheet: Sheet, i: int) -> Decision | None:
    """The line that `find_headline` chose."""
    mark = sheet.lines[i].mark
    if mark is not None and "h1" in mark.inside:
        return Decision("headline", "the page's main heading above the story")
    return Decision("headline", "the line above the story that is most like a title")


def headline_again(sheet: Sheet, i: int) -> Decision | None:
    """A line apart from the headline that says the same: the browser's title, a teaser."""
    if sheet.headline is None or i == sheet.headline or sheet.sizes[i] < 3:
        return None
    if sheet.story[i] and sheet.lines[i].mark is None:  # which of them heads the story is a guess
        return None
    if sheet.like_title[i] < sheet.like_headline:
        return None  # the headline is the page's name, and the line is far from that
    low, high = sorted((sheet.sizes[i], sheet.sizes[sheet.headline]))
    if low < high / 4:  # so short beside it that the sets of their words cannot be that alike
        return None
    if alike(frozenset(tokens(sheet.lines[i].text)), sheet.headline_words) < SAME:
        return None
    return Decision("leftover", "says the headline again")


def dropped(sheet: Sheet, i: int) -> Decision | None:
    """A line that was taken out of the story: of a second copy, of another story below."""
    return sheet.dropped.get(i)


def other_script(sheet: Sheet, i: int) -> Decision | None:
    """A line in letters that the story is not written in."""
    if sum(map(str.isalpha, sheet.lines[i].text[:50])) < _ENOUGH_LETTERS:
        return None
    own, story = scripts.NAMES[sheet.scripts[i]], scripts.NAMES[sheet.script]
    return Decision("leftover", f"in {own} letters, the story in {story} ones")


def paragraph(sheet: Sheet, i: int) -> Decision | None:
    """A paragraph of the story; the first below the headline is the lead."""
    if not sheet.story[i] or _is_heading(sheet, i):
        return None
    if i == sheet.lead:
        return Decision("lead", "the first paragraph of the story")
    if sheet.is_prose(i) or sheet.sizes[i] > _SUBHEAD_TOKENS:
        return Decision("body", "a paragraph of the story", weighed=True)
    if sheet.ends(i):
        return Decision("body", "a short sentence of the story", weighed=True)
    return None


def between_paragraphs(sheet: Sheet, i: int) -> Decision | None:
    """A subhead by its place alone, though the classifier doubts it."""
    if sheet.hits[i] or not 2 <= sheet.sizes[i] <= _SUBHEAD_TOKENS or sheet.ends(i):
        return None
    if sheet.likely[i] < (_DOUBTED if len(sheet.lines) >= _SHORT_PAGE else 0.0):
        return None
    return Decision("subhead", "a short line without a full stop between two paragraphs")


def standfirst(sheet: Sheet, i: int) -> Decision | None:
    """What the headline goes on to say, by its place."""
    if i >= sheet.first or sheet.sizes[i] < _STANDFIRST_TOKENS or sheet.hits[i] or sheet.dates[i]:
        return None
    return Decision("subhead", "a line right below the headline, above the first paragraph")


def subhead(sheet: Sheet, i: int) -> Decision | None:
    """A short line of the story that ends no sentence: a heading, or a broken-off line."""
    if _is_heading(sheet, i) or sheet.inside(i):
        return Decision("subhead", "a short line without a full stop between paragraphs")
    if sheet.headline is not None and sheet.headline < i < sheet.first:
        return Decision("subhead", "a short line between the headline and the first paragraph")
    return Decision("body", "a line of the story", weighed=True)


def is_plain(sheet: Sheet, i: int) -> bool:
    """Whether a line is so plainly a paragraph that no rule has another kind for it."""
    return (
        sheet.sure(i)
        and _SUBHEAD_TOKENS < sheet.sizes[i] < _ENDLESS
        and not sheet.hits[i]
        and i != sheet.headline
        and sheet.lines[i].mark is None
        and sheet.is_prose(i)
        and sheet.ends_plainly(i)
        and sheet.credits[i] is None
        and sheet.bracketed[i] is None
        and sheet.scripts[i] == sheet.script
        and not headline_again(sheet, i)
    )


def candidates(sheet: Sheet) -> set[int]:
    """The lines that may be of the story: those that the classifier takes for it, the headline and
    the line behind it, and those between two of the story."""
    found = {i for i, is_story in enumerate(sheet.story) if is_story}
    between = {i + 1 for i in found if i + 2 in found}
    near = set[int]()
    if sheet.headline is not None:
        near = {sheet.headline, min(sheet.headline + 1, len(sheet.lines) - 1)}
    return found | ((between | near) - sheet.dropped.keys())


def _is_heading(sheet: Sheet, i: int) -> bool:
    mark = sheet.lines[i].mark
    return mark is not None and bool(mark.inside & _HEADINGS) and sheet.sizes[i] <= _SUBHEAD_TOKENS
