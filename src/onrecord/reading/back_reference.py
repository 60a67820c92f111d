"""Cues whose object is a pronoun for the sentence before: "Lo ha detto il sindaco"."""

from functools import cache

from onrecord.languages.load import load
from onrecord.languages.shape import PronounRow
from onrecord.reading.cues import Candidate
from onrecord.reading.found import Found
from onrecord.reading.joins import tokens_of
from onrecord.reading.noun_phrase import noun_phrase_end
from onrecord.syntax.analysis import Analysis
from onrecord.syntax.tagger import TAGS
from onrecord.text import Span

_VERB_GROUP = frozenset({"AFIN", "ANON", "VFIN", "ADV", "VPART"})


def refers_back(analysis: Analysis, found: Found) -> bool:
    """Whether a verb has a pronoun for its object that stands for what was said before, and no
    words of its own."""
    if found.cue is None or found.cue.pos != "VERB" or found.quoted > 0:
        return False
    token = _object_before(analysis, found.cue)
    return token is not None and found.content.start >= int(analysis.starts[token])


def _object_before(analysis: Analysis, cue: Candidate) -> int | None:
    """The pronoun before a verb that stands for a whole sentence."""
    for token in range(cue.first - 1, max(-1, cue.first - 4), -1):
        row = _object_pronouns(analysis.pack.code, analysis.pack.digest).get(analysis.forms[token])
        if row is not None:
            told = (row.number, row.gender, row.person) == ("sing", "masc", "3")
            return token if told else None
        if TAGS[analysis.tags[token]] not in _VERB_GROUP:
            return None
    return None


def with_rest(analysis: Analysis, found: Found) -> Found:
    """A quotation without content whose verb refers back, with the rest of its sentence for one
    until it is settled whose words the sentence before has."""
    if found.parts or found.cue is None or found.cue.pos != "VERB":
        return found
    if _object_before(analysis, found.cue) is None:
        return found
    _, high = analysis.bounds[int(analysis.sentence[found.cue.first])]
    if found.cue.last + 2 >= high:
        return found
    return found._replace(parts=(analysis.span(found.cue.last + 1, high - 1),))


@cache
def _object_pronouns(code: str, digest: str) -> dict[str, PronounRow]:
    """The forms that are object pronouns and nothing else."""
    rows = load(code).pronouns
    others = {row.form for row in rows if row.case != "object"}
    return {r.form: r for r in rows if r.case == "object" and r.form not in others}


def take_sentence_before(analysis: Analysis, found: list[Found]) -> list[Found]:
    """The same quotations; one that refers back has the sentence before for its content, where that
    is of the same paragraph and nobody's yet, and the phrase behind its cue for its source."""
    taken = tokens_of(analysis, found)
    named: list[Found] = []
    for one in found:
        if one.cue is not None and refers_back(analysis, one):
            before = int(analysis.sentence[one.cue.first]) - 1
            low, high = analysis.bounds[before] if before >= 0 else (0, 0)
            same = high > low and analysis.paragraph[low] == analysis.paragraph[one.cue.first]
            if same and not taken[low:high].any():
                one = one._replace(
                    parts=(_without_stop(analysis, low, high),),
                    source=_subject_behind(analysis, one) or one.source,
                )
        named.append(one)
    return sorted(named, key=lambda f: (f.content.start, f.content.end))


def _without_stop(analysis: Analysis, low: int, high: int) -> Span:
    last = high - 1
    if last > low and analysis.forms[last] == ".":
        last -= 1
    return analysis.span(low, last)


def _subject_behind(analysis: Analysis, found: Found) -> Span | None:
    """The noun phrase right behind a cue."""
    assert found.cue is not None
    first = found.cue.last + 1
    if first >= analysis.bounds[int(analysis.sentence[found.cue.first])][1]:
        return None
    end = noun_phrase_end(analysis, first)
    return analysis.span(first, end - 1) if end > first else None
