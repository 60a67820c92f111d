"""What the later steps know of a text: its words, their classes, its sentences and quotations."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.languages.load import LanguagePack, load
from onrecord.languages.shape import Grammar
from onrecord.syntax.crf import Ints
from onrecord.syntax.quotations import Quotation, find_quotations
from onrecord.syntax.sentences import split_sentences
from onrecord.syntax.tagger import TAG, load_tagger
from onrecord.syntax.tokens import norm
from onrecord.syntax.vocabulary import Cut, Vocabulary, vocabulary
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
    vocabulary: Vocabulary
    numbers: Ints  # of the words, in the vocabulary
    starts: Ints
    ends: Ints
    begins: list[int]  # `starts` and `ends` again: one by one a list is looked up faster
    stops: list[int]
    words: list[str]  # as written
    forms: list[str]  # lower case, straight apostrophes
    tags: Ints  # index into tagger.TAGS
    classes: Ints  # index into CLASSES
    word_counts: list[int]  # how many words, not signs, stand before each token; one more entry
    quoted_counts: list[int]  # how many of them stand inside quotation marks
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
        return Span(self.begins[first], self.stops[last])

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """First and beyond last token that begin inside a range of characters."""
        return bisect_left(self.begins, start), bisect_left(self.begins, end)

    def words_in(self, first: int, beyond: int) -> int:
        """How many of the tokens from `first` to before `beyond` are no signs."""
        return self.word_counts[max(first, beyond)] - self.word_counts[first]

    def quoted_words_in(self, first: int, beyond: int) -> int:
        """How many of those stand inside quotation marks."""
        return self.quoted_counts[max(first, beyond)] - self.quoted_counts[first]

    def column(self, of: Callable[[str], int]) -> Ints:
        """What a function says of each token's word; it is asked once for each word there is, so
        that it must be the same function every time."""
        return self.vocabulary.column(of)[self.numbers]


def analyse(text: str, paragraphs: list[Span], pack: LanguagePack) -> Analysis:
    """Tokens, tags, classes, sentences and quotations of the paragraphs of a text, in order."""
    known = vocabulary(pack.code, pack.digest)
    cut = known.cut(text, paragraphs)
    numbers = cut.numbers.tolist()
    words = list(map(known.words.__getitem__, numbers))
    forms = list(map(known.forms.__getitem__, numbers))
    sentence_bounds = _sentences(words, cut, len(paragraphs), pack.grammar)
    lengths = np.array([b - a for a, b in sentence_bounds], dtype=np.intp)
    tags = load_tagger(pack.code).tag(words, lengths)
    # signs are punctuation, whatever the tagger made of a sign that it has never seen
    tags[known.column(_sign_of(pack.grammar.clitics))[cut.numbers] == 1] = TAG["PUNCT"]
    quotations = find_quotations(text, paragraphs, pack)
    quoted = quoted_tokens(cut.starts, quotations)
    word_counts, quoted_counts = counted(tags, quoted)
    return Analysis(
        text=text,
        pack=pack,
        vocabulary=known,
        numbers=cut.numbers,
        starts=cut.starts,
        ends=cut.ends,
        begins=cut.starts.tolist(),
        stops=cut.ends.tolist(),
        words=words,
        forms=forms,
        tags=tags,
        classes=_classes(known, cut.numbers, tags, pack),
        quoted=quoted,
        word_counts=word_counts,
        quoted_counts=quoted_counts,
        capital=known.column(_is_capital)[cut.numbers] == 1,
        hearsay=_hearsay(forms, tags, pack.grammar),
        oblique=_oblique(forms, tags, pack.grammar),
        sentence=np.repeat(np.arange(len(lengths)), lengths),
        bounds=sentence_bounds,
        paragraph=cut.paragraph,
        paragraphs=paragraphs,
        quotations=quotations,
    )


def _sentences(
    words: list[str], cut: Cut, paragraphs: int, grammar: Grammar
) -> list[tuple[int, int]]:
    """First and beyond last token of each sentence, paragraph by paragraph."""
    spaced = np.ones(len(words), dtype=bool)
    spaced[:-1] = cut.ends[:-1] < cut.starts[1:]
    flags = spaced.tolist()
    cuts = np.searchsorted(cut.paragraph, np.arange(paragraphs + 1)).tolist()
    bounds: list[tuple[int, int]] = []
    for low, high in pairwise(cuts):
        own = split_sentences(words[low:high], [*flags[low : high - 1], True], grammar)
        bounds += [(low + a, low + b) for a, b in own]
    return bounds


def _is_capital(word: str) -> int:
    return word[0].isupper()


@cache
def _sign_of(clitics: tuple[str, ...]) -> Callable[[str], int]:
    """Says of words whether they are signs; some clitics look like them."""

    def is_sign(word: str) -> int:
        return not word[0].isalnum() and norm(word) not in clitics

    return is_sign


def quoted_tokens(starts: Ints, quotations: list[Quotation]) -> NDArray[np.int8]:
    """1 for every token inside a quotation of the outermost level."""
    state = np.zeros(len(starts) + 1, dtype=np.int8)
    for quotation in quotations:
        if quotation.level == 0:
            first, beyond = np.searchsorted(starts, (quotation.start, quotation.end))
            state[first:beyond] = 1
    return state[:-1]


def counted(tags: Ints, quoted: NDArray[np.int8]) -> tuple[list[int], list[int]]:
    """How many words stand before each token, and how many quoted ones; one entry more, for all."""
    counts = np.zeros((2, len(tags) + 1), dtype=np.intp)
    np.cumsum(tags != TAG["PUNCT"], out=counts[0, 1:])
    np.cumsum((tags != TAG["PUNCT"]) & (quoted == 1), out=counts[1, 1:])
    words, inside = counts.tolist()
    return words, inside


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


_BY_CONTEXT = -1


@cache
def _class_of(code: str, digest: str) -> Callable[[str], int]:
    """Says the class of words, _BY_CONTEXT of those that can have several."""
    table = class_table(code, digest)

    def class_of(word: str) -> int:
        form = norm(word)
        known = table.get(form)
        if known is not None:
            return CLASS[known[0]] if len(known) == 1 else _BY_CONTEXT
        if not form[0].isalnum():
            return CLASS[_SIGNS.get(form[0], "sign")]
        return CLASS["digit" if form[0].isdigit() else ""]

    return class_of


def _classes(known: Vocabulary, numbers: Ints, tags: Ints, pack: LanguagePack) -> Ints:
    """The class of every token."""
    table = class_table(pack.code, pack.digest)
    out: Ints = known.column(_class_of(pack.code, pack.digest))[numbers]
    several = np.flatnonzero(out == _BY_CONTEXT)
    following = np.append(tags, -1)[several + 1]
    each = zip(numbers[several].tolist(), tags[several].tolist(), following.tolist(), strict=True)
    out[several] = [CLASS[_choose(table[known.forms[n]], tag, after)] for n, tag, after in each]
    return out


@cache
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
