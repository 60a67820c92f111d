"""French inflection: conjugations, plurals, feminines and contracted prepositions, by rule.

The irregular verbs are in `forms.fr.toml`. Of the passé simple and the past subjunctive only the
forms that news uses are made.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.fr.toml").read_text("utf-8"))
_VERBS: dict[str, dict[str, str]] = _DATA["verbs"]
_PRESENT = {
    "er": "e es e ons ez ent",
    "ir": "is is it issons issez issent",
    "re": "s s  ons ez ent",
}
_PARTICIPLE = {"er": "é", "ir": "i", "re": "u"}
_FUTURE = ["ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"]
_IMPERFECT = ["ais", "ait", "ions", "iez", "aient"]
_BE = [
    "est",
    "sont",
    "était",
    "étaient",
    "serait",
    "seraient",
    "sera",
    "seront",
    "soit",
    "soient",
    "étant",
    "être",
]
_ELIDING = "aàâeéèêëiîïoôuûhœ"
_CONTRACTED = {"de": "de d' du des", "à": "à au aux"}


def verb_forms(lemma: str, others: set[str]) -> set[str]:
    """All forms of a verb; of "faire savoir" the first word inflects, and of a pronominal verb
    whose base is among the others only what the base has not."""
    plain = re.sub("^(se |s')", "", lemma)
    if plain != lemma and plain in others:
        return reflexive_forms(plain)
    head, _, rest = plain.partition(" ")
    found = set(all_forms(head)) - set(_DATA["of_being"] if head != "être" else ())
    if not rest:
        return found | {lemma}
    agreeing: dict[str, str] = _DATA["agreeing"]
    rests = agreeing[rest].split(" ") if rest in agreeing else [rest]
    return {f"{form} {other}" for form in found for other in rests} | {lemma}


def reflexive_forms(base: str) -> set[str]:
    """What only a pronominal verb has: "se plaindre", "se plaint", "s'est plaint"."""
    head, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    present = _present(head)
    third = {head, gerund(head), present[2], present[5], *_third(head)}
    found = {with_pronoun(form) + tail for form in third}
    for participle in participles(head):
        found |= {f"{with_pronoun(be)} {participle}{tail}" for be in _BE}
    return found


def with_pronoun(form: str) -> str:
    """demande -> se demande, engage -> s'engage."""
    return f"s'{form}" if form[0] in _ELIDING else f"se {form}"


def all_forms(lemma: str) -> Iterator[str]:
    """Every finite and nominal form."""
    yield lemma
    yield from _present(lemma)
    yield from (_join(_plural_stem(lemma), ending, lemma) for ending in _IMPERFECT)
    yield from (stem + ending for stem in future_stems(lemma) for ending in _FUTURE)
    yield from _subjunctive(lemma)
    yield from _past(lemma)
    yield from participles(lemma)
    yield gerund(lemma)


def _third(lemma: str) -> Iterator[str]:
    """Third persons of all tenses but the present."""
    ends = ("ait", "aient")
    yield from (_join(_plural_stem(lemma), ending, lemma) for ending in ends)
    yield from (stem + ending for stem in future_stems(lemma) for ending in ("a", "ont", *ends))
    yield from islice(_subjunctive(lemma), 2)
    yield from islice(_past(lemma), 4)


def _parts(lemma: str) -> tuple[dict[str, str], str]:
    """The principal parts of an irregular verb and the letters before the end they belong to."""
    if "^" + lemma in _VERBS:
        return _VERBS["^" + lemma], ""
    for at in range(len(lemma)):
        if lemma[at:] in _VERBS:
            return _VERBS[lemma[at:]], lemma[:at]
    return {}, ""


def _join(stem: str, ending: str, lemma: str) -> str:
    """Stem and ending with the spelling of -cer and -ger before a and o."""
    if lemma.endswith("er") and ending[:1] in tuple("aoâ"):
        if stem.endswith("c"):
            return stem[:-1] + "ç" + ending
        if stem.endswith("g"):
            return stem + "e" + ending
    return stem + ending


def mute_stems(lemma: str) -> list[str]:
    """The stems of a verb in -er before a mute e: appell-, pès-, espèr-, appui-, étai-, étay-."""
    stem = lemma[:-2]
    if lemma.endswith(tuple(_DATA["doubling"])):
        return [stem + stem[-1]]
    if stem.endswith("ay"):
        return [stem[:-1] + "i", stem]
    if stem.endswith(("oy", "uy")):
        return [stem[:-1] + "i"]
    if lemma.endswith(tuple(_DATA["constant"])):
        return [stem]
    grave = re.sub(r"e([bcdfghjklmnpqrstvz])$", r"è\1", stem)
    return [re.sub(r"é((?:[bcdfgpqtv][lrnu]|[bcdfghjklmnpqrstvz])u?)$", r"è\1", grave)]


def _present(lemma: str) -> list[str]:
    """Six persons, and the second spellings of the verbs in -ayer."""
    parts, before = _parts(lemma)
    if "present" in parts:
        return [before + word for word in parts["present"].split()]
    stem, theme = lemma[:-2], lemma[-2:]
    endings = _PRESENT[theme].split(" ")
    if theme != "er":
        return [stem + ending for ending in endings]
    stems = mute_stems(lemma)
    persons = [
        _join(stem if ending in ("ons", "ez") else stems[0], ending, lemma) for ending in endings
    ]
    return persons + [other + ending for other in stems[1:] for ending in ("e", "es", "ent")]


def _plural_stem(lemma: str) -> str:
    """The stem of "nous disons", from which the imperfect is made."""
    parts, before = _parts(lemma)
    if "imperfect" in parts:
        return before + parts["imperfect"]
    if "present" in parts:
        return before + parts["present"].split()[3].removesuffix("ons")
    return lemma[:-2] + ("iss" if lemma.endswith("ir") else "")


def future_stems(lemma: str) -> list[str]:
    """The stem before -a; two where two spellings are right ("espérera", "espèrera")."""
    parts, before = _parts(lemma)
    if "future" in parts:
        return [before + parts["future"]]
    if not lemma.endswith("er"):
        return [lemma.removesuffix("e")]
    stems = [stem + "er" for stem in mute_stems(lemma)]
    keeps = lemma[:-2] + "er"
    return [*stems, keeps] if "é" in lemma and keeps not in stems else stems


def _subjunctive(lemma: str) -> Iterator[str]:
    """Third persons first."""
    parts, before = _parts(lemma)
    if lemma in ("avoir", "être"):
        yield from (parts["subjunctive"] + ending for ending in ("t", "ent"))
        return
    stem = _present(lemma)[5].removesuffix("ent")
    if "subjunctive" in parts:
        stem = before + parts["subjunctive"]
    yield from (stem + ending for ending in ("e", "ent", "es"))
    plural = stem if stem.endswith(("ss", "ch")) else _plural_stem(lemma)
    yield from (plural + ending for ending in ("ions", "iez"))


def _past(lemma: str) -> Iterator[str]:
    """The passé simple and the past subjunctive, third persons first."""
    parts, before = _parts(lemma)
    if "past" not in parts and lemma.endswith("er"):
        stem = lemma[:-2]
        for ending in ("a", "èrent", "ât", "assent", "ai", "âmes"):
            yield _join(stem, ending, lemma)
        return
    third = before + parts["past"] if "past" in parts else lemma[:-2] + "it"
    stem = third.removesuffix("t")
    nasal = "n" if stem.endswith("n") else ""
    core, vowel = stem.removesuffix("n")[:-1], stem.removesuffix("n")[-1]
    long = {"i": "î", "u": "û"}.get(vowel, vowel)
    yield from (third, stem + "rent", f"{core}{long}{nasal}t", stem + "ssent")
    yield from (stem + "s", f"{core}{long}{nasal}mes")


def participles(lemma: str) -> list[str]:
    """Both genders and numbers."""
    parts, before = _parts(lemma)
    stem = before + parts["participle"] if "participle" in parts else ""
    stem = stem or lemma[:-2] + _PARTICIPLE[lemma[-2:]]
    plural = stem if stem.endswith("s") else stem + "s"
    return [stem, plural, stem + "e", stem + "es"]


def gerund(lemma: str) -> str:
    """The present participle."""
    parts, before = _parts(lemma)
    if "gerund" in parts:
        return before + parts["gerund"]
    return _join(_plural_stem(lemma), "ant", lemma)


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural; of several words the first inflects ("point de vue")."""
    if lemma in _DATA["plurals"]:
        return {lemma, str(_DATA["plurals"][lemma])}
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    return {lemma, plural(head) + tail}


def plural(noun: str) -> str:
    """The plural of a noun or adjective."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-1] + "ux"
    return noun + ("x" if noun.endswith(("eau", "eu", "œu")) else "s")


def feminine(adjective: str) -> str:
    """The feminine of an adjective."""
    if adjective in _DATA["feminines"]:
        return str(_DATA["feminines"][adjective])
    for ending, other in (("x", "se"), ("f", "ve"), ("er", "ère"), ("et", "ète"), ("e", "e")):
        if adjective.endswith(ending):
            return adjective.removesuffix(ending) + other
    return adjective + (adjective[-1] if adjective.endswith(("el", "en")) else "") + "e"


def adjective_forms(lemma: str) -> set[str]:
    """Both genders and numbers; a phrase ("d'accord", "en colère") stays as it is."""
    if "'" in lemma or " " in lemma:
        return {lemma}
    other = feminine(lemma)
    return {lemma, plural(lemma), other, plural(other)}


def preposition_forms(lemma: str) -> set[str]:
    """The phrase with each form of its last preposition: "aux dires du", "aux dires d'"."""
    words = lemma.split(" ")
    if len(words) == 1:
        return {lemma}
    lasts = _CONTRACTED.get(words[-1], words[-1]).split(" ")
    return {" ".join([*words[:-1], last]) for last in lasts}
