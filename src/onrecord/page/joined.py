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
_ENDS = tuple('.!?…"”»')


def split_joined(captured: Captured, function_words: frozenset[str]) -> Captured:
    """The page with the lines that show a seam cut into their parts.

    `function_words` are the closed class of the page's language, in lower case.
    """
    lines, text = captured.lines, captured.page.text
    if not any(_may_have_seam(line.text) for line in lines):
        return captured
    known = frozenset(word for line in lines for word in _WORD.findall(line.text[:_READ]))
    cut_lines: list[Line] = []
    cut_spans: list[Span] = []
    for line, span in zip(lines, captured.spans, strict=True):
        parts = list(_parts(line.text, span, text, (known, function_words)))
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


def _parts(
    line: str, span: Span, text: str, words: tuple[frozenset[str], frozenset[str]]
) -> Iterator[Span]:
    if span.of(text) != line or not _may_have_seam(line):  # cut or cleaned: no place to point at
        return
    seams = sorted({*_between_words(line, *words), *_between_sentences(line)})
    for start, end in zip([0, *seams], [*seams, len(line)], strict=True):
        if found := strip(text, span.start + start, span.start + end):
            yield found


def _between_words(
    line: str, known: frozenset[str], function_words: frozenset[str]
) -> Iterator[int]:
    """Seams inside words, in lines that are no prose."""
    if line.endswith(_ENDS) and len(line.split()) >= _SHORT:
        return
    for word in _WORD.finditer(line[:_READ]):
        letters = word.group()
        for k in range(2, len(letters) - 1):
            if not (letters[k].isupper() and letters[k - 1].islower() and letters[k + 1].islower()):
                continue
            left, right = letters[:k], letters[k:]
            if _is_seam(left, right, known, function_words):
                yield word.start() + k


def _is_seam(left: str, right: str, known: frozenset[str], function_words: frozenset[str]) -> bool:
    if left in function_words:  # in small letters: "onTelegram", but not "DeSantis"
        return right in known or right.lower() in function_words or len(right) >= _NAME
    return left in known and (right in known or right.lower() in function_words)


def _between_sentences(line: str) -> Iterator[int]:
    """Places where a capital follows a full stop without a space, amid sentences."""
    for seam in _SENTENCES.finditer(line[:_READ]):
        at = seam.start()
        if not (line[at].isupper() and line[at + 1].islower()):
            continue
        before, after = line[:at].split(), line[at:].split()
        if len(before) >= _AROUND and len(after) >= _AROUND:
            yield at
