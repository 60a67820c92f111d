"""The story itself: headline, lead, paragraphs, subheads; and lines in another script."""

from onrecord.page import scripts
from onrecord.page.likeness import alike, tokens
from onrecord.page.sheet import Decision, Sheet

_SUBHEAD_TOKENS = 18  # nine in ten such lines of the tuning pages have 13 or fewer
_ENDLESS = 1_000  # words; a longer line is looked at as a whole
_ENOUGH_LETTERS = 3
_STANDFIRST_TOKENS = 5
_SAME = 0.8  # Dice's coefficient, as in the metric of tools/score_flat.py
_DOUBTED = 0.1  # on long pages; training/lines.py gives the same figures from 0.02 on
_SHORT_PAGE = 50  # lines; on a short page the place between two paragraphs is proof enough
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def headline(sheet: Sheet, i: int) -> Decision | None:
    """The line that `find_headline` chose."""
    if i != sheet.headline:
        return None
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
    if sheet.like_title[sheet.headline] >= _SAME > 0.3 + sheet.like_title[i]:
        return None  # the headline is the page's name, and the line is far from that
    low, high = sorted((sheet.sizes[i], sheet.sizes[sheet.headline]))
    if low < high / 4:  # so short beside it that the sets of their words cannot be that alike
        return None
    own, chosen = (frozenset(tokens(sheet.lines[k].text)) for k in (i, sheet.headline))
    if alike(own, chosen) < _SAME:
        return None
    return Decision("leftover", "says the headline again")


def dropped(sheet: Sheet, i: int) -> Decision | None:
    """A line that was taken out of the story: of a second copy, of another story below."""
    return sheet.dropped.get(i)


def other_script(sheet: Sheet, i: int) -> Decision | None:
    """A line in letters that the story is not written in."""
    own = sheet.scripts[i]
    if own == scripts.NONE or own == sheet.script or sheet.script == scripts.NONE:
        return None
    if sum(char.isalpha() for char in sheet.lines[i].text[:50]) < _ENOUGH_LETTERS:
        return None
    return Decision(
        "leftover",
        f"in {scripts.NAMES[own]} letters, the story in {scripts.NAMES[sheet.script]} ones",
    )


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


def subhead(sheet: Sheet, i: int) -> Decision | None:
    """A short line of the story that ends no sentence: a heading, or a broken-off line."""
    if _stands_between_paragraphs(sheet, i):
        return Decision("subhead", "a short line without a full stop between two paragraphs")
    if _is_standfirst(sheet, i):
        return Decision("subhead", "a line right below the headline, above the first paragraph")
    if not sheet.story[i]:
        return None
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


def may_join(sheet: Sheet, i: int) -> bool:
    """Whether a line may be of the story though the classifier leaves it out."""
    if i in sheet.dropped:
        return False
    if i == sheet.headline or (sheet.headline is not None and i == sheet.headline + 1):
        return True
    return 0 < i < len(sheet.lines) - 1 and sheet.story[i - 1] and sheet.story[i + 1]


def _stands_between_paragraphs(sheet: Sheet, i: int) -> bool:
    """Whether a line is a subhead by its place alone, though the classifier doubts it."""
    if (
        not 0 < i < len(sheet.lines) - 1
        or sheet.hits[i]
        or not 2 <= sheet.sizes[i] <= _SUBHEAD_TOKENS
    ):
        return False
    needed = _DOUBTED if len(sheet.lines) >= _SHORT_PAGE else 0.0
    between = sheet.paragraphs[i - 1] and sheet.paragraphs[i + 1]
    return between and not sheet.ends(i) and sheet.likely[i] >= needed


def _is_standfirst(sheet: Sheet, i: int) -> bool:
    """Whether a line is by its place what the headline goes on to say."""
    if sheet.headline is None or i != sheet.headline + 1 or not i < sheet.first:
        return False
    return sheet.sizes[i] >= _STANDFIRST_TOKENS and not sheet.hits[i] and not sheet.dates[i]


def _is_heading(sheet: Sheet, i: int) -> bool:
    mark = sheet.lines[i].mark
    return mark is not None and bool(mark.inside & _HEADINGS) and sheet.sizes[i] <= _SUBHEAD_TOKENS
