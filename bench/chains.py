"""Nested statements of our own gold texts: is the chain of voices right?

    python -m bench.chains it heldback

A nested attribution is one that lies in the content of another. It is found where a statement has
its words (intersection over union of at least 0.5). Its chain is right where every voice around it
that the annotation names stands in the chain, in that order, and the last voice is its speaker.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

from onrecord.evaluation.formats.marked import MarkedQuote, MarkedText, read_marked
from onrecord.languages.load import codes, load
from onrecord.reading import find_statements_in
from onrecord.text import Span, place
from onrecord.values import Statement

GOLD = Path(__file__).parent.parent / "gold"


class Tally(NamedTuple):
    """Nested attributions, those found, and those with the right chain."""

    nested: int
    found: int
    right: int


def tally(marked: MarkedText, lang: str) -> Tally:
    """How the nested attributions of one text fare."""
    actors, statements = find_statements_in(marked.text, load(lang))
    places = {actor.id: list(actor.mentions) for actor in actors}
    for statement in statements:  # pronouns are no mentions of an actor, but places of a speaker
        if statement.speaker is not None:
            places[statement.speaker.actor].append(place(statement.speaker))
    by_number = {quote.number: quote for quote in marked.quotes}
    nested = [quote for quote in marked.quotes if quote.parent is not None]
    found = right = 0
    for quote in nested:
        same = [s for s in statements if _overlap(marked.text, quote, s) >= 0.5]
        if not same:
            continue
        found += 1
        best = max(same, key=lambda s: _overlap(marked.text, quote, s))
        voices = [places[ident] for ident in best.chain]
        right += _is_right(marked.text, _sources(quote, by_number), voices)
    return Tally(len(nested), found, right)


def _sources(quote: MarkedQuote, by_number: dict[int, MarkedQuote]) -> list[Span]:
    """The mentions of the voices around an attribution, outermost first, its own last."""
    around: list[Span] = []
    here: MarkedQuote | None = quote
    while here is not None:
        if here.source is not None:
            around.append(here.source)
        here = by_number[here.parent] if here.parent is not None else None
    return around[::-1]


def _is_right(text: str, sources: list[Span], voices: list[list[Span]]) -> bool:
    left = list(voices)
    for source in sources:
        while left and not _is_of(text, left[0], source):
            left.pop(0)
        if not left:
            return False
    return not sources or len(left) == 1


def _is_of(text: str, places: list[Span], source: Span) -> bool:
    """Whether an actor with these mentions is whom a source names: one is there, or is alike."""
    if any(mention.meets(source) for mention in places):
        return True
    words = {w for w in source.of(text).lower().split() if len(w) > 3}
    named = {w for m in places for w in m.of(text).lower().split()}
    return bool(words) and words <= named


def _overlap(text: str, quote: MarkedQuote, statement: Statement) -> float:
    def places(parts: tuple[Span, ...]) -> set[int]:
        return {i for part in parts for i in range(part.start, part.end) if text[i].isalnum()}

    gold, found = places(quote.content_parts), places(statement.content_parts)
    return len(gold & found) / max(1, len(gold | found))


def main() -> None:
    """Prints the tally of a language and part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=codes())
    parser.add_argument("part", choices=["train", "dev", "heldback"])
    arguments = parser.parse_args()
    total = Tally(0, 0, 0)
    for path in sorted((GOLD / arguments.lang).glob(f"{arguments.part}-*.txt")):
        one = tally(read_marked(path.read_text("utf-8"), str(path)), arguments.lang)
        total = Tally(*(a + b for a, b in zip(total, one, strict=True)))
    share = total.right / total.nested if total.nested else 0.0
    of_found = total.right / total.found if total.found else 0.0
    print(f"nested {total.nested}, found {total.found}, right chain {total.right}")
    print(f"right chain: {share:.2f} of all, {of_found:.2f} of those found")


if __name__ == "__main__":
    main()
