"""Writes `docs/accuracy.md`: every figure of the statement engine.

    python -m bench.accuracy ../shared/tuning/quotes

FOLDER has the annotated news of docs/sources.md. Development parts were looked at while the engine
was made; held-back parts were not, and the net has not seen them (`training.confidence` is fitted
on those of the training files).
"""

import argparse
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace
from training.gold import held_back, marked_documents

from bench import chains
from onrecord.evaluation.documents import QuoteDocument, read_lines
from onrecord.evaluation.formats.marked import read_marked
from onrecord.evaluation.quote_metric import Score
from onrecord.evaluation.quotes import Sureness, predict
from onrecord.languages.load import codes

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "accuracy.md"
COMMAND = "python -m bench.accuracy ../shared/tuning/quotes"
NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
    "ru": "Russian",
}
HEAD = """\
# How well the statement engine reads

Written by `{command}` on {commit}; edit nothing here.

Content: word overlap (intersection over union) of at least 0.5 with an annotated content, one to
one. With speaker: besides, the right speaker, or none where there is none. Figures are F1 in
percent; `onrecord eval quotes` states the metric in full.
"""


def score(documents: Iterable[QuoteDocument], lang: str, sure: Sureness) -> Score:
    """The engine's score on documents of a language; what it told of each goes into `sure`."""
    found = Score()
    for document in documents:
        gold = document.quotes or ()
        predicted = predict(replace(document, lang=lang)).quotes
        found.add(document.text, gold, predicted)
        sure.add(document.text, gold, predicted)
    return found


def cells(found: Score, kind: str) -> str:
    """Content and content with speaker, F1."""
    tally = found.rows[kind]
    return " | ".join(
        f"{100 * tally.figures(pair)[2]:.1f}" for pair in (tally.content, tally.speaker)
    )


def row(name: str, found: Score) -> str:
    """A line of the table: all quotations, then direct ones."""
    numbers = f"{found.documents} | {found.rows['all'].gold}"
    return f"| {name} | {numbers} | {cells(found, 'all')} | {cells(found, 'direct')} |"


def corpora(folder: Path, sure: Sureness) -> list[str]:
    """Lines for the annotated news of others."""
    lines = []
    for name, lang, title in (("polnear", "en", "PolNeAR"), ("wikinews", "de", "German Wikinews")):
        dev = read_lines(folder / f"{name}.{lang}.dev.jsonl", QuoteDocument)
        lines.append(row(f"{title}, dev", score(dev, lang, sure)))
        train = read_lines(folder / f"{name}.{lang}.train.jsonl", QuoteDocument)
        kept = (d for d in train if held_back(d))
        lines.append(row(f"{title}, held back of train", score(kept, lang, Sureness())))
    return lines


def own(gold: Path) -> list[str]:
    """Lines for our own texts."""
    lines = []
    for folder in languages(gold):
        for part, title in (("dev", "dev"), ("heldback", "unseen half")):
            documents = marked_documents(folder, folder.name, part)
            if documents:
                found = score(documents, folder.name, Sureness())
                lines.append(row(f"{NAMES[folder.name]}, {title}", found))
    return lines


def languages(gold: Path) -> Sequence[Path]:
    """The folders of our own texts."""
    return sorted(gold / code for code in codes() if (gold / code).is_dir())


def nested(gold: Path) -> list[str]:
    """Lines for chains of voices, on the unseen halves."""
    lines = []
    total = chains.Tally(0, 0, 0)
    for folder in languages(gold):
        tally = chains.Tally(0, 0, 0)
        for path in sorted(folder.glob("heldback-*.txt")):
            one = chains.tally(read_marked(path.read_text("utf-8"), str(path)), folder.name)
            tally = chains.Tally(*(a + b for a, b in zip(tally, one, strict=True)))
        total = chains.Tally(*(a + b for a, b in zip(total, tally, strict=True)))
        lines.append(chain_row(NAMES[folder.name], tally))
    return [*lines, chain_row("all", total)]


def chain_row(name: str, tally: chains.Tally) -> str:
    """A line of the table of chains."""
    share = tally.right / tally.nested if tally.nested else 0.0
    of_found = tally.right / tally.found if tally.found else 0.0
    return f"| {name} | {tally.nested} | {tally.found} | {share:.2f} | {of_found:.2f} |"


def page(folder: Path, gold: Path) -> str:
    """The whole of the file."""
    sure = Sureness()
    columns = [*("texts", "documents", "quotations", "content", "with speaker")]
    columns += ["direct: content", "direct: with speaker"]
    table = "| " + " | ".join(columns) + " |\n" + "|---" * len(columns) + "|"
    parts = [HEAD.format(command=COMMAND, commit=commit())]
    parts += ["## Annotated news\n", table, *corpora(folder, sure)]
    parts += ["\n## Our own texts\n", table, *own(gold)]
    parts += ["\n## Nested statements of the unseen halves: is the chain of voices right?\n"]
    parts += ["| texts | nested | found | right of all | right of found |\n|---|---|---|---|---|"]
    parts += nested(gold)
    content, speaker = sure.errors()
    parts += ["\n## Calibration\n"]
    parts += [
        "Expected calibration error over ten bins, on PolNeAR dev and Wikinews dev together: "
        f"content {content:.3f}, content with speaker {speaker:.3f}."
    ]
    return "\n".join(parts) + "\n"


def commit() -> str:
    """The commit that is measured."""
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return f"commit {done.stdout.strip()}"


def main() -> None:
    """Measures and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", type=Path, default=ROOT / "gold")
    arguments = parser.parse_args()
    text = page(arguments.folder, arguments.gold)
    OUT.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
