"""What the later steps know of a text: its words, their classes, its sentences and quotations."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.languages.load import LanguagePack, load
from onrecord.languages.shape import Grammar
from onrecord.reading.crf import Ints
from onrecord.reading.quotations import Quotation, find_quotations
from onrecord.reading.sentences import split_sentences
from onrecord.reading.tagger import TAG, load_tagger
from onrecord.reading.tokens import norm, token_pattern
from onrecord.text import Span

# One class a token, the first that fits: what a word can be besides its part of speech.
CLASSES: tuple[str, ...] = (
    "",
    "that",
    "whether",
    "inf",
    "not",
    "modal",
    "be",
    "have",
    "and",
    "but",
    "by",
    "to",
    "with",
    "of",
    "for",
    "in",
    "as",
    "about",
    "relative",
    "question",
    "definite",
    "indefinite",
    "reflexive",
    "subordinator",
    "pronoun",
    "possessive",
    "role",
    "comma",
    "colon",
    "dash",
    "stop",
    "mark",
    "bracket",
    "sign",
    "digit",
    "object",  # a pronoun that is no subject: him, lo, ihm
)
CLASS = {name: i for i, name in enumerate(CLASSES)}
_INFINITIVES = frozenset({TAG["VINF"], TAG["ANON"]})
_SIGNS = {
    **dict.fromkeys(",", "comma"),
    **dict.fromkeys(":;", "colon"),
    **dict.fromkeys("–—", "dash"),
    **dict.fromkeys(".?!…", "stop"),
    **dict.fromkeys("()[]", "bracket"),
}


class Analysis(NamedTuple):
    """Arrays are one entry a token, over all paragraphs; sentences do not cross paragraphs."""

    text: str
    pack: LanguagePack
    starts: Ints
    ends: Ints
    words: list[str]  # as written
    forms: list[str]  # lower case, straight apostrophes
    tags: Ints  # index into tagger.TAGS
    classes: Ints  # index into CLASSES
    quoted: NDArray[np.int8]  # 0 outside quotation marks, 1 inside; the marks themselves count
    capital: NDArray[np.bool_]  # begins with a capital
    hearsay: NDArray[np.bool_]  # a finite verb in the mood that tells hearsay
    oblique: NDArray[np.bool_]  # a nominal in a case that no subject has
    sentence: Ints  # number of its sentence
    bounds: list[tuple[int, int]]  # first and beyond last token of each sentence
    paragraph: Ints  # number of its paragraph
    paragraphs: list[Span]
    quotations: list[Quotation]

    def span(self, first: int, last: int) -> Span:
        """The place of the tokens from `first` to `last`, both inside."""
        return Span(int(self.starts[first]), int(self.ends[last]))

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """First and beyond last token that begin inside a range of characters."""
        return (
            int(np.searchsorted(self.starts, start, side="left")),
            int(np.searchsorted(self.starts, end, side="left")),
        )


def analyse(text: str, paragraphs: list[Span], pack: LanguagePack) -> Analysis:
    """Tokens, tags, classes, sentences and quotations of the paragraphs of a text, in order."""
    places, sentence_bounds, paragraph_of = _cut(text, paragraphs, pack)
    words = [text[s:e] for s, e in places]
    forms = [norm(w) for w in words]
    lengths = np.array([b - a for a, b in sentence_bounds], dtype=np.intp)
    starts = np.array([s for s, _ in places], dtype=np.intp)
    ends = np.array([e for _, e in places], dtype=np.intp)
    tags = load_tagger(pack.code).tag(words, lengths)
    tags = _signs_tagged(tags, forms, pack.grammar)
    quotations = find_quotations(text, paragraphs, pack)
    return Analysis(
        text=text,
        pack=pack,
        starts=starts,
        ends=ends,
        words=words,
        forms=forms,
        tags=tags,
        classes=_classes(forms, tags, pack),
        quoted=quoted_tokens(starts, quotations),
        capital=np.array([w[0].isupper() for w in words], dtype=bool),
        hearsay=_hearsay(forms, tags, pack.grammar),
        oblique=_oblique(forms, tags, pack.grammar),
        sentence=np.repeat(np.arange(len(lengths)), lengths),
        bounds=sentence_bounds,
        paragraph=np.array(paragraph_of, dtype=np.intp),
        paragraphs=paragraphs,
        quotations=quotations,
    )


def _cut(
    text: str, paragraphs: list[Span], pack: LanguagePack
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[int]]:
    """Token places, sentence bounds over them, and the paragraph of each token."""
    pattern = token_pattern(pack.grammar.elisions, pack.grammar.clitics)
    places: list[tuple[int, int]] = []
    bounds: list[tuple[int, int]] = []
    paragraph_of: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        found = [m.span() for m in pattern.finditer(text, paragraph.start, paragraph.end)]
        words = [text[s:e] for s, e in found]
        spaced = [*(a[1] < b[0] for a, b in pairwise(found)), True]
        base = len(places)
        bounds += [(base + a, base + b) for a, b in split_sentences(words, spaced, pack.grammar)]
        places += found
        paragraph_of += [number] * len(found)
    return places, bounds, paragraph_of


def quoted_tokens(starts: Ints, quotations: list[Quotation]) -> NDArray[np.int8]:
    """1 for every token inside a quotation of the outermost level."""
    state = np.zeros(len(starts) + 1, dtype=np.int8)
    for quotation in quotations:
        if quotation.level == 0:
            first, beyond = np.searchsorted(starts, (quotation.start, quotation.end))
            state[first:beyond] = 1
    return state[:-1]


@cache
def class_table(code: str, digest: str) -> dict[str, tuple[str, ...]]:
    """The classes of every word that the pack of a language knows; `digest` is that pack's."""
    pack = load(code)
    table: dict[str, tuple[str, ...]] = {}
    for role in pack.roles:
        table.update({form: ("role",) for form in role.forms if " " not in form})
    subjects = {pronoun.form for pronoun in pack.pronouns if pronoun.case == "subject"}
    for pronoun in pack.pronouns:
        kind = "pronoun" if pronoun.form in subjects else pronoun.case
        table[pronoun.form] = (kind,)
    for row in pack.closed:
        table[row.form] = tuple(sorted(row.classes, key=CLASSES.index))
    for marks in pack.grammar.quotation_marks:
        table.update(dict.fromkeys(marks, ("mark",)))
    return table


def _classes(forms: list[str], tags: Ints, pack: LanguagePack) -> Ints:
    table = class_table(pack.code, pack.digest)
    out = np.zeros(len(forms), dtype=np.intp)
    for i, form in enumerate(forms):
        known = table.get(form)
        if known is None:
            if not form[0].isalnum():
                out[i] = CLASS[_SIGNS.get(form[0], "sign")]
            elif form[0].isdigit():
                out[i] = CLASS["digit"]
        elif len(known) == 1:
            out[i] = CLASS[known[0]]
        else:
            following = int(tags[i + 1]) if i + 1 < len(forms) else -1
            out[i] = CLASS[_choose(known, int(tags[i]), following)]
    return out


def _choose(known: tuple[str, ...], tag: int, following: int) -> str:
    """Which of several classes a function word has here, by its tag and that of the next word."""
    if "inf" in known and (tag == TAG["PART"] or following in _INFINITIVES):
        return "inf"
    if "of" in known and tag == TAG["PART"]:  # a genitive ending
        return "of"
    for name in ("relative", "reflexive"):  # French s' is "si", too
        if name in known and tag == TAG["PRON"]:
            return name
    rest = [name for name in known if name not in {"inf", "relative"}]
    return rest[0] if rest else known[0]


def _hearsay(forms: list[str], tags: Ints, grammar: Grammar) -> NDArray[np.bool_]:
    """Whether each word is a finite verb in the mood that tells hearsay."""
    found = np.zeros(len(forms), dtype=bool)
    words = frozenset(grammar.hearsay_words)
    if not (words or grammar.hearsay_endings):
        return found
    for i in np.flatnonzero((tags == TAG["VFIN"]) | (tags == TAG["AFIN"])).tolist():
        form = forms[i]
        ends = form.endswith(grammar.hearsay_endings) and not form.endswith(grammar.plain_endings)
        found[i] = ends or form in words
    return found


_NOMINAL = [TAG[name] for name in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM")]


def _oblique(forms: list[str], tags: Ints, grammar: Grammar) -> NDArray[np.bool_]:
    """Whether each word is a nominal in a case that no subject has."""
    found = np.zeros(len(forms), dtype=bool)
    words = frozenset(grammar.oblique_words)
    if not (words or grammar.oblique_endings):
        return found
    for i in np.flatnonzero(np.isin(tags, _NOMINAL)).tolist():
        form = forms[i]
        found[i] = form in words or form.endswith(grammar.oblique_endings)
    return found


def _signs_tagged(tags: Ints, forms: list[str], grammar: Grammar) -> Ints:
    """Signs are punctuation, whatever the tagger made of a sign that it has never seen."""
    clitics = frozenset(grammar.clitics)
    signs = [not form[0].isalnum() and form not in clitics for form in forms]
    tags[np.array(signs, dtype=bool)] = TAG["PUNCT"]
    return tags
