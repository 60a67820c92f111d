"""Russian inflection out of the OpenCorpora dictionary, which pymorphy3 holds.

The two verbs of an aspect pair are lemmas of their own. A form with "ё" has a twin with "е", as
news prints it. Left out are old and colloquial variants, the imperative of "let us", participles
that news hardly uses as cues ("обвиняемый" is a noun, the accused), and what `forms.ru.toml` names.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pymorphy3
from pymorphy3.analyzer import Parse

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.ru.toml").read_text("utf-8"))
_LEFT_OUT = frozenset({"V-oy", "V-ey", "V-sh", "V-ej", "Slng", "Erro", "Arch", "Infr", "incl"})
_HEADS = {"VERB": {"INFN"}, "NOUN": {"NOUN"}, "ADJ": {"ADJF", "ADJS", "PRTF", "PRTS", "PRED"}}
_CASE_PREPOSITIONS = {"в": "во", "на": "на", "с": "со", "о": "об"}


@cache
def _dictionary() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def verb_forms(lemma: str, others: set[str]) -> set[str]:
    """All forms of a verb; of "дать понять" the first verb inflects, in the forms without case."""
    head, _, rest = lemma.partition(" ")
    if not rest:
        return _spellings(_paradigm(lemma, "VERB") | {lemma})
    forms = _caseless(head) | {head}
    phrases = {f"{form} {rest}" for form in forms}
    phrases |= {f"{form} {_DATA['inserted']} {rest}" for form in forms}
    return _spellings(phrases)


def noun_forms(lemma: str) -> set[str]:
    """All cases of both numbers; of several words the first inflects ("точка зрения")."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    return _spellings({form + tail for form in _paradigm(head, "NOUN") | {head}})


def adjective_forms(lemma: str) -> set[str]:
    """Long forms in all cases, and the short forms; of several words the first inflects."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    return _spellings({form + tail for form in _paradigm(head, "ADJ") | {head}})


def preposition_forms(lemma: str) -> set[str]:
    """The phrase, and its last preposition with a vowel: "в ответ на", "исходя из", "со слов"."""
    words = lemma.split(" ")
    last = _CASE_PREPOSITIONS.get(words[-1]) if len(words) > 1 else None
    found = {lemma}
    if last:
        found.add(" ".join([*words[:-1], last]))
    return _spellings(found)


def _paradigm(lemma: str, pos: str) -> set[str]:
    """The forms that news uses; empty where the dictionary has no such word."""
    if pos == "ADJ" and lemma in _DATA["short"]:
        return set(_DATA["short"][lemma].split())
    return {
        form.word
        for parse in _parses(lemma, pos)
        for form in parse.lexeme
        if _is_kept(form, pos, parse)
    }


def _caseless(lemma: str) -> set[str]:
    """The forms of a verb that have no case, and the nominatives of its active participles."""
    return {
        form.word
        for parse in _parses(lemma, "VERB")
        for form in parse.lexeme
        if _is_kept(form, "VERB", parse)
        and (form.tag.POS != "PRTF" or {"nomn", "actv"} <= form.tag.grammemes)
    }


def _parses(lemma: str, pos: str) -> list[Parse]:
    """The entries whose dictionary form is the lemma: of an adjective all of them (one that is a
    participle, too, has short forms of its own), of a verb those of every aspect, of a noun the
    most frequent."""
    plain = lemma.replace("ё", "е")
    found = [
        parse
        for parse in _dictionary().parse(lemma)
        if parse.tag.POS in _HEADS[pos] and parse.word.replace("ё", "е") == plain
    ]
    if pos == "VERB":
        aspects = {parse.tag.aspect: parse for parse in reversed(found)}
        wanted = _DATA["aspect"].get(lemma)
        return [parse for aspect, parse in aspects.items() if wanted in (None, aspect)]
    return found if pos == "ADJ" else found[:1]


def _is_kept(form: Parse, pos: str, lemma: Parse) -> bool:
    """Whether news uses a form of the paradigm of `lemma`."""
    tags = form.tag.grammemes
    if (_LEFT_OUT | {"COMP", "Supr", "Anph"}) & tags and not form.word.endswith("вшись"):
        return False
    if pos == "ADJ":
        return _is_adjectival(form, lemma)
    if form.tag.POS == "PRTF":
        return _is_used_participle(tags)
    if form.tag.POS == "PRTS":
        return "past" in tags
    return form.tag.POS != "GRND" or not {"impf", "past"} <= tags


def _is_adjectival(form: Parse, lemma: Parse) -> bool:
    """Long and short forms of an adjective or participle; of a short lemma the short ones only."""
    if lemma.tag.POS in {"ADJS", "PRTS", "PRED"}:
        return bool(form.tag.POS == lemma.tag.POS)
    if lemma.tag.POS == "PRTF":
        same = (form.tag.voice, form.tag.tense) == (lemma.tag.voice, lemma.tag.tense)
        return same and form.tag.POS in {"PRTF", "PRTS"}
    return form.tag.POS in {"ADJF", "ADJS"}


def _is_used_participle(tags: frozenset[str]) -> bool:
    """Active ones in all cases ("заявившего"), but of an imperfective verb only the present;
    passive ones of the past in the nominative."""
    if "actv" in tags:
        return not {"impf", "past"} <= tags
    return {"past", "nomn"} <= tags


def _spellings(forms: set[str]) -> set[str]:
    """The forms, and each with "ё" also as news prints it."""
    kept = forms - set(_DATA["left_out"])
    return kept | {form.replace("ё", "е") for form in kept}
