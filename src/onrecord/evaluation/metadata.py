"""Title, days and authors of pages against those that are annotated.

title           share of pages whose title is the annotated one, letter for letter but for case,
                white space and the shape of quotation marks and dashes
title, words    the same where the two share words: Dice of their sets of tokens >= 0.8
published       share of pages with the annotated day, in the time zone of the annotation where
                both name theirs
updated         the same, on the pages where it is annotated
an author       share of pages on which at least one annotated author is named, as a person
author, any     the same where agencies and outlets that we name as author count, too
authors P, R    of all names on all pages, agencies and outlets among them: how many of ours are
                annotated, how many of the annotated are ours
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.errors import DataFileError
from onrecord.values import Article

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_CJK}]|[^\\W{_CJK}]+")
_SHAPES = str.maketrans('‘’‚“”„«»"–—―−', "'''''''''----", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ALIKE = 0.8


class Gold(Struct, frozen=True):
    """What is annotated of a page; None for what is not."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] | None = None


class Figure(Struct, frozen=True):
    """A share, and the number of pages (of names, for precision and recall) that it is of."""

    name: str
    right: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 where there is nothing to be right about."""
        return self.right / self.of if self.of else 0.0


def read_gold(path: Path) -> dict[str, Gold]:
    """The annotation of `metadata.json`: an object of NAME and what is annotated of the page.

    DataFileError where the file has another layout.
    """
    try:
        return msgspec.convert(json.loads(path.read_text("utf-8")), dict[str, Gold])
    except (ValueError, msgspec.ValidationError) as error:
        raise DataFileError([f"{path}: {error}"]) from error


def figures(gold: Mapping[str, Gold], found: Mapping[str, Article]) -> tuple[Figure, ...]:
    """The figures over all annotated pages; a page without an article has nothing right."""
    scores = [_page(one, found.get(name)) for name, one in gold.items()]
    names = dict.fromkeys(name for score in scores for name in score)
    return tuple(
        Figure(name, sum(s[name][0] for s in have), sum(s[name][1] for s in have))
        for name in names
        if (have := [score for score in scores if name in score])
    )


def table(found: Iterable[Figure]) -> str:
    """The figures with their definitions in the head."""
    rows = [(__doc__ or "").strip(), "", f"{'figure':15}{'of':>5}{'share':>8}"]
    rows += [f"{one.name:15}{one.of:5}{one.value:8.3f}" for one in found]
    return "\n".join(rows)


def _page(gold: Gold, article: Article | None) -> dict[str, tuple[int, int]]:
    """For each figure what is right and of how many; only figures that are annotated."""
    score: dict[str, tuple[int, int]] = {}
    if gold.title:
        title = article.title if article and article.title else ""
        score["title"] = (int(_plain(title) == _plain(gold.title)), 1)
        score["title, words"] = (int(_dice(title, gold.title) >= _ALIKE), 1)
    for name in ("published", "updated"):
        if day := getattr(gold, name):
            ours = getattr(article, name) if article else None
            score[name] = (int(ours is not None and same_day(ours, day)), 1)
    if gold.authors:
        score |= _authors(gold.authors, article)
    return score


def _authors(named: tuple[str, ...], article: Article | None) -> dict[str, tuple[int, int]]:
    gold = {_plain(name) for name in named}
    people = {_plain(name) for name in (article.authors if article else ())}
    ours = people | {_plain(name) for name in (article.agencies if article else ())}
    return {
        "an author": (int(bool(gold & people)), 1),
        "author, any": (int(bool(gold & ours)), 1),
        "authors P": (len(gold & ours), len(ours)),
        "authors R": (len(gold & ours), len(gold)),
    }


def same_day(ours: str, gold: str) -> bool:
    """Whether two ISO 8601 moments are of one day: in the zone of `gold` where both have one."""
    mine, theirs = _moment(ours), _moment(gold)
    if mine is None or theirs is None:
        return ours[:10] == gold[:10]
    if mine.tzinfo is not None and theirs.tzinfo is not None:
        mine = mine.astimezone(theirs.tzinfo)
    return mine.date() == theirs.date()


def _moment(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """The text without what two honest copies of it may differ in."""
    folded = unicodedata.normalize("NFKC", text).translate(_SHAPES).casefold()
    return " ".join(folded.split())


def _dice(one: str, two: str) -> float:
    first, second = (set(_TOKEN.findall(_plain(text))) for text in (one, two))
    return 2 * len(first & second) / max(1, len(first) + len(second))
