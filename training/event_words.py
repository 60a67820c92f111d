"""Writes `coding/models/words.*.npz`: all forms of each event lexicon, and the evidence of words.

    python -m training.event_words ../shared/tuning/events

Evidence of a word is the log-odds of the root codes, smoothed: of English counted over the verb
patterns of CAMEO (petrarch2, MIT), the gold records of PLOVER (CC BY-SA 4.0), our own sentences in
`gold/events` and our lexicon; of other languages over the lexicon alone. PLV's sentences have no
part in it.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np
import simplemma
from numpy.typing import NDArray
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from onrecord.coding.plover import ROOT_OF, ROOTS
from onrecord.languages.events import event_rows
from onrecord.languages.load import load
from training.event_gold import Sentence, gsr_sentences, own_sentences

LANGUAGES = ("de", "en", "es", "fr", "it", "pt", "ru")
OUT = Path(__file__).resolve().parents[1] / "src/onrecord/coding/models"
SMOOTHING = 4.0
LEAST, MOST = -1.5, 2.5
STOP = frozenset(
    {
        *("the", "a", "an", "of", "to", "in", "on", "for", "at", "by", "with", "and", "or", "be"),
        *("have", "has", "from", "as", "its", "his", "their", "that", "this", "it", "not", "into"),
        "over",
    }
)
"""Words that tell of no event."""
_ROOT = {code: i for i, code in enumerate(ROOTS)}
Odds = NDArray[np.float64]


def lemma(word: str) -> str:
    """The dictionary form of an English word."""
    found: str = simplemma.lemmatize(word, lang="en")
    return found.lower()


@cache
def listed_forms(code: str) -> dict[str, list[str]]:
    """The forms that simplemma (MIT) knows of each dictionary form of a language."""
    forms: dict[str, list[str]] = defaultdict(list)
    for key, value in DefaultDictionaryFactory().get_dictionary(code).items():
        form, base = str(key), str(value)
        if form.isalpha() and form.islower():
            forms[base.lower()].append(form)
    return forms


@cache
def function_words(code: str) -> frozenset[str]:
    """Words that no form of a verb or noun may be."""
    pack = load(code)
    return frozenset({row.form for row in pack.closed} | {row.form for row in pack.pronouns})


class Evidence:
    """Counts of root codes by word."""

    def __init__(self) -> None:
        self.counts: dict[str, Odds] = defaultdict(lambda: np.zeros(len(ROOTS)))

    def add(self, words: Iterable[str], code: str, weight: float) -> None:
        for word in words:
            if word not in STOP and len(word) > 1:
                self.counts[word][_ROOT[code]] += weight

    def log_odds(self) -> dict[str, Odds]:
        """Smoothed toward how often each code is, and cut off at LEAST and MOST."""
        total = sum(self.counts.values(), np.ones(len(ROOTS)))
        share = total / total.sum()
        return {
            word: np.clip(
                np.log((n + SMOOTHING * share) / (n.sum() + SMOOTHING)) - np.log(share), LEAST, MOST
            )
            for word, n in self.counts.items()
        }


def english(folder: Path, sentences: Iterable[Sentence]) -> Evidence:
    """What the English sources say."""
    evidence = Evidence()
    for words, code, weight in cameo(folder):
        evidence.add(map(lemma, words), code, weight)
    of_lexicon(evidence, "en")
    for sentence in sentences:
        words = re.findall(r"[A-Za-z]+", sentence.text)
        plain = dict.fromkeys(lemma(w.lower()) for w in words if not w[0].isupper() and len(w) > 2)
        evidence.add(plain, sentence.code, 1.0)
    return evidence


def of_lexicon(evidence: Evidence, code: str) -> None:
    """What a lexicon says: a word that means a code by itself more than one that needs another."""
    for row in event_rows(code):
        root = ROOT_OF[row.code]
        evidence.add([row.lemma], root, 1.0 if row.beside else 3.0)
        evidence.add(row.beside, root, 0.5)


def cameo(folder: Path) -> Iterator[tuple[list[str], str, float]]:
    """Words of the CAMEO verb patterns with their PLOVER root code and a weight."""
    codes = _conversion(folder)
    synonyms: dict[str, list[str]] = {}
    group, default, verbs = "", None, list[str]()
    with gzip.open(folder / "cameo_verb_patterns.en.txt.gz", "rt", errors="replace") as file:
        for line in (line.split("#")[0].strip() for line in file):
            if line.startswith("&"):
                group = line.rstrip("_")
                synonyms[group] = []
            elif line.startswith("+"):
                synonyms[group].append(_plain(line[1:]))
            elif line.startswith("---"):
                found = re.search(r"\[(.*?)\]", line)
                default, verbs = _code(found.group(1), codes) if found else None, []
            elif line.startswith("- "):
                yield from _pattern(line, verbs, synonyms, codes)
            elif line and line[0].isalpha():
                verb, own = re.match(r"([A-Z_+-]+)\s*(?:\[(.*?)\])?", line + " ").groups()  # type: ignore[union-attr]
                verbs.append(_plain(verb.split("+")[0]))
                code = _code(own, codes) if own else default
                if code:
                    yield [verbs[-1]], code, 2.0


def _pattern(
    line: str, verbs: list[str], synonyms: dict[str, list[str]], codes: dict[str, str]
) -> Iterator[tuple[list[str], str, float]]:
    found = re.match(r"- (.*?)\[(.*?)\]", line)
    code = _code(found.group(2), codes) if found else None
    if found is None or code is None:
        return
    for word in re.findall(r"&?[A-Z_]+\b", found.group(1)):
        if word.startswith("&"):
            alike = synonyms.get(word.rstrip("_"), [])
            for phrase in alike:
                yield phrase.split(), code, 2 / len(alike)
        else:
            yield _plain(word).split(), code, 1.0
    for verb in verbs:
        yield [verb], code, 0.3


def _plain(word: str) -> str:
    return word.strip().replace("_", " ").strip().lower()


def _conversion(folder: Path) -> dict[str, str]:
    text = (folder / "cameo_to_plover.txt").read_text("utf-8")
    return {m[1]: ROOT_OF[m[2]] for m in re.finditer(r"^(\d+): *([A-Z]+)", text, re.MULTILINE)}


def _code(cameo_code: str, codes: dict[str, str]) -> str | None:
    """The root code of a CAMEO code or of the nearest one above it; of a pair, the source's."""
    digits = cameo_code.split(":")[0].strip()
    while digits and digits not in codes:
        digits = digits[:-1]
    return codes.get(digits)


def forms_of(word: str, pos: str, code: str, verbs: set[str]) -> set[str]:
    """All forms of a word, by the rules of inflection of its language."""
    rules = import_module(f"training.forms_{code}")
    kinds = {"VERB": ("verb",), "NOUN": ("noun",)}.get(pos, ("noun", "adjective", "preposition"))
    found = {word, *_german_plurals(word)} if code == "de" and pos != "VERB" else {word}
    for kind in kinds:
        rule = getattr(rules, f"{kind}_forms")
        try:
            found |= rule(word, verbs) if kind == "verb" else rule(word)
        except (KeyError, ValueError, IndexError):  # a word that the rules of its kind do not fit
            continue
    found.update(listed_forms(code).get(word, ()))
    if pos != "WITH":
        found -= function_words(code) - {word}
    return {form for form in found if " " not in form}


_UMLAUT = str.maketrans("aou", "äöü")


def _german_plurals(noun: str) -> set[str]:
    """A German noun with every ending that it may have, with and without its umlaut."""
    at = max(noun.rfind(vowel) for vowel in "aou")
    changed = noun[:at] + noun[at : at + 1].translate(_UMLAUT) + noun[at + 1 :] if at >= 0 else noun
    endings = ("", "s", "es", "e", "en", "n", "er", "ern", "nen")
    return {stem + ending for stem in (noun, changed) for ending in endings}


def write(code: str, evidence: Evidence, out: Path) -> int:
    """The file of a language; the number of its forms."""
    rows = event_rows(code)
    verbs = {row.lemma for row in rows if row.pos == "VERB"}
    wanted = dict.fromkeys([f"{row.lemma} {row.pos}" for row in rows])
    wanted |= dict.fromkeys(f"{word} WITH" for row in rows for word in row.beside)
    keys = sorted(wanted)
    pairs = [key.rsplit(" ", 1) for key in keys]
    forms = [sorted(forms_of(word, pos, code, verbs)) for word, pos in pairs]
    odds = evidence.log_odds()
    words: dict[str, int] = {}
    table: list[Odds] = []
    known = listed_forms(code) if code == "en" else {}
    for word, values in sorted(odds.items()):
        inflected = {f for kind in _kinds(word, wanted) for f in forms_of(word, kind, code, verbs)}
        for form in sorted(inflected.union(known.get(word, ()))):
            words.setdefault(form, len(table))
        table.append(values)
    words |= {word: index for index, word in enumerate(sorted(odds))}  # its own, nobody else's
    np.savez_compressed(
        out / f"words.{code}.npz",
        keys="\n".join(keys),
        forms="\n".join(form for own in forms for form in own),
        owners=np.repeat(np.arange(len(keys)), [len(own) for own in forms]).astype(np.int32),
        words="\n".join(words),
        rows=np.array(list(words.values()), dtype=np.int32),
        evidence=np.array(table, dtype=np.float16),
    )
    return len(words)


def _kinds(word: str, wanted: dict[str, None]) -> list[str]:
    return [kind for kind in ("VERB", "NOUN", "WITH") if f"{word} {kind}" in wanted]


def evidence_of(code: str, folder: Path, sentences: Iterable[Sentence]) -> Evidence:
    """The evidence of a language."""
    if code == "en":
        return english(folder, sentences)
    evidence = Evidence()
    of_lexicon(evidence, code)
    return evidence


def main() -> None:
    """Writes the files of all languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="with cameo_verb_patterns.en.txt.gz, …")
    parser.add_argument("--gold", type=Path, default=Path("gold/events"))
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    sentences = [*own_sentences(options.gold / "en.tsv"), *gsr_sentences(options.folder)]
    print(Counter(sentence.code for sentence in sentences).most_common())
    for code in LANGUAGES:
        number = write(code, evidence_of(code, options.folder, sentences), options.out)
        print(f"{code}: {number:,} forms with evidence")


if __name__ == "__main__":
    main()
