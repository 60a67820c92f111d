"""German inflection: weak and strong verbs, their particles, declension, by rule and short lists.

The irregular verbs are in `forms.de.toml`. A separable verb ("mitteilen") has its forms of one word
("mitteilt", "mitgeteilt", "mitzuteilen"), the finite ones beside their particle ("teilte mit") and,
where no common verb has them, those without it ("teilte"). Second person forms are left out.
"""

import tomllib
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.de.toml").read_text("utf-8"))
_VERBS: dict[str, str] = _DATA["verbs"]
_NOUNS: dict[str, str] = _DATA["nouns"]
_OWNERS: dict[str, str] = _DATA["owners"]
_NEVER: set[str] = set(_DATA["never"])
_SEPARABLE: list[str] = sorted(_DATA["separable"], key=len, reverse=True)
_AGREEING = ("", "e", "en", "er", "es", "em")
_FEMININE = ("ung", "heit", "keit", "schaft", "ion", "tät")


def verb_forms(lemma: str, others: set[str]) -> set[str]:
    """All forms of a verb; in a phrase ("deutlich machen") the last word inflects."""
    before, _, verb = lemma.rpartition(" ")
    particle, base = split(verb)
    forms = _phrase(before, particle, base) if before else _word(particle, base)
    return (forms | {lemma}) - _NEVER


def split(verb: str) -> tuple[str, str]:
    """The particle and the rest: mitteilen -> mit, teilen; "" where there is no particle."""
    if verb not in _DATA["whole"]:
        for particle in _SEPARABLE:
            rest = verb.removeprefix(particle)
            if rest != verb and (len(rest) > 4 or rest in _VERBS):
                return particle, rest
    return "", verb


def _word(particle: str, base: str) -> set[str]:
    """Forms of one word, and of a separable verb those in two that stand side by side."""
    joined = {particle + form for form in finite(base)}
    rest = {particle + form + ending for form in _participles(base) for ending in _AGREEING}
    rest.add(f"{particle}{base}d")
    if particle:
        rest.add(f"{particle}zu{base}")
        rest |= {f"{form} {particle}" for form in finite(base)}
        joined |= _alone(particle, base)
    return joined | rest


def _alone(particle: str, base: str) -> set[str]:
    """The finite forms without the particle, where they name this verb and no other."""
    owner = _OWNERS.get(base, particle + base)
    if base in _DATA["common"] or owner != particle + base:
        return set()
    return finite(base) - {base}


def _phrase(before: str, particle: str, base: str) -> set[str]:
    """Of a phrase: "zum ausdruck brachte", "brachte zum ausdruck", "geht davon aus"."""
    after = f" {particle}" if particle else ""
    main = {f"{form} {before}{after}" for form in finite(base)}
    participles = {f"{before} {particle}{form}" for form in _participles(base)}
    clause = {f"{before} {particle}{form}" for form in finite(base)}
    to = f"{particle}zu{base}" if particle else f"zu {base}"
    return main | participles | clause | {f"{before} {to}"}


def finite(verb: str) -> set[str]:
    """First and third person of the present, the past and both subjunctives; the infinitive."""
    stem = stem_of(verb)
    forms = {stem + "e", verb}
    if parts := _parts(verb):
        present, past, _, subjunctive = parts
        return forms | {present} | _with_plural(past) | _with_plural(subjunctive)
    link = "e" if _needs_e(stem) else ""
    return forms | {f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten"}


def _with_plural(form: str) -> set[str]:
    return {form, form + ("n" if form.endswith("e") else "en")}


def stem_of(verb: str) -> str:
    """sagen -> sag, fordern -> forder, tun -> tu."""
    return verb[:-2] if verb.endswith("en") else verb[:-1]


def _parts(verb: str) -> tuple[str, str, str, str] | None:
    """Present, past, participle and subjunctive of a strong verb, its prefix included."""
    for prefix in ("", *_DATA["inseparable"]):
        if verb.startswith(prefix) and verb[len(prefix) :] in _VERBS:
            words = _VERBS[verb[len(prefix) :]].split()
            if prefix:
                words[2] = words[2].removeprefix("ge")
            past = words[1]
            subjunctive = words[3] if len(words) > 3 else past + "e" * (not past.endswith("e"))
            present, past, participle, subjunctive = (
                prefix + word for word in (words[0], past, words[2], subjunctive)
            )
            return present, past, participle, subjunctive
    return None


def _needs_e(stem: str) -> bool:
    """Whether an "e" stands before "t": redet, öffnet, rechnet, but warnt, wohnt, lehnt."""
    if stem.endswith(("t", "d", "chn")):
        return True
    return stem[-1] in "mn" and stem[-2] in "bcdfgkpstvwxz"


def _participles(verb: str) -> set[str]:
    if parts := _parts(verb):
        return {parts[2]}
    stem = stem_of(verb)
    core = stem + ("et" if _needs_e(stem) else "t")
    return {core if _lacks_ge(verb) else "ge" + core}


def _lacks_ge(verb: str) -> bool:
    if verb in _DATA["plain"]:
        return False
    starts = verb.startswith(tuple(_DATA["inseparable"]))
    return starts or verb.endswith("ieren") or verb in _DATA["without_ge"]


def noun_forms(lemma: str) -> set[str]:
    """All cases, singular and plural."""
    if lemma in _NOUNS:
        return {lemma} | {
            lemma + ending[1:] if ending[0] == "-" else ending for ending in _NOUNS[lemma].split()
        }
    if lemma.endswith(_FEMININE):
        return {lemma, lemma + "en"}
    return {lemma, lemma + "n"} if lemma.endswith("e") else {lemma}


def adjective_forms(lemma: str) -> set[str]:
    """All cases and genders; "sauer" loses its e ("saure")."""
    stem = lemma[:-2] + "r" if lemma.endswith("auer") else lemma.removesuffix("e")
    return {lemma} | ({stem + ending for ending in _AGREEING[1:]} - _NEVER)


def preposition_forms(lemma: str) -> set[str]:
    """The phrase; one that ends in "von" also with "vom" and before a genitive without it."""
    if lemma.endswith(" von"):
        return {lemma, lemma.removesuffix(" von"), lemma[:-1] + "m"}
    return {lemma}
