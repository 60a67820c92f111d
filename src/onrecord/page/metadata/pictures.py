"""Whom a picture is credited to."""

import re

from onrecord.page.credits import bracketed_end, sized_caption
from onrecord.page.language import PageWords

_READ = 600
_SIGN = re.compile(r"(?:©|\(c\)|℗)\s*(?:\d{4}\s*)?(?P<owner>[^©]{2,80}?)\s*[.)\]]*$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^\W\d_ ]{2,20}(?: [^\W\d_]{2,12})?)\s*:\s*(?P<owner>[^:]{2,80})$"
)
_RUN_ON = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_])")
_NAME = r"[^\W\d_][\w.'’&-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"
_SLASHED = re.compile(rf"(?<![\w.'’&-])(?P<owner>{_NAMES}(?:\s?/\s?{_NAMES})+)\s*$")


def find_owner(text: str, words: PageWords, *, alone: bool) -> str | None:
    """Whom a line credits its picture to; None where it does not say so.

    `alone` is whether the line is nothing but a credit.
    """
    if len(text) > _READ:
        return None
    if outlet := sized_caption(text):
        return outlet
    owner = _signed(text) or _labelled(text, words) or _in_brackets(text, words)
    owner = owner or _slashed(text)
    return owner or (text.strip(" ()[]") if alone else None)


def _slashed(text: str) -> str | None:
    """Names joined by a slash at the end of a line, without the sentence that runs into them."""
    ending = text[-120:]
    if "/" not in ending or not (match := _SLASHED.search(_RUN_ON.sub(". ", ending))):
        return None
    first, slash, rest = match["owner"].partition("/")
    names: list[str] = []
    for word in reversed(first.split()):
        if word[0].islower() or (len(word) > 3 and word.endswith(".")):
            break
        names.insert(0, word)
    return f"{' '.join(names)}{slash}{rest}" if names else None


def _signed(text: str) -> str | None:
    match = _SIGN.search(text)
    return match["owner"].strip(" ,:-–") or None if match else None


def _labelled(text: str, words: PageWords) -> str | None:
    """What follows a word for "picture" and a colon at the end of a line."""
    ending = text[-120:]
    match = _LABEL.search(ending) if ":" in ending else None
    if not match or not any(hit.kind == "credit" for hit in words.hits(match["label"])):
        return None
    return match["owner"].strip(" .)]")


def _in_brackets(text: str, words: PageWords) -> str | None:
    ending = bracketed_end(text)
    if not ending:
        return None
    if inner := _labelled(ending, words):
        return inner
    known = [hit for hit in words.hits(ending) if hit.kind == "credit"]
    return ending.strip() if known or "/" in ending else None
