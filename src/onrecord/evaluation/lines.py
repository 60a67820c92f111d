"""Story lines of flattened pages: the figures of the shared `score_flat.py`, line for line.

precision, recall, F1   of the kept tokens (\\w+; Han and kana one a character) against the tokens of
                        the story lines, computed for each page, then averaged over pages
good                    share of pages with F1 >= 0.95
title                   share of pages on which a headline line was kept: a line with Dice >= 0.8 to
                        the title or, where there is none, a story line made of its words; the first
                        line counts only where no other is like the title; pages without any are not
                        counted
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_CJK}]|[^\\W{_CJK}]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LINE_SHARE = 0.8
FIGURES = ("precision", "recall", "F1", "good", "title")

Score = dict[str, float | None]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold())


def _headline_lines(page: Mapping[str, Any]) -> list[int]:
    title = set(_tokens(page.get("title") or ""))
    if not title:
        return []
    words = [set(_tokens(line["text"])) for line in page["lines"]]
    like = [
        i
        for i, line in enumerate(words)
        if 2 * len(line & title) / max(1, len(line) + len(title)) >= _LINE_SHARE
    ]
    parts = [
        i
        for i, line in enumerate(words)
        if page["lines"][i]["story"]
        and len(line) > 1
        and len(line & title) >= _LINE_SHARE * len(line)
    ]
    return [i for i in like if i] or parts or like


def page_score(page: Mapping[str, Any], keep: Sequence[int]) -> Score:
    """The figures of one annotated page; "title" is None where it has no headline line."""
    sizes = [len(_tokens(line["text"])) for line in page["lines"]]
    gold = [line["story"] for line in page["lines"]]
    story = sum(size for size, is_story in zip(sizes, gold, strict=True) if is_story)
    kept = sum(size for size, is_kept in zip(sizes, keep, strict=True) if is_kept)
    both = sum(n for n, k, g in zip(sizes, keep, gold, strict=True) if k and g)
    titles = _headline_lines(page)
    return {
        "precision": both / kept if kept else 0.0,
        "recall": both / story if story else 0.0,
        "F1": 2 * both / (kept + story) if kept + story else 0.0,
        "good": float(2 * both >= 0.95 * (kept + story)),
        "title": float(any(keep[i] for i in titles)) if titles else None,
    }


def average(scores: Sequence[Score], figure: str) -> float:
    """The mean of a figure over the pages that have it; 0 where none has."""
    values = [value for score in scores if (value := score[figure]) is not None]
    return sum(values) / len(values) if values else 0.0
