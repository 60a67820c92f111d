"""Writes `docs/actors.md` and `docs/events.md`: what the tables of actors and events cover.

    python -m bench.coverage

Figures of the event net on sentences that it has not seen are printed by
`python -m training.events ../shared/tuning/events --folds 5`.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.actors.bodies import body_forms
from onrecord.actors.check import coverage, faults
from onrecord.actors.offices import office_forms
from onrecord.actors.people import people
from onrecord.evaluation import actors as mentions
from onrecord.languages.events import event_rows
from onrecord.languages.load import codes

ROOT = Path(__file__).resolve().parents[1]
YEARS = tuple(range(2012, 2027))
OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
MISSING_ACTORS = """\
## What is known to be missing

- Ministers of most countries after 2022, and holders of offices after the day on which they were
  last seen: `onrecord who` says so, and is less sure.
- Deputies, ambassadors, members of parliament, regional governors and mayors: their offices have
  names, their holders none.
- Parties and companies, apart from a few.
- People who never held an office: they are actors of their page only.
"""
MISSING_EVENTS = """\
## What is known to be missing

- Contexts of events are always empty.
- Source and target are found by the order of words, prepositions and the passive, without a parser.
- The net was trained on English; in other languages it goes by the lexicon and by structure.
- A mode is told only where one word tells it.
"""


def table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def actors_page() -> str:
    """The page on actors."""
    forms = Counter(form.lang for form in body_forms())
    offices = Counter(lang for lang, *_ in office_forms())
    names = Counter(lang for person in people() for lang, _ in person.forms)
    known = []
    for year in YEARS:
        day = f"{year}-07-01"
        held = {
            office: {
                term.country
                for person in people()
                for term in person.terms
                if term.office == office and term.holds(day)
            }
            for office in OFFICES
        }
        known.append((year, *(len(held[office]) for office in OFFICES)))
    parts = [
        "# Actors\n\nWritten by `python -m bench.coverage`; edit nothing here.\n",
        "## What the tables hold\n",
        table(("what", "number"), [(what, f"{n:,}") for what, n in coverage().items()]),
        f"\n`onrecord actors check` finds {len(list(faults()))} faults in them.\n",
        "## Forms by language\n",
        table(
            ("language", "bodies", "offices", "names of people"),
            [(lang, forms[lang], offices[lang], names[lang]) for lang in codes()],
        ),
        "\nNames that hold in several languages are not counted here.\n",
        "## Countries whose holder of an office is known on the first of July\n",
        table(("year", *(office.replace("_", " ") for office in OFFICES)), known),
        "\n## Mentions\n\n`onrecord eval actors gold/actors/mentions.jsonl`:\n",
        "```text",
        mentions.evaluate(ROOT / "gold/actors/mentions.jsonl", None).rsplit("\n\n", 1)[0],
        "```\n",
        MISSING_ACTORS,
    ]
    return "\n".join(parts)


def events_page() -> str:
    """The page on events."""
    by_code = {lang: Counter(row.code for row in event_rows(lang)) for lang in codes()}
    all_codes = sorted({code for counts in by_code.values() for code in counts})
    parts = [
        "# Events\n\nWritten by `python -m bench.coverage`; edit nothing here.\n",
        "## Rows of the lexicon by PLOVER code\n",
        table(
            ("code", *codes()),
            [(code, *(by_code[lang][code] for lang in codes())) for code in all_codes],
        ),
        "",
    ]
    return "\n".join([*parts, MISSING_EVENTS])


def main() -> None:
    """Writes both pages."""
    (ROOT / "docs/actors.md").write_text(actors_page(), "utf-8")
    (ROOT / "docs/events.md").write_text(events_page(), "utf-8")


if __name__ == "__main__":
    main()
