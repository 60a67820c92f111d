"""The tuning pages in the forms that the line classifier learns from.

Besides each page as it is, flattened and as HTML, there are pages made of its parts: cut down, in
another page's frame, with another story or with comments behind the story, with short lines. The
tuning pages are few; what is made of them shows what they have too seldom.
"""

import difflib
import gzip
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from onrecord.page.capture import capture
from onrecord.page.columns import NAMES, Markup, tabulate
from onrecord.page.features import Floats
from onrecord.page.language import phrase_table
from onrecord.page.line import Boxes, Line, Mark
from onrecord.page.markup import markup_of
from onrecord.page.phrases import Hits
from onrecord.page.words import Words

Page = Mapping[str, Any]
OPINION = NAMES.index("opinion")
WEIGHTS = {
    "flat": 1.2,
    "no title line": 0.5,
    "story first": 0.4,
    "near the story": 0.3,
    "short": 0.3,
    "few paragraphs": 0.2,
    "short lines": 0.1,
    "next story": 0.2,
    "comments": 0.3,
    "other frame": 0.6,
    "html": 1.2,
    "html, short lines": 0.3,
    "html, next story": 0.4,
    "own, flat": 0.4,
    "own, html": 0.4,
}
"""How much a page of each form weighs; chosen by cross-validation."""


class Sheet(NamedTuple):
    """One page in one form: its lines and features, what is story, and what a line weighs."""

    page: Page
    form: str
    lines: Sequence[Line]
    markup: Markup | None
    labels: Floats
    rows: Floats
    weights: Floats
    words: Words
    hits: Hits


def outlet_of(page_id: str) -> str:
    """The publisher as the page's name has it, without the country."""
    return re.sub(r"_\d{4}_.*", "", page_id.rsplit("/", 1)[-1])


def sheets(page: Page, others: Sequence[Page], html_folder: Path) -> Iterator[Sheet]:
    """The page in all its forms; `others` are pages of other outlets in its language."""
    rng = random.Random(str(page["id"]))
    other = rng.choice(others) if others else None
    for form, lines in _flat(page, other, rng):
        texts = [Line(text) for text, _ in lines]
        labels = np.array([label for _, label in lines], dtype=float)
        yield made_sheet(page, form, texts, None, labels)
    yield from _marked(page, other, html_folder, rng)


Labelled = list[tuple[str, int]]


def _flat(page: Page, other: Page | None, rng: random.Random) -> Iterator[tuple[str, Labelled]]:
    lines = [(line["text"], line["story"]) for line in page["lines"]]
    story = [i for i, (_, label) in enumerate(lines) if label]
    start, end = story[0], story[-1] + 1
    yield "flat", lines
    yield "no title line", lines[1:]
    yield "short lines", _shortened(lines, start, rng)
    if len(story) > 2:
        yield "story first", lines[start:]
        yield "near the story", lines[start : end + 8]
    if len(story) > 8:
        size = 4 + len(story) % 5
        yield "short", [*lines[start : story[size - 1] + 1], *lines[end : end + 11]]
        yield "few paragraphs", [*lines[: story[rng.randint(3, 7)] + 1], *lines[end:]]
    if other is not None:
        yield (
            "next story",
            _with(lines, end + rng.randint(0, 12), _other_story(other, lines[end:], rng)),
        )
        yield "comments", _with(lines, end + rng.randint(0, 10), _comments(other, rng))
        yield "other frame", _framed(lines[0], lines[start:end], other)


def _with(lines: Labelled, at: int, texts: Sequence[str]) -> Labelled:
    return [*lines[:at], *((text, 0) for text in texts), *lines[at:]]


def _shortened(lines: Labelled, start: int, rng: random.Random) -> Labelled:
    share = rng.uniform(0.15, 0.5)
    return [
        (_short(text, rng), label)
        if label and i != start and rng.random() < share
        else (text, label)
        for i, (text, label) in enumerate(lines)
    ]


def _short(text: str, rng: random.Random) -> str:
    words = text.split()
    cut = text[: rng.randint(4, 20)] if len(words) < 3 else " ".join(words[: rng.randint(3, 9)])
    return cut.rstrip(".,;:。") or text


def _story_of(page: Page) -> list[str]:
    return [line["text"] for line in page["lines"] if line["story"]]


def _other_story(other: Page, below: Labelled, rng: random.Random) -> list[str]:
    """Some of the frame, then another story's title and what stands below it."""
    frame = [rng.choice(below)[0] for _ in range(rng.randint(0, 6))] if below else []
    texts = [line["text"] for line in other["lines"]]
    first = next(i for i, line in enumerate(other["lines"]) if line["story"])
    named = other["title"] or texts[first]
    return [*frame, *[named, *texts[first + 1 :]][: rng.randint(8, 60)]]


def _comments(other: Page, rng: random.Random) -> list[str]:
    """Names, days and sentences of another story in the order of readers' comments."""
    sentences = _sentences(other)
    found: list[str] = []
    for _ in range(rng.randint(5, 60)):
        if rng.random() < 0.8:
            found.append(f"{rng.choice(('Max', 'anna', 'guest', 'user'))}{rng.randint(1, 999)}")
        if rng.random() < 0.6:
            day = f"{rng.randint(1, 28)}.{rng.randint(1, 12):02d}.202{rng.randint(0, 6)}"
            found.append(f"{day} {rng.randint(0, 23)}:{rng.randint(10, 59)}")
        found.append(" ".join(rng.choice(sentences) for _ in range(rng.randint(1, 4))))
        if rng.random() < 0.5:
            found.append(rng.choice(("Reply", "Like 3", "Report")))
    return found


def _sentences(page: Page) -> list[str]:
    texts = _story_of(page)
    parts = [one for text in texts for one in re.split(r"(?<=[.!?])\s+", text)]
    return [one for one in parts if len(one) > 15] or ["?"]


def _framed(title: tuple[str, int], story: Labelled, other: Page) -> Labelled:
    """A story with its own title line in the frame of another page."""
    lines = other["lines"]
    inside = [i for i, line in enumerate(lines) if line["story"]]
    before = [(line["text"], 0) for line in lines[1 : inside[0]]]
    after = [(line["text"], 0) for line in lines[inside[-1] + 1 :]]
    return [title, *before, *story, *after]


def _marked(page: Page, other: Page | None, folder: Path, rng: random.Random) -> Iterator[Sheet]:
    path = folder / (str(page["id"]).rsplit("/", 1)[-1] + ".html.gz")
    captured = capture(gzip.decompress(path.read_bytes()), path.name)
    markup = markup_of(captured)
    assert markup is not None
    lines = captured.lines
    labels = _labels_of(lines, page["lines"])
    whole = made_sheet(page, "html", lines, markup, labels)
    yield whole
    story = np.flatnonzero(labels)
    labelled = [(line.text, int(label)) for line, label in zip(lines, labels, strict=True)]
    short = [text for text, _ in _shortened(labelled, int(story[0]), rng)]
    changed = [Line(text, line.mark) for text, line in zip(short, lines, strict=True)]
    yield _as_seen(made_sheet(page, "html, short lines", changed, markup, labels), whole.rows)
    if other is not None and len(story) > 4:
        yield from _twice(whole, other, rng)


def _as_seen(sheet: Sheet, rows: Floats) -> Sheet:
    """The sheet with the library's opinion of the page as it was."""
    sheet.rows[:, OPINION] = rows[:, OPINION]
    return sheet


def _labels_of(ours: Sequence[Line], theirs: Sequence[Mapping[str, Any]]) -> Floats:
    """The labels of their lines, carried over to ours, which skip what is hidden."""
    keys = [line["text"] for line in theirs]
    labels = np.zeros(len(ours))
    matcher = difflib.SequenceMatcher(None, [line.text for line in ours], keys, autojunk=False)
    for mine, other, size in matcher.get_matching_blocks():
        for k in range(size):
            labels[mine + k] = theirs[other + k]["story"]
    story = [line["text"] for line in theirs if line["story"]]
    for i, line in enumerate(ours):
        if len(line.text) > 40 and any(line.text in text for text in story):
            labels[i] = 1.0
    return labels


def _twice(sheet: Sheet, other: Page, rng: random.Random) -> Iterator[Sheet]:
    """The page with the element of headline and story written twice, the second time with the
    words of another story: what a site does that loads its next story below."""
    assert sheet.markup is not None
    boxes = sheet.markup.boxes
    story = np.flatnonzero(sheet.labels)
    around = [
        i for i in range(len(boxes.tag)) if boxes.first[i] <= story[0] and boxes.stop[i] > story[-1]
    ]
    core = around[-1]
    start, stop = boxes.first[core], boxes.stop[core]
    if stop - start > 400:
        return
    doubled, number = _doubled(boxes, core)
    words = iter(_story_of(other))
    copies = []
    for line, label in zip(sheet.lines[start:stop], sheet.labels[start:stop], strict=True):
        assert line.mark is not None
        text = next(words, "…") if label else line.text
        copies.append(Line(text, _moved(line.mark, number)))
    lines = [*sheet.lines[:stop], *copies, *sheet.lines[stop:]]
    labels = np.concatenate([sheet.labels[:stop], np.zeros(len(copies)), sheet.labels[stop:]])
    markup = Markup(doubled, sheet.markup.title, "", sheet.markup.declared)
    made = made_sheet(sheet.page, "html, next story", lines, markup, labels)
    seen = sheet.rows[:, OPINION]
    again = sheet.labels[start:stop] * float(rng.random() < 0.7)  # the library often takes both
    made.rows[:, OPINION] = np.concatenate([seen[:stop], again, seen[stop:]])
    yield made


def _moved(mark: Mark, number: Mapping[int, int]) -> Mark:
    box = number.get(mark.box, mark.box)
    return Mark(mark.tag, mark.inside, mark.names, mark.linked, mark.depth, box)


def _doubled(boxes: Boxes, core: int) -> tuple[Boxes, dict[int, int]]:
    """The elements with `core` and what is in it once more behind it, and the copies' numbers."""
    count, width = len(boxes.tag), boxes.stop[core] - boxes.first[core]
    inside = {core}
    for i in range(core + 1, count):
        if boxes.parent[i] in inside:
            inside.add(i)
    copied = sorted(inside)
    number = {old: count + k for k, old in enumerate(copied)}
    stop = boxes.stop[core]
    first = [f + width if f >= stop else f for f in boxes.first]
    last = [s + width if (s >= stop and i not in inside) else s for i, s in enumerate(boxes.stop)]
    return (
        Boxes(
            boxes.parent + [number.get(boxes.parent[i], boxes.parent[i]) for i in copied],
            boxes.tag + [boxes.tag[i] for i in copied],
            boxes.names + [boxes.names[i] for i in copied],
            first + [boxes.first[i] + width for i in copied],
            last + [boxes.stop[i] + width for i in copied],
        ),
        number,
    )


def made_sheet(
    page: Page, form: str, lines: Sequence[Line], markup: Markup | None, labels: Floats
) -> Sheet:
    """Every page of a form weighs the same, a line of it by its length, as the metric has it."""
    table = tabulate(lines, phrase_table(page["lang"]), markup)
    sizes = np.expm1(table.rows[:, 0]) + 4.0
    weights = 200 * WEIGHTS[form] * sizes / sizes.sum()
    return Sheet(page, form, lines, markup, labels, table.rows, weights, table.words, table.hits)
