"""Portuguese inflection: conjugations, plurals and contractions, by rule and short lists.

The irregular verbs are in `forms.pt.toml`. Of the second persons, which news does not use, nothing
is made. Both spellings are: "falámos" and "falamos", "prevêem" and "preveem". A pronoun after a
hyphen is a token: "queixou-se" is "queixou -se".
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.pt.toml").read_text("utf-8"))
_VERBS: dict[str, dict[str, str]] = _DATA["verbs"]
_PRESENT = {"a": "o a amos am", "e": "o e emos em", "i": "o e imos em"}
_SUBJUNCTIVE = {"a": "e em emos", "e": "a am amos", "i": "a am amos"}
_PAST = {"a": "ei ou amos aram", "e": "i eu emos eram", "i": "i iu imos iram"}
_FUTURE = ["ei", "á", "emos", "ão", "ia", "iam", "íamos"]
_OWN_SYLLABLE = re.compile("(?<=[au])i(?=(?:a|am|amos|mos|ram|ra|sse|ssem|rem|do|da|dos|das)$)")
_BEFORE_L = {"a": "á", "e": "ê", "o": "ô", "i": "i"}
_CONTRACTED = {
    "de": "de do da dos das d'",
    "em": "em no na nos nas",
    "a": "a ao à aos às",
    "por": "por pelo pela pelos pelas",
    "com": "com",
}


def verb_forms(lemma: str, others: set[str]) -> set[str]:
    """All forms of a verb; of "dar a entender" the first word inflects, and a pronominal verb has
    only forms with the pronoun, unless it is always pronominal."""
    head, _, rest = lemma.partition(" ")
    if head.endswith("-se"):
        found = reflexive_forms(head.removesuffix("-se"))
        if lemma in _DATA["inherent"]:
            found |= set(all_forms(head.removesuffix("-se")))
    else:
        found = set(all_forms(head)) - set(_DATA["dropped"])
        if not rest:
            found.add(_before_l(head))
    if not rest:
        return found
    agreeing: dict[str, str] = _DATA["agreeing"]
    first, _, last = rest.rpartition(" ")
    lasts = agreeing[last].split(" ") if last in agreeing else [last]
    rests = [f"{first} {word}".strip() for word in lasts]
    return {f"{form} {other}" for form in found for other in rests}


def reflexive_forms(base: str) -> set[str]:
    """What only a pronominal verb has: "queixou -se", "se queixou", "me queixo"."""
    first, _, we, *_ = present(base)
    stem = future_stem(base)
    future = {stem + ending for ending in _FUTURE}
    alone = {first, *(f for f in all_forms(base) if f.endswith("mos")), *islice(_past(base), 1)}
    before = set(all_forms(base)) - alone
    after = before - future - set(_participles(base))
    return (
        {f"{first} -me", f"me {first}", f"{we[:-1]} -nos", f"nos {we}"}
        | {f"se {form}" for form in before}
        | {f"{form} -se" for form in after}
        | {f"{stem}-se-{ending}" for ending in ("á", "ão", "ia", "iam")}
    )


def all_forms(lemma: str) -> Iterator[str]:
    """Every finite and nominal form. An i that makes a syllable of its own has an accent there."""
    own = lemma.endswith(("air", "uir")) and not lemma.endswith(("guir", "quir"))
    for form in _plain_forms(lemma):
        yield _OWN_SYLLABLE.sub("í", form) if own else form
    if own:  # "concluí" beside "conclui"
        yield lemma[:-2] + "í"


def _plain_forms(lemma: str) -> Iterator[str]:
    yield lemma
    yield from present(lemma)
    yield from _subjunctive(lemma)
    yield from _imperfect(lemma)
    yield from _past(lemma)
    stem = future_stem(lemma)
    yield from (stem + ending for ending in _FUTURE)
    stem = lemma.replace("ô", "o")
    yield from (stem + ending for ending in ("em", "mos"))
    yield _gerund(lemma)
    yield from _participles(lemma)
    parts, before = _parts(lemma)
    yield from (before + word for word in parts.get("others", "").split())


def _parts(lemma: str) -> tuple[dict[str, str], str]:
    """The principal parts of an irregular verb and the letters before the end they belong to."""
    if "^" + lemma in _VERBS:
        return _VERBS["^" + lemma], ""
    for at in range(len(lemma)):
        if lemma[at:] in _VERBS:
            return _VERBS[lemma[at:]], lemma[:at]
    return {}, ""


def _join(stem: str, ending: str, theme: str) -> str:
    """Stem and ending with the spelling of -car, -gar, -çar, -cer, -ger and -guir."""
    front = ending[0] in "eéêií"
    if theme == "a" and front:
        for last, other in (("c", "qu"), ("g", "gu"), ("ç", "c")):
            if stem.endswith(last):
                return stem.removesuffix(last) + other + ending
    if theme != "a" and not front:
        for last, other in (("c", "ç"), ("gu", "g"), ("g", "j")):
            if stem.endswith(last):
                return stem.removesuffix(last) + other + ending
    return stem + ending


def _stressed(lemma: str) -> tuple[str, str]:
    """The stems under stress: of the first person singular and of the third persons."""
    stem = lemma[:-2]
    if lemma.endswith("ear"):
        return stem + "i", stem + "i"
    if lemma in _DATA["like_ear"]:
        return stem[:-1] + "ei", stem[:-1] + "ei"
    for plain, accented in _DATA["accented"].items():
        if stem.endswith(plain):
            return (stem.removesuffix(plain) + accented,) * 2
    if lemma in _DATA["raised_i"] or lemma in _DATA["all_i"]:
        raised = _last_vowel(stem, "e", "i")
        return raised, raised if lemma in _DATA["all_i"] else stem
    if lemma in _DATA["raised_u"]:
        return _last_vowel(stem, "o", "u"), stem
    if lemma in _DATA["lowered"]:
        return stem, _last_vowel(stem, "u", "o")
    return stem, stem


def _last_vowel(stem: str, old: str, new: str) -> str:
    """The stem with its last `old` replaced."""
    head, _, tail = stem.rpartition(old)
    return head + new + tail


def present(lemma: str) -> list[str]:
    """First and third person singular, then plural."""
    parts, before = _parts(lemma)
    if "present" in parts:
        return [before + word for word in parts["present"].split()]
    theme = lemma[-2]
    first, third = _stressed(lemma)
    stems, endings = (first, third, lemma[:-2], third), _PRESENT[theme].split()
    if lemma.endswith("uir") and not lemma.endswith(("guir", "quir")):
        endings[1] = "i"
    return [_join(stem, ending, theme) for stem, ending in zip(stems, endings, strict=True)]


def _subjunctive(lemma: str) -> Iterator[str]:
    parts, before = _parts(lemma)
    kept = parts.get("subjunctive", "")
    if kept.startswith("= "):
        yield from (before + word for word in kept.split()[1:])
        return
    theme = lemma[-2] if not kept else "e"
    endings = _SUBJUNCTIVE[theme].split()
    first = before + kept if kept else _stressed(lemma)[0]
    raised = theme == "i" or kept
    for ending in endings:
        stem = first if raised or ending[-1] != "s" else lemma[:-2]
        yield stem + ending if kept else _join(stem, ending, theme)


def _imperfect(lemma: str) -> Iterator[str]:
    parts, before = _parts(lemma)
    if "imperfect" in parts:
        stem, we = parts["imperfect"].split()
        yield from (before + word for word in (stem + "a", stem + "am", we))
        return
    stem, theme = lemma[:-2], lemma[-2]
    if theme == "a":
        yield from (stem + ending for ending in ("ava", "avam", "ávamos"))
    else:
        yield from (stem + ending for ending in ("ia", "iam", "íamos"))


def _past(lemma: str) -> Iterator[str]:
    """The perfect, and what has its stem: pluperfect, past and future subjunctive."""
    parts, before = _parts(lemma)
    if "past" in parts:
        first, third, weak = (before + word for word in parts["past"].split())
        yield from (first, third, weak + "mos")
    else:
        theme = lemma[-2]
        yield from (_join(lemma[:-2], ending, theme) for ending in _PAST[theme].split())
        weak = lemma[:-1]
        if theme == "a":
            yield weak[:-1] + "ámos"
    yield from (weak + ending for ending in ("ram", "ra", "sse", "ssem", "r", "rem", "rmos"))
    vowel = {"a": "á", "e": "ê" if "past" not in parts else "é", "i": "í"}.get(weak[-1], weak[-1])
    yield weak[:-1] + vowel + "ssemos"


def future_stem(lemma: str) -> str:
    """The stem before -á."""
    parts, before = _parts(lemma)
    return before + parts["future"] if "future" in parts else lemma


def _gerund(lemma: str) -> str:
    parts, before = _parts(lemma)
    return before + parts["gerund"] if "gerund" in parts else lemma[:-1] + "ndo"


def _participles(lemma: str) -> Iterator[str]:
    """Both genders and numbers, and a second participle."""
    parts, before = _parts(lemma)
    stem = lemma[:-2] + ("a" if lemma[-2] == "a" else "i") + "d"
    if "participle" in parts:
        stem = before + parts["participle"][:-1]
    yield from (stem + ending for ending in ("o", "a", "os", "as"))
    yield from _DATA["participles"].get(lemma, "").split()


def _before_l(lemma: str) -> str:
    """The infinitive before -lo, -la: "dizê", "afirmá", "propô"."""
    stem = lemma[:-1]
    return stem[:-1] + _BEFORE_L.get(stem[-1], stem[-1])


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural; of several words the first inflects ("ponto de vista")."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    return {lemma, plural(head) + tail}


def plural(word: str) -> str:
    """The plural of a noun or adjective."""
    if word in _DATA["plurals"]:
        return str(_DATA["plurals"][word])
    for ending, other in (
        ("ês", "eses"),
        ("s", "s"),
        ("ão", "ões"),
        ("vel", "veis"),
        ("al", "ais"),
        ("el", "éis"),
        ("ol", "óis"),
        ("m", "ns"),
        ("r", "res"),
        ("z", "zes"),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word + "s"


def adjective_forms(lemma: str) -> set[str]:
    """Both genders and numbers; a phrase ("a favor", "de acordo") stays as it is."""
    if " " in lemma:
        return {lemma}
    feminine = lemma
    if lemma.endswith("o"):
        feminine = lemma[:-1] + "a"
    elif lemma.endswith("dor"):
        feminine = lemma + "a"
    return {lemma, plural(lemma), feminine, plural(feminine)}


def preposition_forms(lemma: str) -> set[str]:
    """The phrase with each form of its last preposition: "na opinião dos", "a crer na"."""
    words = lemma.split(" ")
    if len(words) == 1:
        return {lemma}
    lasts = _CONTRACTED.get(words[-1], words[-1]).split(" ")
    return {" ".join([*words[:-1], last]) for last in lasts}
