"""The typed rows of a language pack: all that a language owns, and no line of code.

Every table is a TSV file named after its row, one word or phrase a row, sorted, lower case unless
the language demands a capital; its last column, `evidence`, says what the row rests on (grammar,
dictionary, gold, treebank, or a count). Cells that hold several values separate them by "|".
"""

from typing import Literal

from msgspec import Struct

CueClass = Literal[
    "say",  # neutral telling: say, add, report
    "claim",  # asserts with weight or doubt: claim, insist, argue
    "reveal",  # reveal, disclose, leak
    "ask",  # asks a question
    "demand",  # demand, urge, call for, order
    "offer",  # offer, propose, invite, be ready
    "promise",  # promise, commit, pledge, intend
    "warn",
    "threaten",
    "deny",  # deny, reject as untrue
    "refuse",
    "accuse",  # accuse, blame, denounce
    "criticise",  # criticise, slam, condemn
    "worry",  # concern, fear, alarm
    "praise",  # praise, thank, welcome
    "agree",  # agree, confirm a deal, accept
    "think",  # think, believe, hope, expect
    "show",  # what documents and studies do: show, indicate
]
CuePos = Literal["VERB", "NOUN", "ADJ", "ADP"]


class CueRow(Struct, frozen=True):
    """A word that can tell that something is said. `like` is the English cue of the same use,
    whose figures it borrows until there are figures of its own ("" in English)."""

    lemma: str
    pos: CuePos
    cue_class: CueClass
    like: str
    evidence: str


class FormRow(Struct, frozen=True):
    """An inflected form of a cue."""

    form: str
    lemma: str
    pos: CuePos
    evidence: str


ClosedClass = Literal[
    "that",  # opens a reported clause
    "whether",
    "inf",  # marks an infinitive
    "not",
    "modal",
    "be",
    "have",
    "and",
    "but",
    "by",  # the agent of a passive
    "to",  # marks the person spoken to
    "with",
    "of",
    "for",
    "in",
    "as",
    "about",  # marks the topic
    "relative",
    "question",
    "definite",
    "indefinite",
    "reflexive",
    "subordinator",  # opens an adverbial clause: when, while, because
]


class ClosedRow(Struct, frozen=True):
    """A function word; `classes` are what it can be."""

    form: str
    classes: tuple[ClosedClass, ...]
    evidence: str


class PronounRow(Struct, frozen=True):
    """A pronoun that can stand for a speaker or addressee. "" where the form does not tell."""

    form: str
    person: Literal["1", "2", "3"]
    number: Literal["sing", "plur", ""]
    gender: Literal["masc", "fem", "neut", ""]
    case: Literal["subject", "object", "possessive"]
    evidence: str


RoleKind = Literal["office", "person", "group", "institution", "document"]


class RoleRow(Struct, frozen=True):
    """A noun phrase head that names who somebody is: minister, spokesman, officials, government.

    `forms` lists every inflected form, the lemma among them."""

    lemma: str
    forms: tuple[str, ...]
    kind: RoleKind
    gender: Literal["masc", "fem", "neut", ""]
    evidence: str


class MediumRow(Struct, frozen=True):
    """A phrase that names what carries words; `kind` is the contract's word for it."""

    phrase: str
    kind: Literal[
        "communique",
        "briefing",
        "interview",
        "post",
        "letter",
        "call",
        "speech",
        "report",
        "broadcast",
        "article",
        "message",
        "meeting",
    ]
    evidence: str


class HedgeRow(Struct, frozen=True):
    """A word by which the writer keeps a distance from what is said: alleged, so-called."""

    phrase: str
    evidence: str


class StanceRow(Struct, frozen=True):
    """A phrase inside a content that takes a position: "red line", "ready to", "must"."""

    phrase: str
    position: Literal[
        "offer",
        "demand",
        "warning",
        "threat",
        "denial",
        "accusation",
        "refusal",
        "concern",
        "commitment",
        "red line",
        "praise",
        "agreement",
    ]
    evidence: str


BoilerplateKind = Literal[
    "caption",
    "credit",
    "dateline",
    "related",
    "navigation",
    "promotion",
    "comments",
    "widget",
    "legal",
]


class BoilerplateRow(Struct, frozen=True):
    """A phrase by which a line of a page that is no story is known, and the kind of block it is."""

    phrase: str
    kind: BoilerplateKind
    evidence: str


Scheme = Literal["own", "polnear", "wikinews"]
"""Schemes of annotation, by the corpus that has it."""


class Grammar(Struct, frozen=True, forbid_unknown_fields=True):
    """`grammar.toml`: what is neither a list of words nor a table.

    `quotation_marks` are pairs of opening and closing mark; `speech_dashes` the dashes that open a
    spoken paragraph; `elisions` is whether a word ends at an apostrophe ("l'accordo"); `clitics`
    are endings split off a word ("'s", "n't", "-t-il"); `abbreviations` end in a full stop that
    ends no sentence; `titles` stand before a name; `months` has twelve lists of names and short
    names, `weekdays` seven names; `day_first` tells how 01.02.2022 is read; `drops_subjects`
    whether a verb may stand without its subject; `capital_nouns` whether common nouns are
    capitalised; `name_particles` are the small words inside a name ("de", "von"); `splits_verbs`
    whether a verb leaves its particle at the end of the clause ("teilte ... mit"). `comma_inserts`
    is whether the narrator speaks between commas inside quotation marks (« Non, dit-il, pas ici »).
    `impersonal_words` are pronouns that stand for nobody where they are the subject of a cue. A
    finite verb is in the mood that tells hearsay (Konjunktiv, conditional) if it is one of
    `hearsay_words`, or has one of `hearsay_endings` and none of `plain_endings`. A noun, adjective,
    determiner or pronoun can be no subject if it is one of `oblique_words` or has one of
    `oblique_endings`, as far as its form tells its case. `question_labels` and `answer_labels`
    stand before the turns of an interview for whoever asks, and answers; small letters, no full
    stop. `annotation` is the scheme in which contents are counted: that of a corpus of annotated
    news, where the language has one, else that of our own texts in `gold/`.
    """

    code: str
    name: str
    quotation_marks: tuple[tuple[str, str], ...]
    speech_dashes: tuple[str, ...]
    elisions: bool
    clitics: tuple[str, ...]
    abbreviations: tuple[str, ...]
    titles: tuple[str, ...]
    name_particles: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    day_first: bool
    drops_subjects: bool
    capital_nouns: bool
    splits_verbs: bool = False
    hearsay_words: tuple[str, ...] = ()
    hearsay_endings: tuple[str, ...] = ()
    plain_endings: tuple[str, ...] = ()
    comma_inserts: bool = False
    impersonal_words: tuple[str, ...] = ()
    oblique_words: tuple[str, ...] = ()
    oblique_endings: tuple[str, ...] = ()
    question_labels: tuple[str, ...] = ()
    answer_labels: tuple[str, ...] = ()
    annotation: Scheme = "own"


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """One statement that `text` of `examples.toml` must give, as the words of its parts."""

    text: str
    content: str | None = None
    speaker: str | None = None
    cue: str | None = None
    type: Literal["direct", "indirect", "mixed"] | None = None
    note: str = ""
