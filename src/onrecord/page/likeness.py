"""Short texts as words, and how alike two of them are."""

import re

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_CJK}]|[^\\W{_CJK}]+")
_READ = 3_000  # characters; a longer line is no title
_SUFFIX = re.compile(
    r"(?<!\s)(?:\s+[|–—·»-]\s+(?P<outlet>[^|–—·»]{2,50})|\s*\|\s*(?P<bare>[^|]{2,50}))$"
)


def tokens(text: str) -> list[str]:
    """The words of the first characters of a line, in lower case; a Han or kana sign is one."""
    return _TOKEN.findall(text[:_READ].casefold())


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient of two sets of words."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def cut_title(title: str) -> tuple[str, str | None]:
    """A page's title without the outlet at its end, and that outlet."""
    match = _SUFFIX.search(title[:_READ])
    if not match or len(tokens(title[: match.start()])) < 3:
        return title, None
    return title[: match.start()].strip(), (match["outlet"] or match["bare"]).strip()
