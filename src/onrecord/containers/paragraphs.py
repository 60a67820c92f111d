"""The lines of printed pages to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_EDGE = 2  # lines at the top and bottom of a page among which a running header or footer is
_REPEATED = 3  # pages, or half of them where there are fewer
_CLOSED = 0.85  # of the page's usual width: a shorter line that ends a sentence ends its paragraph
_SHORT = 0.6  # a line still shorter ends it whatever it ends with: a headline, a verse, a caption
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•▪◦‣·*–—-]|\d{1,2}[.)])\s")
_HYPHENS = ("-", "\u2010", "\u00ad")
_NUMBER = re.compile(r"\d+")


def join_lines(pages: Sequence[str]) -> str:
    """The paragraphs of a text that is printed in lines, one a line.

    `pages` are its pages in order, each as its lines. A paragraph ends at a blank line and after a
    line plainly shorter than the page is wide; it goes on over the end of a page where the next
    begins with a small letter. What is repeated at the edges of pages stays a line of its own.
    """
    laid = [[line.strip() for line in page.split("\n")] for page in pages]
    running = _running(laid)
    sheet = _Sheet()
    for page in laid:
        body = [at for at, line in enumerate(page) if line and _shape(line) not in running]
        usual = _width(page[at] for at in body)
        for at, line in enumerate(page):
            if line and _shape(line) in running:
                sheet.add_running(line)
            elif line:
                goes_on = at != body[0] or line[:1].islower()
                if not goes_on or _BULLET.match(line):
                    sheet.close()
                sheet.add(line, ends=_ends(line, usual))
            elif body and body[0] < at < body[-1]:
                sheet.close()
    sheet.close()
    return "\n".join(sheet.done)


class _Sheet:
    """Paragraphs that are done, and the one that is open."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._open: list[str] = []
        self._running: list[str] = []

    def add(self, line: str, *, ends: bool) -> None:
        """A line of the open paragraph, or of a new one."""
        self._open.append(line)
        if ends:
            self.close()

    def add_running(self, line: str) -> None:
        """A running header or footer: it waits until the paragraph around it ends."""
        (self._running if self._open else self.done).append(line)

    def close(self) -> None:
        """End the open paragraph."""
        if self._open:
            self.done.append(_joined(self._open))
        self.done.extend(self._running)
        self._open.clear()
        self._running.clear()


def _ends(line: str, usual: float) -> bool:
    if line.endswith(_HYPHENS):
        return False
    share = _CLOSED if _SENTENCE_END.search(line) else _SHORT
    return len(line) < share * usual


def _joined(lines: Sequence[str]) -> str:
    """A hyphen at a line's end goes where the word goes on in a small letter."""
    text = lines[0]
    for line in lines[1:]:
        before = text[-2:-1]
        if text.endswith(_HYPHENS) and before.isalpha():
            text = text[:-1] + line if line[:1].islower() else text + line
        else:
            text = f"{text} {line}"
    return text


def _width(lines: Iterable[str]) -> float:
    """The usual length of a full line: of ten lines, one is longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """The shapes of lines that stand at the edges of many pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line]
        seen.update({_shape(line) for line in lines[:_EDGE] + lines[-_EDGE:]})
    if len(pages) < 2:
        return set()
    needed = max(2, min(_REPEATED, (len(pages) + 1) // 2))
    return {shape for shape, count in seen.items() if count >= needed}


def _shape(line: str) -> str:
    """A line with its numbers made alike: that of its page is in it."""
    return _NUMBER.sub("0", line)
