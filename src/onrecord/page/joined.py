"""Lines in which a template ran two texts together: "AgencyThe minister", "follow us onTelegram".

Where the text itself shows the seam, the line is read as its parts; not one character is changed.
A seam shows where a small letter is followed by a capital inside a word whose halves are words of
their own, or where a sentence ends right before the capital of the next.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.page.capture import Captured
from onrecord.page.line import Line
from onrecord.text import Span, strip

_WORD = re.compile(r"[^\W\d_]+")
# Letters with a case of Latin, Greek and Cyrillic; other scripts have no capitals
_MAY = re.compile('[a-zß-öø-ÿα-ωа-яё.!?”»"][A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]')
_SENTENCES = re.compile(
    r"(?<=[^\W\d_]{3}[.!?])(?=[^\W\d_]{2})|(?<=[^\W\d_]{3}[.!?][”»\"])(?=[^\W\d_]{2})"
)
_READ = 20_000  # characters of a line that are looked at
_SHORT = 12  # words; a longer line that ends a sentence is prose, and no list of labels
_NAME = 4  # letters from which on a capital word behind a small function word is a name
_AROUND = 4  # words on both sides of a seam between two sentences
_OWNER = ("©", "(c)", "(C)")
_ENDS = tuple('.!?…"”»')


def split_joined(captured: Captured, function_words: frozenset[str]) -> Captured:
    """The page with the lines that show a seam cut into their parts.

    `function_words` are the closed class of the page's language, in lower case.
    """
    lines, text = captured.lines, captured.page.text
    doubted = [_may_have_seam(line.text) for line in lines]
    if not any(doubted):
        return captured
    words = _PageWords(text, function_words)
    cut_lines: list[Line] = []
    cut_spans: list[Span] = []
    for line, span, doubt in zip(lines, captured.spans, doubted, strict=True):
        parts = list(_parts(line.text, span, text, words)) if doubt else []
        if len(parts) < 2:
            cut_lines.append(line)
            cut_spans.append(span)
            continue
        cut_spans += parts
        cut_lines += [Line(part.of(text), line.mark, part != parts[0]) for part in parts]
    return replace(captured, lines=tuple(cut_lines), spans=tuple(cut_spans))


def _may_have_seam(text: str) -> bool:
    """A cheap look: a capital behind a small letter or the end of a sentence."""
    return bool(_MAY.search(text, 0, _READ))


class _PageWords:
    """The words that a page has by themselves, and those of the language's closed class."""

    def __init__(self, text: str, function_words: frozenset[str]) -> None:
        self._text, self._function = text, function_words

    def has(self, word: str) -> bool:
        """Whether the page has the word, with its capitals."""
        at = self._text.find(word)
        while at >= 0:
            end = at + len(word)
            before, after = self._text[max(0, at - 1) : at], self._text[end : end + 1]
            if not before.isalnum() and not after.isalnum():
                return True
            at = self._text.find(word, at + 1)
        return False

    def opens_a_sentence(self, word: str) -> bool:
        """Whether a word is one of the closed class: behind an owner's name it opens a caption."""
        return word.lower() in self._function

    def are_two(self, left: str, right: str) -> bool:
        """Whether the two halves of a word are words of their own."""
        function = right.lower() in self._function
        if left in self._function:  # in small letters: "onTelegram", but not "DeSantis"
            return function or len(right) >= _NAME or self.has(right)
        return self.has(left) and (function or self.has(right))


def _parts(line: str, span: Span, text: str, words: _PageWords) -> Iterator[Span]:
    if span.of(text) != line:  # cleaned: no place to point at
        return
    seams = sorted({*_between_words(line, words), *_between_sentences(line)})
    for start, end in zip([0, *seams], [*seams, len(line)], strict=True):
        if found := strip(text, span.start + start, span.start + end):
            yield found


def _between_words(line: str, words: _PageWords) -> Iterator[int]:
    """Seams inside words, in lines that are no prose."""
    if line.endswith(_ENDS) and len(line.split()) >= _SHORT:
        return
    for word in _WORD.finditer(line[:_READ]):
        letters = word.group()
        for k in range(2, len(letters) - 1):
            if not (letters[k].isupper() and letters[k - 1].islower() and letters[k + 1].islower()):
                continue
            left, right = letters[:k], letters[k:]
            owner = line.startswith(_OWNER) and words.opens_a_sentence(right)
            if owner or words.are_two(left, right):
                yield word.start() + k


def _between_sentences(line: str) -> Iterator[int]:
    """Places where a capital follows a full stop without a space, amid sentences."""
    for seam in _SENTENCES.finditer(line[:_READ]):
        at = seam.start()
        if not (line[at].isupper() and line[at + 1].islower()):
            continue
        before, after = line[:at].split(), line[at:].split()
        if len(before) >= _AROUND and len(after) >= _AROUND:
            yield at
