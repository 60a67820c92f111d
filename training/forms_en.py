"""English inflection: -s, -ed, -ing and plurals by rule, irregular verbs from `forms.en.toml`."""

import tomllib
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.en.toml").read_text("utf-8"))
_VOWELS = "aeiou"


def verb_forms(lemma: str, others: set[str]) -> set[str]:
    """Base, third person, past, participle and -ing form, whatever the others are."""
    irregular = next((e for e in _DATA["verbs"] if lemma == e[0]), None)
    past = set(irregular[1].split()) if irregular else {_with_ed(lemma)}
    return {lemma, with_s(lemma), _with_ing(lemma), *past}


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural."""
    if lemma in _DATA["no_plural"]:
        return {lemma}
    if lemma in _DATA["plurals"]:
        return {lemma, str(_DATA["plurals"][lemma])}
    return {lemma, with_s(lemma)}


def adjective_forms(lemma: str) -> set[str]:
    """English adjectives do not inflect here: a comparative is no cue."""
    return {lemma}


def preposition_forms(lemma: str) -> set[str]:
    """The phrase itself."""
    return {lemma}


def with_s(word: str) -> str:
    """The plural of a noun or the third person of a verb."""
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh", "go")) or word in ("do", "echo", "veto"):
        return word + "es"
    return word + "s"


def _doubled(verb: str) -> str:
    """The verb with its last consonant doubled where stress demands it."""
    return verb + verb[-1] if verb in _DATA["doubling"] else verb


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _with_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"
