"""Reads gold texts: articles of our own in which every attribution is marked inline.

    about: what the text is there for
    2: speaker=dropped subject -> Rossi
    ---
    [S1 Il ministro Rossi] [Q1 ha affermato] [C1 che l'accordo è vicino]. [Q2 Ha aggiunto] ...

S is the speaker, Q the cue, C the content, A the addressee, M the medium; a piece of text that
belongs to several quotations carries all their numbers, `[S1+2 Rossi]`; a role in pieces is marked
piece by piece. A bracket of the text itself is written `\\[` or `\\]`. `gold/README.md` has the
conventions of annotation.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.errors import DataFileError
from onrecord.evaluation.quote_metric import quoted_regions, type_of
from onrecord.text import Span, hull

How = Literal["dropped subject", "carried over", "nobody"]
_SIGN = re.compile(r"\\[\[\]]|\[([SQCAM])(\d+(?:\+\d+)*) |[\[\]]")
_HEADER = re.compile(
    r"(?<!\d)(\d+): speaker=(?:(dropped subject|carried over) -> (.+)|(nobody))\s*\Z"
)
_END_OF_HEADER = "---"


class MarkedQuote(Struct, frozen=True, kw_only=True):
    """An attribution. `how` is None where the speaker is marked in the text; else `source` is the
    nearest earlier mention of the words that the header names, None where it names nobody.

    `parent` is the number of the smallest attribution in whose content this one lies.
    """

    number: int
    content_parts: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    addressee: Span | None
    medium: Span | None
    how: How | None
    type: str
    parent: int | None

    @property
    def content(self) -> Span:
        """The hull of the pieces."""
        return hull(self.content_parts)


class MarkedText(Struct, frozen=True):
    """A text without its marks, and its attributions by number."""

    about: str
    text: str
    quotes: tuple[MarkedQuote, ...]


class _Absent(Struct, frozen=True):
    """A line of the header: how a speaker is known that is not marked."""

    line: int
    how: How
    words: str


class _Marks(Struct):
    """The marked places by quotation number and role, and the line of each number."""

    places: defaultdict[tuple[int, str], list[Span]]
    lines: dict[int, int]
    faults: list[str]


def read_marked(text: str, name: str = "gold") -> MarkedText:
    """The text and its attributions; DataFileError lists all faults as `name:line: ...`."""
    head, found, body = text.partition(f"\n{_END_OF_HEADER}\n")
    if not found:
        raise DataFileError([f"{name}:1: no line {_END_OF_HEADER!r} ends the header"])
    faults: list[str] = []
    about, absent = _read_header(head, name, faults)
    marks = _Marks(defaultdict(list), {}, faults)
    plain = _strip_marks(body, head.count("\n") + 3, name, marks)
    quotes = tuple(_quotes(plain, marks, absent, name))
    faults += [
        f"{name}:{row.line}: no quotation {number} in the text"
        for number, row in absent.items()
        if number not in marks.lines
    ]
    if faults:
        raise DataFileError(faults)
    return MarkedText(about, plain, quotes)


def _read_header(head: str, name: str, faults: list[str]) -> tuple[str, dict[int, _Absent]]:
    about = ""
    absent: dict[int, _Absent] = {}
    for line, row in enumerate(head.split("\n"), 1):
        if row.startswith("about: "):
            about = row.removeprefix("about: ").strip()
        elif match := _HEADER.match(row):
            how = msgspec.convert(match[2] or match[4], How)
            absent[int(match[1])] = _Absent(line, how, match[3] or "")
        else:
            faults.append(f"{name}:{line}: unknown header line {row!r}")
    if not about:
        faults.append(f"{name}:1: the header has no line 'about: ...'")
    return about, absent


def _strip_marks(body: str, line: int, name: str, marks: _Marks) -> str:
    """The body without its marks, whose places go into `marks`; `line` is that of its first."""
    pieces: list[str] = []
    length, last = 0, 0
    opened: list[tuple[str, list[int], int, int]] = []
    for sign in _SIGN.finditer(body):
        before = body[last : sign.start()]
        pieces.append(before)
        length += len(before)
        last = sign.end()
        here = line + body.count("\n", 0, sign.start())
        if sign[1]:
            opened.append((sign[1], [int(n) for n in sign[2].split("+")], length, here))
        elif sign[0] == "]" and opened:
            _close(opened.pop(), length, name, marks)
        elif sign[0].startswith("\\"):
            pieces.append(sign[0][1])
            length += 1
        else:
            marks.faults.append(f"{name}:{here}: {sign[0]!r} belongs to no mark; write \\{sign[0]}")
    for role, numbers, _, here in opened:
        marks.faults.append(f"{name}:{here}: [{role}{numbers[0]} is not closed")
    return "".join([*pieces, body[last:]])


def _close(mark: tuple[str, list[int], int, int], end: int, name: str, marks: _Marks) -> None:
    role, numbers, start, line = mark
    if start == end:
        marks.faults.append(f"{name}:{line}: [{role}{numbers[0]} marks nothing")
        return
    for number in numbers:
        marks.places[number, role].append(Span(start, end))
        marks.lines[number] = min(line, marks.lines.get(number, line))


def _quotes(
    text: str, marks: _Marks, absent: dict[int, _Absent], name: str
) -> Iterator[MarkedQuote]:
    """The attributions in the order of their numbers; faults go into `marks`."""
    regions = quoted_regions(text)
    for number, line in sorted(marks.lines.items()):
        parts = tuple(sorted(marks.places[number, "C"]))
        row = absent.get(number)
        for problem in _problems(number, marks, row):
            marks.faults.append(f"{name}:{line}: quotation {number} {problem}")
        if not parts:
            continue
        source = _whole(marks.places[number, "S"])
        if row is not None and row.words:
            source = _earlier(text, row.words, parts[0].start)
            if source is None:
                marks.faults.append(f"{name}:{row.line}: {row.words!r} stands nowhere before")
        yield MarkedQuote(
            number=number,
            content_parts=parts,
            source=source,
            cue=_whole(marks.places[number, "Q"]),
            addressee=_whole(marks.places[number, "A"]),
            medium=_whole(marks.places[number, "M"]),
            how=row.how if row else None,
            type=type_of(text, tuple((p.start, p.end) for p in parts), regions),
            parent=_parent(number, parts, marks),
        )


def _problems(number: int, marks: _Marks, row: _Absent | None) -> Iterator[str]:
    has = {role: bool(marks.places[number, role]) for role in "SQC"}
    if not has["C"]:
        yield "has no content"
    if not has["Q"] and not (row and row.how in ("carried over", "nobody")):
        yield "has no cue"
    if any(
        part.meets(cue) for part in marks.places[number, "C"] for cue in marks.places[number, "Q"]
    ):
        yield "has its cue inside its content; mark the content in pieces around it"
    if has["S"] == (row is not None):
        yield "needs either a marked speaker or a line of the header"


def _whole(spans: list[Span]) -> Span | None:
    return hull(spans) if spans else None


def _earlier(text: str, words: str, before: int) -> Span | None:
    """The nearest mention that ends before a place."""
    at = text.rfind(words, 0, before)
    return Span(at, at + len(words)) if at >= 0 else None


def _parent(number: int, parts: tuple[Span, ...], marks: _Marks) -> int | None:
    """The number of the smallest content piece that holds all of these pieces and more."""
    own = hull(parts)
    holders = [
        (piece.end - piece.start, other)
        for (other, role), pieces in marks.places.items()
        for piece in pieces
        if role == "C" and other != number and piece.holds(own) and piece != own
    ]
    return min(holders)[1] if holders else None


def to_line(marked: MarkedText, name: str, lang: str) -> dict[str, object]:
    """The document in the layout of `eval quotes`; `how`, `nested` and more stand besides."""

    def pair(span: Span | None) -> list[int] | None:
        return None if span is None else [span.start, span.end]

    quotes = []
    for quote in sorted(marked.quotes, key=lambda q: q.content):
        line: dict[str, object] = {
            "content": pair(quote.content),
            "source": pair(quote.source),
            "cue": pair(quote.cue),
            "type": quote.type,
        }
        if len(quote.content_parts) > 1:
            line["content_parts"] = [pair(part) for part in quote.content_parts]
        more = {"addressee": pair(quote.addressee), "medium": pair(quote.medium), "how": quote.how}
        line |= {key: value for key, value in more.items() if value is not None}
        line["nested"] = quote.parent is not None
        quotes.append(line)
    return {"id": name, "lang": lang, "scheme": "own", "text": marked.text, "quotes": quotes}


def write_lines(folder: Path, out: Path, pattern: str = "*.txt") -> int:
    """Writes the gold texts of a folder, which is named after their language, as JSON Lines;
    returns how many. DataFileError lists the faults of all of them."""
    lines: list[str] = []
    faults: list[str] = []
    for path in sorted(folder.glob(pattern)):
        try:
            marked = read_marked(path.read_text("utf-8"), f"{folder.name}/{path.name}")
        except DataFileError as error:
            faults.extend(error.faults)
            continue
        lines.append(json.dumps(to_line(marked, path.stem, folder.name), ensure_ascii=False))
    if faults:
        raise DataFileError(faults)
    out.write_text("".join(line + "\n" for line in lines), "utf-8")
    return len(lines)
