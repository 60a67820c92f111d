"""Writes `docs/languages/<code>.md`: what each language pack covers, counted from its tables.

python -m bench.language_pages
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.accuracy import NAMES
from onrecord.evaluation.examples import is_met
from onrecord.languages.load import LanguagePack, codes, examples, for_pages, load
from onrecord.reading import find_quotes_in

OUT = Path(__file__).parent.parent / "docs" / "languages"
HEAD = """\
# {name}

Written by `python -m bench.language_pages`; edit nothing here. How well the language is read is in
[accuracy.md](../accuracy.md); how a pack is made, in
[CONTRIBUTING.md](../../CONTRIBUTING.md#a-language).
"""


def counted(values: Iterable[str]) -> str:
    """Values with their numbers, the commonest first."""
    ranked = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {number:,}" for name, number in ranked)


def tables(pack: LanguagePack) -> list[tuple[str, int, str]]:
    """For each table of a pack what it is, how many rows it has, and of which kinds."""
    return [
        ("cues", len(pack.cues), counted(cue.pos for cue in pack.cues)),
        ("cues by what they do", len(pack.cues), counted(cue.cue_class for cue in pack.cues)),
        ("forms of cues", len(pack.forms), counted(form.pos for form in pack.forms)),
        (
            "function words",
            len(pack.closed),
            counted(k for row in pack.closed for k in row.classes),
        ),
        ("pronouns", len(pack.pronouns), counted(row.case for row in pack.pronouns)),
        ("roles", len(pack.roles), counted(row.kind for row in pack.roles)),
        ("media", len(pack.media), counted(row.kind for row in pack.media)),
        ("hedges", len(pack.hedges), ""),
        ("stances", len(pack.stances), counted(row.position for row in pack.stances)),
        ("page templates", len(pack.boilerplate), counted(row.kind for row in pack.boilerplate)),
    ]


def habits(pack: LanguagePack) -> list[str]:
    """What `grammar.toml` says, in words."""
    grammar = pack.grammar
    marks = " ".join(f"{opening}…{closing}" for opening, closing in grammar.quotation_marks)
    moods = [*grammar.hearsay_words, *(f"-{ending}" for ending in grammar.hearsay_endings)]
    return [
        f"Quotation marks: `{marks}`",
        f"Dashes that open speech: {' '.join(grammar.speech_dashes) or 'none'}",
        f"Verbs drop their subjects: {'yes' if grammar.drops_subjects else 'no'}",
        f"Verbs leave their particle: {'yes' if grammar.splits_verbs else 'no'}",
        f"Forms of hearsay: {', '.join(moods) or 'none'}",
    ]


def page(code: str) -> str:
    """The page of a language."""
    pack, rows = for_pages(load(code)), examples(code)
    met = sum(is_met(row, find_quotes_in(row.text, pack), pack) for row in rows)
    lines = [HEAD.format(name=NAMES[code]), "| table | rows | of these |", "|---|---|---|"]
    lines += [f"| {name} | {number:,} | {kinds} |" for name, number, kinds in tables(pack)]
    lines += ["", *(f"- {habit}" for habit in habits(pack))]
    lines += [f"- Example sentences of the pack that are read right: {met} of {len(rows)}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes all pages."""
    OUT.mkdir(parents=True, exist_ok=True)
    for code in codes():
        (OUT / f"{code}.md").write_text(page(code), "utf-8")
        print(OUT / f"{code}.md")


if __name__ == "__main__":
    main()
