"""Lines on which the engine and an annotation disagree, the gravest first, with what is around."""

from collections.abc import Iterable, Sequence

from msgspec import Struct


class Mistake(Struct, frozen=True):
    """A line of the story that was left out ("miss"), or one that is not and was kept ("false
    alarm"). `words` is its length, `why` the engine's reason ("" where it gave none)."""

    page: str
    kind: str
    line: int
    words: int
    text: str
    before: str
    after: str
    why: str = ""


def mistakes(
    page: str, texts: Sequence[str], gold: Sequence[bool], kept: Sequence[bool], why: Sequence[str]
) -> list[Mistake]:
    """Every disagreement on one page."""
    found = []
    for i, (text, is_story, is_kept) in enumerate(zip(texts, gold, kept, strict=True)):
        if is_story != is_kept:
            found.append(
                Mistake(
                    page=page,
                    kind="miss" if is_story else "false alarm",
                    line=i,
                    words=len(text.split()),
                    text=text,
                    before=texts[i - 1] if i else "",
                    after=texts[i + 1] if i + 1 < len(texts) else "",
                    why=why[i] if why else "",
                )
            )
    return found


def gravest(found: Iterable[Mistake], most: int) -> list[Mistake]:
    """The longest mistakes, in the order of their pages and lines.

    At most a third of them come from one page, so that a page that went wrong as a whole does not
    hide the others.
    """
    ranked = sorted(found, key=lambda one: -one.words)
    chosen: list[Mistake] = []
    of_page: dict[str, int] = {}
    for one in ranked:
        if len(chosen) < most and of_page.get(one.page, 0) < max(1, most // 3):
            chosen.append(one)
            of_page[one.page] = of_page.get(one.page, 0) + 1
    return sorted(chosen, key=lambda one: (one.page, one.line))
