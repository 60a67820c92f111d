"""Italian inflection: conjugations, plurals and articulated prepositions, by rule and short lists.

The irregular verbs are in `forms.it.toml`. Archaic and second person forms that news does not use
(passato remoto, conditional and subjunctive of "tu" and "voi") are left out.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.it.toml").read_text("utf-8"))
_VERBS: dict[str, dict[str, str]] = _DATA["verbs"]
_THEMES = {"a": "are", "e": "ere", "i": "ire"}
_PRESENT = {
    "a": "o i a iamo ate ano",
    "e": "o i e iamo ete ono",
    "i": "o i e iamo ite ono",
    "isc": "isco isci isce iamo ite iscono",
}
_SUBJUNCTIVE = {
    "a": "i ino iamo iate",
    "e": "a ano iamo iate",
    "i": "a ano iamo iate",
    "isc": "isca iscano iamo iate",
}
_PAST = {"a": "ai ò ammo arono", "e": "ei etti é ette emmo erono ettero", "i": "ii ì immo irono"}
_PARTICIPLE = {"a": "at", "e": "ut", "i": "it"}
_FUTURE = ["ò", "ai", "à", "emo", "ete", "anno", "ei", "ebbe", "emmo", "ebbero"]
_IMPERFECT = ["o", "i", "a", "amo", "ate", "ano"]
_ENCLITICS = ["lo", "la", "li", "le", "gli", "si", "ci", "ne", "mi", "ti", "vi", "glielo", "gliela"]
_ARTICULATED = {
    "di": "di d' del dello della dei degli delle dell'",
    "a": "a ad al allo alla ai agli alle all'",
    "da": "da dal dallo dalla dai dagli dalle dall'",
    "con": "con col coi",
}
_HEADS = {"far": "fare", "lasciar": "lasciare"}


def verb_forms(lemma: str, others: set[str]) -> set[str]:
    """All forms of a verb; of "lasciar intendere" the first word inflects, and of a pronominal verb
    whose base is among the others only what the base has not."""
    if lemma.endswith("si") and base_of(lemma) in others:
        return reflexive_forms(lemma)
    head, _, rest = lemma.partition(" ")
    if rest:
        plain = _finite_and_nominal(_HEADS.get(head, head))
        rests = adjective_forms(rest) if rest in _DATA["agreeing"] else {rest}
        return {f"{form} {other}" for form in plain for other in rests} | {lemma}
    if head.endswith("si"):
        return _finite_and_nominal(base_of(head)) | _with_enclitics(base_of(head), ("si",))
    return _finite_and_nominal(head) | {head} | _with_enclitics(head, tuple(_ENCLITICS))


def reflexive_forms(lemma: str) -> set[str]:
    """The forms that only a pronominal verb has: "lamentarsi", "lamentandosi"."""
    return _with_enclitics(base_of(lemma), ("si",))


def base_of(pronominal: str) -> str:
    """lamentarsi -> lamentare, opporsi -> opporre."""
    stem = pronominal[:-2]
    return stem + ("re" if stem.endswith(("or", "ur")) else "e")


def _finite_and_nominal(lemma: str) -> set[str]:
    return {lemma, *_present(lemma), *_imperfect(lemma), *_past(lemma), *_future(lemma)} | {
        *_participles(lemma),
        _gerund(lemma),
    }


def _with_enclitics(lemma: str, enclitics: tuple[str, ...]) -> set[str]:
    short = lemma[:-2] if lemma.endswith("rre") else lemma[:-1]
    return {base + clitic for base in (short, _gerund(lemma)) for clitic in enclitics}


def _parts(lemma: str) -> tuple[dict[str, str], str]:
    """The principal parts of an irregular verb and the letters before the end they belong to."""
    if "^" + lemma in _VERBS:
        return _VERBS["^" + lemma], ""
    for at in range(len(lemma)):
        if lemma[at:] in _VERBS:
            return _VERBS[lemma[at:]], lemma[:at]
    return {}, ""


def _stem(lemma: str) -> tuple[str, str]:
    """The stem and the theme vowel; "isc" for the verbs in -isco."""
    stem, theme = lemma[:-3], lemma[-3]
    is_plain = theme != "i" or lemma.endswith(tuple(_DATA["plain"]))
    return stem, theme if is_plain else "isc"


def _join(stem: str, ending: str, theme: str) -> str:
    """Stem and ending with the spelling of -care, -gare, -ciare, -giare and -iare."""
    front = ending[:1] in ("i", "e")
    if theme == "a" and front:
        if stem.endswith(("c", "g")):
            return stem + "h" + ending
        if stem.endswith("i") and (ending[0] == "i" or stem.endswith(("ci", "gi"))):
            return stem[:-1] + ending
    return stem + ending


def _present(lemma: str) -> Iterator[str]:
    parts, before = _parts(lemma)
    if "present" in parts:
        words = f"{parts['present']} {parts['subjunctive']}".split()
        yield from (before + word for word in words)
        yield before + words[3][:-2] + "te"
        return
    stem, theme = _stem(lemma)
    for ending in f"{_PRESENT[theme]} {_SUBJUNCTIVE[theme]}".split():
        yield _join(stem, ending, theme)


def _imperfect(lemma: str) -> Iterator[str]:
    parts, before = _parts(lemma)
    stem, theme = lemma[:-3], lemma[-3]
    indicative = before + parts["imperfect"] if "imperfect" in parts else f"{stem}{theme}v"
    past = before + parts["subjunctive_past"] if "imperfect" in parts else f"{stem}{theme}ss"
    yield from (indicative + ending for ending in _IMPERFECT)
    yield from (past + ending for ending in ("i", "e", "imo", "ero"))


def _past(lemma: str) -> Iterator[str]:
    parts, before = _parts(lemma)
    stem, theme = lemma[:-3], lemma[-3]
    if "past" not in parts or parts["past"].endswith(("ei", "ii")):
        yield from (stem + ending for ending in _PAST[theme].split())
        return
    strong = before + parts["past"][:-1]
    weak = before + parts["weak"] if "weak" in parts else stem + theme
    yield from (strong + "i", strong + "e", strong + "ero", weak + "mmo")


def _future(lemma: str) -> Iterator[str]:
    parts, before = _parts(lemma)
    if "future" in parts:
        stem = before + parts["future"]
    elif lemma[-3] == "a":
        stem = _join(lemma[:-3], "er", "a")
    else:
        stem = lemma[:-1]
    yield from (stem + ending for ending in _FUTURE)


def _gerund(lemma: str) -> str:
    parts, before = _parts(lemma)
    if "gerund" in parts:
        return before + parts["gerund"]
    return lemma[:-3] + ("ando" if lemma[-3] == "a" else "endo")


def _participles(lemma: str) -> Iterator[str]:
    parts, before = _parts(lemma)
    if "participle" in parts:
        stem = before + parts["participle"][:-1]
    else:
        soft = lemma[-3] == "e" and lemma[:-3].endswith("sc")
        stem = lemma[:-3] + ("i" if soft else "") + _PARTICIPLE[lemma[-3]]
    yield from (stem + ending for ending in "oaie")


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural; of several words the first inflects ("punto di vista")."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    return {lemma, plural(head) + tail}


def plural(noun: str) -> str:
    """The plural of a noun, or itself where it has none."""
    if noun in _DATA["plurals"]:
        return str(_DATA["plurals"][noun]) or noun
    if noun.endswith("ista"):
        return noun[:-1] + "i"
    if noun.endswith(("ca", "ga")):
        return noun[:-1] + "he"
    if noun.endswith(("cia", "gia")) and noun[-4] not in "aeiou":
        return noun[:-2] + "e"
    if noun.endswith("io"):
        return noun[:-1]
    if noun.endswith("go") or (noun.endswith("co") and noun[-3] not in "aeiou"):
        return noun[:-1] + "hi"
    if noun[-1] in "aoe":
        return noun[:-1] + {"a": "e", "o": "i", "e": "i"}[noun[-1]]
    return noun


def adjective_forms(lemma: str) -> set[str]:
    """Both genders and numbers; a phrase ("d'accordo") stays as it is."""
    if "'" in lemma:
        return {lemma}
    if lemma.endswith("ista"):
        return {lemma, lemma[:-1] + "i", lemma[:-1] + "e"}
    if lemma.endswith("o"):
        feminine = lemma[:-1] + "a"
        return {lemma, plural(lemma), feminine, plural(feminine)}
    return {lemma, plural(lemma)}


def preposition_forms(lemma: str) -> set[str]:
    """The phrase with each articulated form of its last preposition: "stando al", "stando all'"."""
    words = lemma.split(" ")
    if len(words) == 1:
        return {lemma}
    lasts = _ARTICULATED.get(words[-1], words[-1]).split(" ")
    return {" ".join([*words[:-1], last]) for last in lasts}
