"""From labelled words to places: the parts of each content, and the mention of its source."""

from onrecord.reading.contents import Labelled
from onrecord.reading.cues import Candidate
from onrecord.reading.found import Found
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.crf import Floats
from onrecord.syntax.tagger import TAG
from onrecord.text import Span

_NOMINAL = frozenset(
    TAG[name] for name in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SCONJ", "X")
)
"""Tags of words that may be a source by themselves; a relative word is often tagged SCONJ."""
_EDGE = frozenset(CLASS[name] for name in ("comma", "colon", "dash", "stop", "sign", "bracket"))


def assemble(
    analysis: Analysis,
    cues: list[Candidate],
    scores: Floats,
    labelled: list[Labelled],
    least_sourced: float,
) -> list[Found]:
    """One Found for every cue that has a content; cues without one come out with no parts.

    Where no words are labelled as the source, those that are it at least so likely are taken,
    unless they are of somebody's content.
    """
    found = []
    contents = [labels.tokens("content left", "content right") for labels in labelled]
    told = {token for tokens in contents for token in tokens}
    each = zip(cues, scores.tolist(), labelled, contents, strict=True)
    for cue, score, labels, tokens in each:
        tokens = _with_verb(analysis, cue, tokens)
        parts = tuple(s for run in _runs(tokens) if (s := _trimmed(analysis, *run)))
        runs = _headed(analysis, _runs(labels.tokens("source left", "source right")))
        if not runs:
            each_likely = enumerate(labels.sourced, start=labels.first)
            likely = [token for token, sure in each_likely if sure >= least_sourced]
            own = range(cue.first, cue.last + 1)
            runs = _headed(analysis, _runs([t for t in likely if t not in told and t not in own]))
        run = _behind_topic(analysis, cue, _nearest(analysis, cue, runs))
        source = _trimmed(analysis, *run) if run else None
        span = cue_span(analysis, cue)
        sure = _content_sure(labels, tokens), _source_sure(labels, run)
        found.append(Found(parts, source, cue, span, score, sure=sure))
    return found


_FINITE = frozenset({TAG["VFIN"], TAG["AFIN"]})


def _with_verb(analysis: Analysis, cue: Candidate, tokens: list[int]) -> list[int]:
    """The tokens of a content; those to the end of the sentence, too, where "that" opens it behind
    the cue and no finite verb is in it: no such clause ends before its verb."""
    if not tokens or tokens[0] <= cue.last or analysis.classes[tokens[0]] != CLASS["that"]:
        return tokens
    if tokens[-1] - tokens[0] + 1 != len(tokens):
        return tokens
    if not _FINITE.isdisjoint(analysis.tags[tokens[0] : tokens[-1] + 1].tolist()):
        return tokens
    _, high = analysis.bounds[int(analysis.sentence[cue.first])]
    rest = analysis.tags[tokens[-1] + 1 : high].tolist()
    return tokens if _FINITE.isdisjoint(rest) else list(range(tokens[0], high))


def _headed(analysis: Analysis, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs that hold a word that can be a source."""
    return [run for run in runs if _is_nominal(analysis, *run)]


def _is_nominal(analysis: Analysis, first: int, last: int) -> bool:
    return not _NOMINAL.isdisjoint(analysis.tags[first : last + 1].tolist())


def _content_sure(labels: Labelled, tokens: list[int]) -> float:
    """The mean likelihood of the labels of a content and of the token on either side of it, 0.5
    where there is none."""
    if not tokens:
        return 0.5
    total = count = 0.0
    for first, last in _runs(tokens, gap=2):
        near = labels.likely[max(0, first - 1 - labels.first) : last + 2 - labels.first]
        total, count = total + sum(near), count + len(near)
    return total / count


def _source_sure(labels: Labelled, run: tuple[int, int] | None) -> float:
    """How likely the words of the source are its words; without one, that no word is."""
    if run is None:
        return 1.0 - max(labels.sourced)
    own = labels.sourced[run[0] - labels.first : run[1] + 1 - labels.first]
    return sum(own) / len(own)


def cue_span(analysis: Analysis, cue: Candidate) -> Span:
    """The place of a cue's words."""
    return analysis.span(cue.first, cue.last)


def _runs(tokens: list[int], gap: int = 0) -> list[tuple[int, int]]:
    """Neighbouring tokens together: (first, last), both inside; `gap` is how many others may stand
    between two neighbours."""
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and token <= runs[-1][1] + 1 + gap:
            runs[-1] = (runs[-1][0], token)
        else:
            runs.append((token, token))
    return runs


def _trimmed(analysis: Analysis, first: int, last: int) -> Span | None:
    """The place of a run without the commas and stops at its ends; None where no word is left."""
    quoted, classes = analysis.quoted, analysis.classes
    while first <= last and classes[first] in _EDGE and not quoted[first]:
        first += 1
    while last >= first and classes[last] in _EDGE and not quoted[last]:
        last -= 1
    return analysis.span(first, last) if _has_word(analysis, first, last) else None


def _has_word(analysis: Analysis, first: int, last: int) -> bool:
    return any(any(map(str.isalnum, analysis.forms[t])) for t in range(first, last + 1))


def _nearest(
    analysis: Analysis, cue: Candidate, runs: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The run of source words that is nearest to the cue."""
    if not runs:
        return None
    # a run broken by one stray word is one mention
    merged = [runs[0]]
    for run in runs[1:]:
        if run[0] - merged[-1][1] == 2 and not merged[-1][1] < cue.first < run[0]:
            merged[-1] = (merged[-1][0], run[1])
        else:
            merged.append(run)
    named = [r for r in merged if _has_word(analysis, *r)]
    if not named:
        return None
    gaps = [max(cue.first - last, first - cue.last) for first, last in named]
    first, last = named[gaps.index(min(gaps))]
    return _with_partner(analysis, first), last


def _behind_topic(
    analysis: Analysis, cue: Candidate, run: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Who speaks before a colon without the topic that headlines put before the name ("Tariffs,
    Rossi: “We are ready”")."""
    if run is None or cue.pos != "PUNCT":
        return run
    first, last = run
    for token in range(last - 1, first, -1):
        if analysis.classes[token] == CLASS["comma"]:
            return (token + 1, last) if analysis.tags[token + 1] == TAG["PROPN"] else run
    return run


def _with_partner(analysis: Analysis, first: int) -> int:
    """The first token of a source that a name joined to it by "and" belongs to, too."""
    name, low = TAG["PROPN"], analysis.bounds[int(analysis.sentence[first])][0]
    if first - 2 < low or analysis.classes[first - 1] != CLASS["and"]:
        return first
    if analysis.tags[first - 2] != name:
        return first
    at = first - 2
    while at > low and analysis.tags[at - 1] == name:
        at -= 1
    # a noun phrase is joined to a name that opens the sentence: "Kiev and the western states said"
    return at if analysis.tags[first] == name or at == low else first
