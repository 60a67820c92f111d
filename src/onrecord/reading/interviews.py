"""The turns of an interview: paragraphs that are speech though no quotation mark or verb says so.

Three forms are known: turns that name who speaks ("Tagblatt: ...", "P. ..."), turns that dashes
open, and bare questions each followed by an answer. As lists, fact boxes and explainers have such
paragraphs, too, there must be questions, and somebody must be spoken to or speak of himself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.languages.load import load
from onrecord.languages.shape import Grammar
from onrecord.syntax.analysis import Analysis
from onrecord.syntax.tagger import TAG
from onrecord.text import Span, strip

_NAMED = re.compile(r"[«“„\"]?([^\W\d_][\w.’'-]{0,30}(?: [\w.’'-]{1,30}){0,3}?)[»”“\"]?(\s?:)\s*")
_MARKED = re.compile(r"([^\W\d_]{1,20})(\.)\s+")
"""What may tell whose turn it is: up to four words before a colon, or one before a full stop."""
LONGEST_QUESTION = 60
"""Words of a bare question, with what the interviewer says before it."""
FARTHEST = 5
"""Paragraphs from one question to the next."""
LEAST_PERSONAL = 0.5
"""Share of the exchanges in which somebody says "I", or is spoken to."""


class Turn(NamedTuple):
    """What one says; `label` names who, with the sign behind it. `asks` is None where the label
    tells of nothing but a name."""

    parts: tuple[Span, ...]
    label: Span | None
    sign: Span | None
    asks: bool | None


def find_interviews(analysis: Analysis) -> list[list[Turn]]:
    """The turns of every interview of a text, each in order; no paragraph is in two of them."""
    found: list[list[Turn]] = []
    taken: set[int] = set()
    for form in (_labelled, _dashed, _asked):
        for turns in form(analysis):
            numbers = {_paragraph_at(analysis, part.start) for t in turns for part in t.parts}
            if not numbers & taken:
                found.append(turns)
                taken |= numbers
    return found


def _paragraph_at(analysis: Analysis, place: int) -> int:
    return bisect_right(analysis.paragraphs, place, key=lambda p: p.start) - 1


# turns that name who speaks


def _labelled(analysis: Analysis) -> Iterator[list[Turn]]:
    """Runs of paragraphs with labels, where two of these or more take turns and one asks."""
    text = analysis.text
    labels = [_label(analysis, paragraph) for paragraph in analysis.paragraphs]
    for begin, end in _runs(labels):
        matches = [m for m in labels[begin:end] if m is not None]
        names = [m.group(1).rstrip(".").casefold() for m in matches]
        asking = [m for m in matches if _paragraph_of(analysis, m).of(text).rstrip().endswith("?")]
        recurs = len(names) > len(set(names))
        signs_alike = len({m.group(2).strip() for m in matches}) == 1
        if not asking or len(set(names)) < 2 or not signs_alike:
            continue
        if not recurs and not all(_is_name(analysis, m) for m in matches):
            continue
        turns = _label_turns(analysis, begin, end, labels)
        if turns:
            yield turns


def _label(analysis: Analysis, paragraph: Span) -> re.Match[str] | None:
    """The label of a paragraph: it begins with a capital and something is said behind it."""
    here = analysis.text, paragraph.start, paragraph.end
    match = _NAMED.match(*here) or _MARKED.match(*here)
    if match is None or not match.group(1)[0].isupper() or match.end() >= paragraph.end:
        return None
    quotes = analysis.text[match.end()] in _marks(analysis.pack.code, analysis.pack.digest)
    return None if quotes else match


@cache
def _marks(code: str, digest: str) -> frozenset[str]:
    return frozenset(opening for opening, _ in load(code).grammar.quotation_marks)


def _runs(labels: list[re.Match[str] | None]) -> Iterator[tuple[int, int]]:
    """Ranges of paragraphs from a label to the last one after it, no more than one apart."""
    at = [i for i, label in enumerate(labels) if label is not None]
    begin = 0
    for k in range(1, len(at) + 1):
        if k == len(at) or at[k] - at[k - 1] > 2:
            if k - begin > 1:
                yield at[begin], at[k - 1] + 1
            begin = k


def _paragraph_of(analysis: Analysis, match: re.Match[str]) -> Span:
    return analysis.paragraphs[_paragraph_at(analysis, match.start())]


def _is_name(analysis: Analysis, match: re.Match[str]) -> bool:
    first, beyond = analysis.tokens_in(*match.span(1))
    return bool((analysis.tags[first:beyond] == TAG["PROPN"]).any())


def _label_turns(
    analysis: Analysis, begin: int, end: int, labels: list[re.Match[str] | None]
) -> list[Turn]:
    grammar = analysis.pack.grammar
    turns: list[Turn] = []
    for paragraph, match in zip(analysis.paragraphs[begin:end], labels[begin:end], strict=True):
        said = _said(analysis, paragraph, match.end() if match else paragraph.start)
        if said is None:
            continue
        if match is None:
            if turns:
                turns[-1] = turns[-1]._replace(parts=(*turns[-1].parts, said))
            continue
        label, sign = Span(*match.span(1)), Span(*match.span(2))
        turns.append(Turn((said,), label, sign, _asks(match.group(1), grammar)))
    return turns


def _asks(label: str, grammar: Grammar) -> bool | None:
    """Whether a label stands for whoever asks or answers, None where it is somebody's name."""
    word = label.rstrip(".").casefold()
    if word in grammar.question_labels:
        return True
    return False if word in grammar.answer_labels else None


# turns that name nobody


def _dashed(analysis: Analysis) -> Iterator[list[Turn]]:
    """Runs of paragraphs that dashes open, every other one an answer, two of the others or more
    questions."""
    dashes = analysis.pack.grammar.speech_dashes
    text = analysis.text
    opened = [p.of(text).lstrip().startswith(dashes) for p in analysis.paragraphs]
    spoken = {_paragraph_at(analysis, q.start) for q in analysis.quotations if q.bare}
    begin = 0
    for k in range(len(opened) + 1):
        if k < len(opened) and opened[k] and k not in spoken:
            continue
        run = analysis.paragraphs[begin:k]
        begin = k + 1
        asking = [p.of(text).rstrip().endswith("?") for p in run]
        if len(run) >= 4 and sum(asking[::2]) >= 2 and sum(asking[::2]) > sum(asking[1::2]):
            yield [_bare_turn(analysis, (p,), n % 2 == 0) for n, p in enumerate(run)]


def _asked(analysis: Analysis) -> Iterator[list[Turn]]:
    """Runs of bare questions, each with an answer behind it."""
    paragraphs = analysis.paragraphs
    questions = {i for i in range(len(paragraphs) - 1) if _is_question(analysis, i)}
    asking = sorted(i for i in questions if i + 1 not in questions)
    begin = 0
    for k in range(1, len(asking) + 1):
        if k < len(asking) and asking[k] - asking[k - 1] <= FARTHEST:
            continue
        run = asking[begin:k]
        begin = k
        if len(run) >= 2 and _is_personal(analysis, run):
            yield list(_exchanges(analysis, run))


def _is_question(analysis: Analysis, number: int) -> bool:
    text = analysis.paragraphs[number].of(analysis.text).strip()
    if not text.endswith("?") or text.startswith(analysis.pack.grammar.speech_dashes):
        return False
    first, beyond = _tokens(analysis, number)
    return beyond - first <= LONGEST_QUESTION and not analysis.quoted[first]


def _tokens(analysis: Analysis, number: int) -> tuple[int, int]:
    paragraph = analysis.paragraphs[number]
    return analysis.tokens_in(paragraph.start, paragraph.end)


def _is_personal(analysis: Analysis, run: list[int]) -> bool:
    """Whether it is two who talk: not a text that asks itself questions and answers them."""
    persons = _persons(analysis.pack.code, analysis.pack.digest)
    personal = 0
    for number in run:
        for paragraph, person in ((number, "2"), (number + 1, "1")):
            first, beyond = _tokens(analysis, paragraph)
            if any(person in persons.get(form, "") for form in analysis.forms[first:beyond]):
                personal += 1
                break
    return personal >= LEAST_PERSONAL * len(run)


@cache
def _persons(code: str, digest: str) -> dict[str, str]:
    """The persons that a pronoun can stand for; those that may be the third are of no use."""
    found: dict[str, str] = {}
    for row in load(code).pronouns:
        found[row.form] = found.get(row.form, "") + row.person
    return {form: persons for form, persons in found.items() if "3" not in persons}


def _exchanges(analysis: Analysis, run: list[int]) -> Iterator[Turn]:
    """Question and answer in turn. Of three paragraphs between two questions the one in the middle
    is a question without its sign, where it is the shortest."""
    beyond = run[-1] + 2
    for number, following in pairwise([*run, beyond]):
        yield _bare_turn(analysis, (analysis.paragraphs[number],), asks=True)
        between = list(range(number + 1, following))
        sizes = [len(analysis.paragraphs[i].of(analysis.text)) for i in between]
        groups = [(between, False)]
        if len(between) == 3 and sizes[1] < min(sizes[0], sizes[2]):
            groups = [(between[:1], False), (between[1:2], True), (between[2:], False)]
        for group, asks in groups:
            yield _bare_turn(analysis, tuple(analysis.paragraphs[i] for i in group), asks)


def _bare_turn(analysis: Analysis, paragraphs: tuple[Span, ...], asks: bool) -> Turn:
    said = (_said(analysis, p, p.start) for p in paragraphs)
    return Turn(tuple(s for s in said if s is not None), None, None, asks)


def _said(analysis: Analysis, paragraph: Span, start: int) -> Span | None:
    """What is said of a paragraph, without the full stop at its end."""
    said = strip(analysis.text, start, paragraph.end)
    if said is not None and said.end - said.start > 1 and analysis.text[said.end - 1] == ".":
        dots = analysis.text[said.start : said.end].endswith("..")
        said = said if dots else Span(said.start, said.end - 1)
    return said
