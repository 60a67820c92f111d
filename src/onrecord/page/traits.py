"""What a line has that rules need: a rule is asked only of lines with its traits.

long            more than LONG characters
dropped         taken out of the story
headline        it is the headline; near headline: it is within NEAR lines of it; below headline: it
                is the line right behind it
titled          as like the page's name as the headline's double must be
foreign         in another script than the story
credit          credits a picture by its form
bracketed       ends in a credit in brackets
echoed          the line right before it or behind it opens with it
hits            has phrases of the boilerplate table
digits, joined, story   as in the table of features, Line and Sheet
below           behind the story's first paragraph, or anywhere where there is no story;
                inside: before its last paragraph, too
amid            between two paragraphs
comments, related   in the list of comments, of other stories
mark            has markup; linked: is mostly link
"""

from onrecord.page.sheet import Sheet

LONG = 600
NEAR = 15
LINKED = 0.8  # share of characters


def traits(sheet: Sheet, i: int) -> list[str]:
    """The traits of a line, always in the same order."""
    found = _of_text(sheet, i) + _of_sheet(sheet, i)
    if sheet.headline is not None:
        if abs(i - sheet.headline) <= NEAR:
            found += _near_headline(i - sheet.headline)
        if sheet.like_title[i] >= sheet.like_headline:
            found.append("titled")
    if i > sheet.first:
        found += _below_first(sheet, i)
    if sheet.related[i] is not None:
        found.append("related")
    mark = sheet.lines[i].mark
    if mark is not None:
        found.append("mark")
        if mark.linked >= LINKED:
            found.append("linked")
    return found


def _of_text(sheet: Sheet, i: int) -> list[str]:
    found = []
    if len(sheet.lines[i].text) > LONG:
        found.append("long")
    if sheet.foreign[i]:
        found.append("foreign")
    if sheet.credits[i] is not None:
        found.append("credit")
    if sheet.bracketed[i] is not None:
        found.append("bracketed")
    if sheet.is_echoed(i):
        found.append("echoed")
    return found


def _of_sheet(sheet: Sheet, i: int) -> list[str]:
    found = []
    if sheet.hits[i]:
        found.append("hits")
    if sheet.digits[i]:
        found.append("digits")
    if sheet.lines[i].joined:
        found.append("joined")
    if sheet.story[i]:
        found.append("story")
    if i in sheet.dropped:
        found.append("dropped")
    return found


def _near_headline(distance: int) -> list[str]:
    if distance == 0:
        return ["near headline", "headline"]
    return ["near headline", "below headline"] if distance == 1 else ["near headline"]


def _below_first(sheet: Sheet, i: int) -> list[str]:
    found = ["below"]
    if i < sheet.last:
        found.append("inside")
        if sheet.paragraphs[i - 1] and sheet.paragraphs[i + 1]:
            found.append("amid")
    start, stop = sheet.comments
    if start <= i < stop:
        found.append("comments")
    return found
