"""Cue by cue: which words of its sentence are the content, which name the source.

One pass of a linear-chain CRF over the sentence for every cue. The features are relative to that
cue (side, distance, what stands between) and hold no words, so that one model serves languages
that share their word classes. All cues of a text are labelled together.
"""

import io
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from onrecord.reading.analysis import CLASS, CLASSES, Analysis
from onrecord.reading.crf import Floats, Ints, decode
from onrecord.reading.cues import POS, Candidate, group_starts
from onrecord.reading.figures import HABITS, NEXT, what_follows
from onrecord.reading.tagger import TAG, TAGS
from onrecord.reading.windows import running, shifted

LABELS = ("other", "content left", "content right", "source left", "source right", "cue")
LABEL = {name: i for i, name in enumerate(LABELS)}


class Pairs(NamedTuple):
    """Every token of a cue's sentence, with every cue: one row each, cue after cue."""

    token: Ints
    cue: Ints  # number of the cue
    lengths: Ints  # tokens of each cue's sentence


class Column(NamedTuple):
    """A feature's values for all pairs, from 0 to `size` - 1."""

    values: Ints
    size: int


def pair_up(analysis: Analysis, cues: list[Candidate]) -> Pairs:
    """The pairs of all cues."""
    bounds = np.array(analysis.bounds, dtype=np.intp).reshape(-1, 2)
    rows = bounds[analysis.sentence[[c.first for c in cues]]]
    lengths = rows[:, 1] - rows[:, 0]
    begins = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    cue = np.repeat(np.arange(len(cues)), lengths)
    token = np.arange(int(lengths.sum())) - begins[cue] + rows[cue, 0]
    return Pairs(token, cue, lengths)


def bucket(values: Ints, edges: tuple[int, ...]) -> Column:
    """Values sorted into ranges; the edges are the first values of the second range and on."""
    return Column(np.searchsorted(np.array(edges), values, side="right"), len(edges) + 1)


DISTANCES = (2, 3, 4, 6, 9, 13, 21)


class _Between(NamedTuple):
    """Columns on the relation of token and cue."""

    side: Column
    distance: Column
    verbs: Column
    commas: Column
    marks: Column
    thats: Column
    relatives: Column
    rivals: Column
    names: Column


def _relation(analysis: Analysis, pairs: Pairs, cues: list[Candidate], others: Ints) -> _Between:
    """Side, distance and counts; `others` flags the tokens that are cues, too."""
    first = np.array([c.first for c in cues], dtype=np.intp)[pairs.cue]
    last = np.array([c.last for c in cues], dtype=np.intp)[pairs.cue]
    token = pairs.token
    side = np.where(token < first, 0, np.where(token > last, 2, 1))
    low = np.where(side == 0, token + 1, last + 1)
    high = np.where(side == 0, first, token)
    high = np.maximum(low, high)

    def count(flags: Ints, edges: tuple[int, ...]) -> Column:
        so_far = running(flags, analysis.bounds)
        return bucket(so_far[high] - so_far[low], edges)

    tags, classes = analysis.tags, analysis.classes
    flag = {
        "verb": np.isin(tags, [TAG["VFIN"], TAG["AFIN"]]),
        "comma": np.isin(classes, [CLASS["comma"], CLASS["colon"], CLASS["dash"]]),
        "mark": classes == CLASS["mark"],
        "that": np.isin(classes, [CLASS["that"], CLASS["whether"], CLASS["subordinator"]]),
        "relative": np.isin(classes, [CLASS["relative"], CLASS["question"]]),
        "name": np.isin(tags, [TAG["PROPN"], TAG["NOUN"], TAG["PRON"]]),
    }
    ints = {name: values.astype(np.intp) for name, values in flag.items()}
    return _Between(
        side=Column(side, 3),
        distance=bucket(np.where(side == 0, first - token, token - last), DISTANCES),
        verbs=count(ints["verb"], (1, 2, 3)),
        commas=count(ints["comma"], (1, 2, 3)),
        marks=count(ints["mark"], (1, 2, 3)),
        thats=count(ints["that"], (1, 2)),
        relatives=count(ints["relative"], (1, 2)),
        rivals=count(others, (1, 2)),
        names=count(ints["name"], (1, 2, 3, 5)),
    )


def _quote_state(analysis: Analysis) -> Ints:
    """0 outside, 1 first quoted token (the mark), 2 inside, 3 last quoted token."""
    inside = analysis.quoted.astype(np.intp)
    before = np.concatenate(([0], inside[:-1]))
    after = np.concatenate((inside[1:], [0]))
    state: Ints = inside * (2 - (before == 0) + (after == 0) * (before == 1))
    return state


def _cue_columns(
    analysis: Analysis, cues: list[Candidate], figures: Floats, pairs: Pairs
) -> dict[str, Column]:
    """What is known of the cue itself, repeated for each of its tokens."""
    first = np.array([c.first for c in cues], dtype=np.intp)
    last = np.array([c.last for c in cues], dtype=np.intp)
    bounds = np.array(analysis.bounds, dtype=np.intp).reshape(-1, 2)[analysis.sentence[first]]
    quoted = running(analysis.quoted.astype(np.intp), analysis.bounds)
    in_sentence = quoted[bounds[:, 1]] - quoted[bounds[:, 0]]
    rest = running((analysis.tags != TAG["PUNCT"]).astype(np.intp), analysis.bounds)
    group = group_starts(analysis, first)
    being = (analysis.classes == CLASS["be"]).astype(np.intp)
    been = shifted(being, analysis.sentence, -1, 0) | shifted(being, analysis.sentence, -2, 0)
    habit = {name: figures[:, 1 + len(NEXT) + i] for i, name in enumerate(HABITS)}

    def rate(name: str, *edges: float) -> Column:
        return Column(np.searchsorted(np.array(edges), habit[name]), len(edges) + 1)

    columns = {
        "pos": Column(np.array([POS.index(c.pos) for c in cues]), len(POS)),
        "follows": Column(what_follows(analysis)[last], len(NEXT)),
        "tag": Column(analysis.tags[first], len(TAGS)),
        "left": rate("left", 0.1, 0.3, 0.6),
        "that": rate("that", 0.05, 0.2),
        "inf": rate("inf", 0.05, 0.25),
        "noun": rate("noun", 0.2, 0.5),
        "quoted": rate("quoted", 0.15, 0.4),
        "in quotes": Column(analysis.quoted[first].astype(np.intp), 2),
        "quotes": Column((in_sentence > 0).astype(np.intp), 2),
        "last": Column((rest[bounds[:, 1]] - rest[last + 1] == 0).astype(np.intp), 2),
        "passive": Column(been[first] * (analysis.tags[first] == TAG["VPART"]), 2),
        "before": Column(
            shifted(analysis.classes, analysis.sentence, -1, len(CLASSES))[group], len(CLASSES) + 1
        ),
        "marked": Column(_marked_before(analysis, group), 3),
    }
    return {name: Column(c.values[pairs.cue], c.size) for name, c in columns.items()}


def _marked_before(analysis: Analysis, group: Ints) -> Ints:
    """0 where no quotation ends right before the cue's verb group, 1 where one does, 2 where one
    does with a comma between."""
    quoted = analysis.quoted.astype(np.intp)
    near = shifted(quoted, analysis.sentence, -1, 0)[group]
    far = shifted(quoted, analysis.sentence, -2, 0)[group]
    comma = shifted(analysis.classes, analysis.sentence, -1, -1)[group] == CLASS["comma"]
    return np.where(comma & (far == 1), 2, near)


def _token_columns(analysis: Analysis, pairs: Pairs) -> dict[str, Column]:
    """What is known of the token and its neighbours, whatever the cue."""
    tags, classes, size = analysis.tags, analysis.classes, len(TAGS)
    state = _quote_state(analysis)
    capital = np.array([w[0].isupper() for w in analysis.words], dtype=np.intp)
    columns: dict[str, Column] = {}
    for offset in (-3, -2, -1, 0, 1, 2, 3):
        columns[f"tag{offset}"] = Column(shifted(tags, analysis.sentence, offset, size), size + 1)
        columns[f"class{offset}"] = Column(
            shifted(classes, analysis.sentence, offset, len(CLASSES)), len(CLASSES) + 1
        )
        if abs(offset) < 2:
            columns[f"state{offset}"] = Column(shifted(state, analysis.sentence, offset, 4), 5)
    columns["capital"] = Column(capital, 2)
    return {name: Column(c.values[pairs.token], c.size) for name, c in columns.items()}


Templates = tuple[tuple[str, ...], ...]
TEMPLATES: Templates = (
    ("side",),
    ("side", "distance"),
    ("side", "distance", "tag0"),
    ("side", "distance", "class0"),
    ("side", "distance", "follows"),
    ("side", "distance", "pos", "tag0"),
    *((("side", f"tag{o}")) for o in (-3, -2, -1, 0, 1, 2, 3)),
    *((("side", f"class{o}")) for o in (-3, -2, -1, 0, 1, 2, 3)),
    ("side", "tag-1", "tag0"),
    ("side", "tag0", "tag1"),
    ("tag-1", "tag0", "tag1"),
    ("side", "class-1", "class0"),
    ("side", "class0", "class1"),
    ("side", "class-1", "tag0"),
    ("side", "class0", "tag1"),
    ("side", "class-1", "verbs", "commas"),
    ("side", "class0", "verbs", "commas"),
    ("side", "tag0", "verbs", "commas"),
    ("side", "tag0", "names"),
    ("side", "class0", "names"),
    ("side", "verbs", "commas", "marks"),
    ("side", "verbs", "thats", "relatives"),
    ("side", "verbs", "rivals"),
    ("side", "commas", "rivals"),
    ("side", "class0", "rivals"),
    ("side", "state0", "state-1", "state1"),
    ("side", "state0", "marks"),
    ("side", "state0", "in quotes", "quotes"),
    ("side", "quotes", "commas", "verbs"),
    ("side", "quotes", "state0", "left"),
    ("side", "follows", "verbs", "commas"),
    ("side", "follows", "class0"),
    ("side", "follows", "tag0"),
    ("side", "follows", "marks", "state0"),
    ("side", "follows", "thats", "verbs"),
    ("side", "pos", "verbs", "commas"),
    ("side", "pos", "tag0", "class-1"),
    ("side", "pos", "class0", "verbs"),
    ("side", "tag", "verbs", "commas"),
    ("side", "tag", "tag0"),
    ("side", "tag", "distance"),
    ("side", "left", "verbs", "commas"),
    ("side", "left", "last", "commas"),
    ("side", "left", "follows"),
    ("side", "that", "follows", "verbs"),
    ("side", "inf", "follows", "verbs"),
    ("side", "noun", "follows", "verbs"),
    ("side", "noun", "distance", "tag0"),
    ("side", "quoted", "state0"),
    ("side", "last", "verbs", "commas"),
    ("side", "last", "tag0"),
    ("side", "passive", "verbs", "commas"),
    ("side", "passive", "class0"),
    ("side", "passive", "tag0", "distance"),
    ("side", "before", "distance"),
    ("side", "before", "verbs", "commas"),
    ("side", "before", "tag0"),
    ("side", "capital", "tag0", "distance"),
    ("side", "marked", "tag0", "distance"),
    ("side", "marked", "verbs", "commas"),
    ("side", "marked", "follows", "tag0"),
    ("side", "marked", "class0", "verbs"),
    ("side", "marked", "state0", "commas"),
)


class CrfModel(NamedTuple):
    """`weights` has one row for every combination of every template, in their order."""

    weights: Floats
    transitions: Floats


def template_codes(
    analysis: Analysis, cues: list[Candidate], figures: Floats, others: Ints
) -> tuple[Pairs, list[Column]]:
    """For every pair the number of its combination in each template."""
    pairs = pair_up(analysis, cues)
    columns = {
        **_relation(analysis, pairs, cues, others)._asdict(),
        **_token_columns(analysis, pairs),
        **_cue_columns(analysis, cues, figures, pairs),
    }
    codes: list[Column] = []
    for template in TEMPLATES:
        values, size = np.zeros(len(pairs.token), dtype=np.intp), 1
        for name in template:
            column = columns[name]
            values = values * column.size + column.values
            size *= column.size
        codes.append(Column(values, size))
    return pairs, codes


@cache
def content_model() -> CrfModel:
    """The model `reading/models/contents.npz`, its weights spread over all combinations."""
    file = resources.files("onrecord.reading") / "models" / "contents.npz"
    with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as data:
        weights = np.zeros((int(data["size"]), len(LABELS)), dtype=np.float32)
        weights[data["rows"]] = data["weights"].astype(np.float32)
        return CrfModel(weights, data["transitions"].astype(np.float32))


class Labelled(NamedTuple):
    """Tokens of one cue's sentence by what they are to it."""

    cue: int  # number of the cue
    first: int  # first token of the sentence
    labels: list[int]

    def tokens(self, *names: str) -> list[int]:
        """Tokens that have one of the labels, in order."""
        wanted = {LABEL[name] for name in names}
        return [self.first + i for i, label in enumerate(self.labels) if label in wanted]


def emissions_of(codes: list[Column], weights: Floats) -> Floats:
    """Sums the weights of every pair's combinations; (pairs, labels)."""
    total = np.zeros((len(codes[0].values), weights.shape[1]), dtype=np.float32)
    base = 0
    for column in codes:
        total += weights[base + column.values]
        base += column.size
    return total


def label_contents(
    analysis: Analysis, cues: list[Candidate], figures: Floats, others: Ints
) -> list[Labelled]:
    """Labels the sentence of every cue; `others` flags all tokens that are cues."""
    if not cues:
        return []
    pairs, codes = template_codes(analysis, cues, figures, others)
    model = content_model()
    emissions = emissions_of(codes, model.weights)
    begins = np.concatenate(([0], np.cumsum(pairs.lengths)))
    labels = decode(emissions, pairs.lengths, model.transitions)
    for i in _implausible(labels, begins):
        own = slice(int(begins[i]), int(begins[i + 1]))
        labels[own] = one_sided(emissions[own], labels[own], model.transitions)
    plain, edges = labels.tolist(), begins.tolist()
    return [
        Labelled(i, int(pairs.token[edges[i]]), plain[edges[i] : edges[i + 1]])
        for i in range(len(cues))
    ]


def _implausible(labels: Ints, begins: Ints) -> list[int]:
    """Numbers of the cues that have a source on both sides, or a long one and no content."""
    counts = [np.add.reduceat(labels == number, begins[:-1]) for number in range(len(LABELS))]
    left, right = counts[LABEL["source left"]], counts[LABEL["source right"]]
    empty = counts[LABEL["content left"]] + counts[LABEL["content right"]] == 0
    both = (left > 0) & (right > 0)
    return np.flatnonzero(both | (empty & (np.maximum(left, right) > LONGEST_SOURCE))).tolist()


LONGEST_SOURCE = 10
"""Words; a longer source without any content beside it is a content that was taken for one."""


def one_sided(emissions: Floats, labels: Ints, transitions: Floats) -> Ints:
    """The better of the best labels without a source on the one side and on the other, of those
    that have a content; the labels as they are where neither has."""
    length = np.array([len(labels)], dtype=np.intp)
    contents = [LABEL["content left"], LABEL["content right"]]
    found = []
    for side in (LABEL["source left"], LABEL["source right"]):
        barred = emissions.copy()
        barred[:, side] = -1e6
        path = decode(barred, length, transitions)
        score = barred[np.arange(len(path)), path].sum() + transitions[path[:-1], path[1:]].sum()
        if np.isin(path, contents).any():
            found.append((float(score), path))
    return max(found, key=lambda pair: pair[0])[1] if found else labels
