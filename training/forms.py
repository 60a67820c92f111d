"""Writes `forms.tsv` of a language pack from its `cues.tsv`.

    python -m training.forms it

Every inflected form of every cue; a form that two lemmas share goes to the one whose dictionary
form is shorter, so that a row names one lemma. Phrases are token sequences with a space between.
The rules of a language are in `training/forms_xx.py`: `verb_forms(lemma, others)` with all verbs of
the table, `noun_forms(lemma)`, `adjective_forms(lemma)`, `preposition_forms(lemma)`, sets of forms.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

HOME = Path(__file__).resolve().parents[1] / "src/onrecord/languages"
HEADER = "form\tlemma\tpos\tevidence"


def write(code: str) -> int:
    """The number of forms written."""
    lines = (HOME / code / "cues.tsv").read_text("utf-8").splitlines()[1:]
    cues = [(cells[0], cells[1]) for cells in (line.split("\t") for line in lines)]
    rules = import_module(f"training.forms_{code}")
    table: dict[tuple[str, str], str] = {}
    bases = {lemma for lemma, pos in cues if pos == "VERB"}
    for lemma, pos in sorted(cues, key=lambda cue: (len(cue[0]), cue[0])):
        for form in _forms(rules, lemma, pos, bases):
            if not _is_other_lemma(form, lemma, pos, cues):
                table.setdefault((form, pos), lemma)
    rows = sorted((form, lemma, pos) for (form, pos), lemma in table.items())
    text = "".join(f"{form}\t{lemma}\t{pos}\tinflection\n" for form, lemma, pos in rows)
    (HOME / code / "forms.tsv").write_text(f"{HEADER}\n{text}", "utf-8")
    return len(rows)


def _forms(rules: ModuleType, lemma: str, pos: str, bases: set[str]) -> set[str]:
    """Forms as token sequences."""
    if pos == "VERB":
        found: set[str] = rules.verb_forms(lemma, bases)
    elif pos == "NOUN":
        found = rules.noun_forms(lemma)
    elif pos == "ADJ":
        found = rules.adjective_forms(lemma)
    else:
        found = rules.preposition_forms(lemma)
    return {tokens(form) for form in found}


def tokens(phrase: str) -> str:
    """A phrase with a space between its tokens: "d'accordo" is "d' accordo"."""
    return phrase.replace("'", "' ").replace("  ", " ").strip()


def _is_other_lemma(form: str, lemma: str, pos: str, cues: list[tuple[str, str]]) -> bool:
    """Whether a form is the dictionary form of another cue of the same part of speech."""
    return form != tokens(lemma) and (form, pos) in cues


if __name__ == "__main__":
    rules_of = sorted(p.stem[6:] for p in Path(__file__).parent.glob("forms_*.py"))
    for language in sys.argv[1:] or rules_of:
        print(language, write(language), "forms")
