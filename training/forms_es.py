"""Spanish inflection: conjugations, plurals and contracted prepositions, by rule and short lists.

The verbs that follow no rule are in `forms.es.toml`. The second person plural, and the second
singular outside the present, which news does not use, are left out.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.es.toml").read_text("utf-8"))
_VERBS: dict[str, dict[str, str]] = _DATA["verbs"]
_CHANGES: dict[str, str] = {
    verb: change for change, verbs in _DATA["stressed"].items() for verb in verbs
}
_PLAIN = str.maketrans("áéíóú", "aeiou")
_SHARP = str.maketrans("aeiou", "áéíóú")
_STRESSED = {"a": "o as a an", "e": "o es e en", "i": "o es e en"}
_PRETERITE = {"a": "é ó amos aron", "e": "í ió imos ieron", "i": "í ió imos ieron"}
_FUTURE = ["é", "ás", "á", "emos", "án", "ía", "íamos", "ían"]
_OWN = ("se", "me", "nos")
_OTHERS = ("lo", "la", "los", "las", "le", "les", "selo", "sela")
_CONTRACTED = {"de": "de del", "a": "a al"}


def verb_forms(lemma: str, others: set[str]) -> set[str]:
    """All forms of a verb; of "dar a entender" the first word inflects. A pronominal verb whose
    base is among the others has only what the base then has not: "declararse", "declarándose"."""
    head, space, rest = lemma.partition(" ")
    base = head.removesuffix("se")
    agreeing: dict[str, str] = _DATA["agreeing"]
    rests = agreeing[rest].split(" ") if rest in agreeing else [rest]
    if base != head:
        found = set(_with_enclitics(base, _OWN))
        if base + space + rest not in others:
            found |= set(_all_forms(base))
    else:
        own = () if head + "se" + space + rest in others else _OWN
        found = {*_all_forms(base), *_with_enclitics(base, _OTHERS + own)}
    return {form + space + other for form in found for other in rests} | {lemma}


def _all_forms(lemma: str) -> Iterator[str]:
    """Every form without a pronoun."""
    yield lemma
    yield gerund(lemma)
    yield from _present(lemma)
    yield from _imperfect(lemma)
    preterite = list(_preterite(lemma))
    yield from preterite
    stem = preterite[-1].removesuffix("ron")
    for mark in ("ra", "se"):
        yield from (stem + mark, stem + mark + "n")
        yield stem[:-1] + stem[-1].translate(_SHARP) + mark + "mos"
    for future in (_part(lemma, "future") or lemma.translate(_PLAIN)).split(" "):
        yield from (future + ending for ending in _FUTURE)
    yield from participles(lemma)


def _with_enclitics(lemma: str, enclitics: tuple[str, ...]) -> Iterator[str]:
    """Infinitive and gerund with the pronouns written to them: "decirlo", "diciéndoselo"."""
    nominal = gerund(lemma)
    sharp = re.sub("([ae])ndo$", lambda m: m[1].translate(_SHARP) + "ndo", nominal)
    for clitic in enclitics:
        yield sharp + clitic
        long = len(clitic) > 3
        yield (lemma[:-2] + lemma[-2].translate(_SHARP) + "r" if long else lemma) + clitic


def _part(lemma: str, key: str) -> str:
    """A principal part of an irregular verb, with what stands before it; "" for the rule."""
    if "^" + lemma in _VERBS:
        return _VERBS["^" + lemma].get(key, "")
    for at in range(len(lemma)):
        if key in (parts := _VERBS.get(lemma[at:], {})):
            return " ".join(lemma[:at] + word for word in parts[key].split(" "))
    return ""


def _theme(lemma: str) -> str:
    return lemma[-2].translate(_PLAIN)


def _change(lemma: str, kind: str) -> str:
    """The stem under stress ("strong": pienso, pido) or before a diphthong ("weak": sintió)."""
    stem, (old, _, new) = lemma[:-2], _CHANGES.get(lemma, ">").partition(">")
    if not old or (kind == "weak" and (_theme(lemma) != "i" or old not in "eo")):
        return stem
    if kind == "weak":
        new = {"e": "i", "o": "u"}[old]
    at = stem.rindex(old)
    return stem[:at] + new + stem[at + 1 :]


def _join(stem: str, ending: str, theme: str) -> str:
    """Stem and ending, with the spelling that keeps the sound."""
    front = ending[0] in "eéií"
    if theme == "a":
        return (_before_front(stem) if front else stem) + ending
    if stem[-1] in "uü" and stem[-2:] not in ("gu", "qu"):
        vowel = ending[0] in "aoeáóé" or ending[:2] in ("ió", "ie")
        return stem[:-1] + "uy" + ending.removeprefix("i") if vowel else stem + ending
    if stem[-1] in "aeo" and ending[0] == "i":
        diphthong = ending[:2] in ("ió", "ie")
        return stem + ("y" + ending[1:] if diphthong else "í" + ending[1:])
    return (stem if front else _before_back(stem)) + ending


def _before_front(stem: str) -> str:
    """explic- -> expliqu-, abog- -> abogu-, comenz- -> comenc-"""
    for end, other in (("c", "qu"), ("gu", "gü"), ("g", "gu"), ("z", "c")):
        if stem.endswith(end):
            return stem.removesuffix(end) + other
    return stem


def _before_back(stem: str) -> str:
    """exig- -> exij-, prosigu- -> prosig-, reconoc- -> reconozc-, convenc- -> convenz-"""
    if stem.endswith("c"):
        return stem[:-1] + ("zc" if stem[-2] in "aeiou" else "z")
    if stem.endswith("gu"):
        return stem[:-1]
    return stem[:-1] + "j" if stem.endswith("g") else stem


def _present(lemma: str) -> Iterator[str]:
    """Indicative and subjunctive."""
    theme, stem, strong = _theme(lemma), lemma[:-2], _change(lemma, "strong")
    if present := _part(lemma, "present"):
        yield from present.split(" ")
    else:
        yield from (_join(strong, ending, theme) for ending in _STRESSED[theme].split(" "))
    yield _join(stem, {"a": "amos", "e": "emos", "i": "imos"}[theme], theme)
    if forms := _part(lemma, "subjunctive_forms"):
        yield from forms.split(" ")
        return
    vowel = "e" if theme == "a" else "a"
    irregular = _part(lemma, "subjunctive")
    for ending in ("", "s", "n"):
        yield irregular + "a" + ending if irregular else _join(strong, vowel + ending, theme)
    weak = _change(lemma, "weak")
    yield irregular + "amos" if irregular else _join(weak, vowel + "mos", theme)


def _imperfect(lemma: str) -> Iterator[str]:
    stem = _part(lemma, "imperfect") or lemma[:-2] + ("ab" if _theme(lemma) == "a" else "í")
    yield from (stem + ending for ending in ("a", "an"))
    yield (stem[:-2] + "áb" if _theme(lemma) == "a" else stem) + "amos"


def _preterite(lemma: str) -> Iterator[str]:
    """First and third person, singular and plural; the last is the third plural."""
    theme = _theme(lemma)
    if forms := _part(lemma, "preterite"):
        yield from forms.split(" ")
    elif strong := _part(lemma, "past"):
        third = strong[:-1] + "z" if strong.endswith("hic") else strong
        yield from (strong + "e", third + "o", strong + "imos")
        yield strong + ("eron" if strong.endswith("j") else "ieron")
    else:
        weak = _change(lemma, "weak")
        for ending in _PRETERITE[theme].split(" "):
            stem = weak if ending in ("ió", "ieron") else lemma[:-2]
            yield _join(stem, ending, theme)


def gerund(lemma: str) -> str:
    """afirmando, pidiendo, creyendo"""
    if found := _part(lemma, "gerund"):
        return found
    return _join(_change(lemma, "weak"), "ando" if _theme(lemma) == "a" else "iendo", _theme(lemma))


def participles(lemma: str) -> Iterator[str]:
    """Both genders and numbers."""
    regular = _join(lemma[:-2], "ado" if _theme(lemma) == "a" else "ido", _theme(lemma))
    for masculine in (_part(lemma, "participle") or regular).split(" "):
        yield from (masculine[:-1] + ending for ending in ("o", "a", "os", "as"))


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural; of several words the first inflects ("punto de vista")."""
    if lemma in _DATA["plurals"]:
        return {lemma, _DATA["plurals"][lemma]}
    head, space, rest = lemma.partition(" ")
    return {lemma, plural(head) + space + rest}


def plural(noun: str) -> str:
    """The plural of a noun or adjective, or itself where it has none."""
    if noun in _DATA["plurals"]:
        return str(_DATA["plurals"][noun])
    if noun[-1] in "aeoáéó":
        return noun + "s"
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun[-1] in "ns" and noun[-2] in "áéíóú":
        return noun[:-2] + noun[-2].translate(_PLAIN) + noun[-1] + "es"
    return noun if noun.endswith("s") else noun + "es"


def adjective_forms(lemma: str) -> set[str]:
    """Both genders and numbers; a phrase ("de acuerdo") stays as it is."""
    if " " in lemma:
        return {lemma}
    if lemma.endswith("o"):
        feminine = lemma[:-1] + "a"
        return {lemma, plural(lemma), feminine, plural(feminine)}
    return {lemma, plural(lemma)}


def preposition_forms(lemma: str) -> set[str]:
    """The phrase with the contracted forms of its last preposition: "a juicio del"."""
    start, space, last = lemma.rpartition(" ")
    lasts = _CONTRACTED.get(last, last) if space else last
    return {start + space + word for word in lasts.split(" ")}
