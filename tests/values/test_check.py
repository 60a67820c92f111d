"""`check` names every broken rule; each case below breaks exactly one."""

from typing import Any

import msgspec
import pytest

from onrecord.text import Span
from onrecord.values import Reading
from onrecord.values.check import check
from tests.values.made import LAVROV, made

_replace = msgspec.structs.replace


def test_a_sound_reading_has_no_faults() -> None:
    assert check(made()[0]) == ()


def _page(reading: Reading, **changes: Any) -> Reading:
    return _replace(reading, page=_replace(reading.page, **changes))


def _blocks(reading: Reading, *order: int) -> Reading:
    blocks = tuple(reading.article.blocks[i] for i in order)
    return _replace(reading, article=_replace(reading.article, blocks=blocks))


def _article(reading: Reading, **changes: Any) -> Reading:
    return _replace(reading, article=_replace(reading.article, **changes))


def _statement(reading: Reading, which: int, **changes: Any) -> Reading:
    statements = list(reading.statements)
    statements[which] = _replace(statements[which], **changes)
    return _replace(reading, statements=tuple(statements))


def _event(reading: Reading, **changes: Any) -> Reading:
    return _replace(reading, events=(_replace(reading.events[0], **changes),))


R = made()[0]
HEADLINE, NESTED, QUOTED = R.statements
FAR = len(R.page.text)

BROKEN = {
    "page id": (_page(R, id="sha256:ABC"), "is not sha256: and 64 hexadecimal digits"),
    "blocks out of order": (_blocks(R, 1, 0, 2), "begins before the block"),
    "a line without block": (_blocks(R, 0, 2), "is not in any block"),
    "a block beyond": (_page(R, text=R.page.text[:-3]), "ends beyond a text of 119 characters"),
    "a country by name": (_article(R, country="Italy"), "'Italy' is not two capital letters"),
    "an author who is an agency": (
        _article(R, agencies=("Anna Uno",)),
        "authors ['Anna Uno'] are people and agencies",
    ),
    "a tag twice": (_article(R, tags=("Nato", "NATO")), "tag nato stands 2 times"),
    "an origin twice": (
        _article(R, origins=R.article.origins[:1] * 2),
        "origin of title stands 2 times",
    ),
    "an origin of nothing": (_article(R, published=None), "origin of published names a source"),
    "a block in the article's language": (
        _article(R, language="en"),
        "names the language of the article as its own",
    ),
    "two actors of one id": (
        _replace(R, actors=(*R.actors, R.actors[0])),
        "actor Q7747 stands 2 times",
    ),
    "a mention beyond": (
        _replace(R, actors=(_replace(R.actors[0], mentions=(Span(0, FAR + 1),)), *R.actors[1:])),
        "mention of Q7747 0:",
    ),
    "two statements of one id": (
        _statement(_event(R, statement=None), 0, id=QUOTED.id),
        "stands 2 times",
    ),
    "an unknown addressee": (
        _replace(_event(R, target="Q7747"), actors=tuple(a for a in R.actors if a.id != LAVROV)),
        f"addressee '{LAVROV}' is no actor of the page",
    ),
    "an unknown parent": (_statement(R, 0, parent="nobody"), "parent 'nobody' is no statement"),
    "an event of nobody": (_event(R, source="Q1"), "source 'Q1' is no actor"),
    "an event of no statement": (_event(R, statement="x"), "'x' is no statement of the page"),
    "an event nowhere": (_event(R, end=FAR + 1), "is not in the text"),
    "an unsure event": (_event(R, confidence=2.0), "confidence 2.0 is not in 0 to 1"),
    "a cue that is not there": (
        _statement(R, 2, cue=_replace(QUOTED.cue, text="dice")),  # type: ignore[type-var]
        "is 'si legge', not 'dice'",
    ),
    "a hedge beyond": (
        _statement(R, 1, hedges=(_replace(NESTED.hedges[0], start=1, end=FAR + 9),)),
        "ends beyond a text",
    ),
    "no parts": (_statement(R, 0, content_parts=()), "content has no parts"),
    "parts that are not all": (
        _statement(R, 1, content_parts=NESTED.content_parts[:1]),
        "is not the hull of its parts",
    ),
    "parts out of order": (
        _statement(R, 1, content_parts=NESTED.content_parts[::-1]),
        "overlap or are out of order",
    ),
    "a chain that ends elsewhere": (_statement(R, 0, chain=(LAVROV,)), "does not end in the"),
    "a speaker who is not among the speakers": (
        _statement(R, 0, speaker=_replace(HEADLINE.speaker, actors=(LAVROV,))),  # type: ignore[type-var]
        "speaker is not the first of its actors",
    ),
    "a statement in itself": (_statement(R, 2, parent=NESTED.id), "is nested in itself"),
    "too sure": (_statement(R, 0, confidence=1.5), "confidence 1.5 is not in 0 to 1"),
    "no number": (_statement(R, 0, confidence=float("nan")), "confidence nan is not in 0 to 1"),
}


@pytest.mark.parametrize(("broken", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_named(broken: Reading, message: str) -> None:
    faults = check(broken)
    assert any(message in fault for fault in faults), faults
