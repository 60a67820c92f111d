"""Markdown: told from plain text by its signs, and turned into HTML.

Plain news has a dash before speech, an asterisk before a footnote, an address in brackets: no one
sign makes a text Markdown, two kinds do, one of them a sign that people do not write otherwise.
"""

import re

_OPENING = 65_536
_LONGEST = 60_000  # characters, a long article; the time of the worst texts grows with the square

_FRONT_MATTER = re.compile(
    r"\s{0,9}---[ \t]*\n((?:[\w.-]{1,60}[ \t]*:(?:[ \t].{0,2000})?\n|[ \t-].{0,2000}\n|#.{0,2000}\n"
    r"|\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_HEADING = re.compile(r"^(#{1,6})[ \t]+\S", re.MULTILINE)
_TARGET = r"(?:https?://|/|#|\./|mailto:)[^()\s]{0,1000}"
_STRONG_SIGNS = (
    re.compile(rf'\[[^\[\]\n]{{1,300}}\]\({_TARGET}(?:\s"[^"\n]{{0,200}}")?\)'),  # a link
    re.compile(r"^ {0,3}(?:`{3,}|~{3,})[\w+-]{0,20}[ \t]*$", re.MULTILINE),  # a fence
    re.compile(r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,300}(?<=\S)\*\*(?!\w)"),
    re.compile(r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]{1,9}<?https?://\S", re.MULTILINE),
    re.compile(r"^\S.{0,200}\n={3,}[ \t]*$", re.MULTILINE),  # an underlined heading
)
_ITEM = r" {0,3}%s[ \t]{1,3}\S"
_WEAK_SIGNS = (
    re.compile(rf"^{_ITEM % '[*+-]'}.{{0,2000}}\n\n?{_ITEM % '[*+-]'}", re.MULTILINE),
    re.compile(rf"^{_ITEM % '1[.]'}.{{0,2000}}\n\n?{_ITEM % '2[.]'}", re.MULTILINE),
    re.compile(r"^>[ \t]?\S", re.MULTILINE),
    re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?=[^\s_])[^_\n]{1,200}(?<=\S)_(?![\w_])"),
    re.compile(r"^\|?(?:[ \t]{0,9}:?-{3,}:?[ \t]{0,9}\|){1,50}", re.MULTILINE),  # a table
)


def is_markdown(text: str, declared_type: str | None = None) -> bool:
    """Whether a text that is no HTML is Markdown; `declared_type` is what it is said to be."""
    if len(text) > _LONGEST:
        return False
    if declared_type and "markdown" in declared_type.lower():
        return True
    body = without_front_matter(text)
    opening = body[:_OPENING]
    levels = {len(marks) for marks in _HEADING.findall(opening)}
    strong = min(len(levels), 2) + sum(bool(sign.search(opening)) for sign in _STRONG_SIGNS)
    strong += len(body) < len(text)
    weak = sum(bool(sign.search(opening)) for sign in _WEAK_SIGNS)
    return strong >= 2 or (strong == 1 and weak >= 1)


def without_front_matter(text: str) -> str:
    """The text after the settings that some programs put before it, between lines of dashes."""
    found = _FRONT_MATTER.match(text)
    return text[found.end() :] if found else text


def to_html(text: str) -> str:
    """HTML of a Markdown text (CommonMark and tables); HTML in it is text like any other."""
    from markdown_it import MarkdownIt  # takes a twentieth of a second; few pages need it

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return f"<!DOCTYPE html>\n<html><body>{reader.render(without_front_matter(text))}</body></html>"
