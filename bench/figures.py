"""Runs what README shows and writes it back: transcripts, and figures with their commands.

    python -m bench.figures [--data ../shared [--only quotes,speed]]

Without --data only the transcripts are run; with it, the evaluations, too (or those of some
tables), and those figures whose packages are installed here (`needs`). `figures.toml` keeps
commands, outputs, values and dates; README has them between `<!-- begin: NAME -->` and
`<!-- end: NAME -->`.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STORE = Path(__file__).with_name("figures.toml")
README = ROOT / "README.md"
HEAD = "# Written by `python -m bench.figures`; `value`, `output` and `date` are overwritten.\n"
Entry = dict[str, Any]
Store = dict[str, list[Entry]]


def load() -> Store:
    """The tables `transcript` and `figure` of figures.toml."""
    return tomllib.loads(STORE.read_text("utf-8"))


def run(command: str, folder: Path, data: str = "") -> str:
    """What a command prints, at 80 columns and without colours; an error where it fails.

    `onrecord` and `python` are those of the interpreter that runs this; `{data}` is the folder of
    the shared data.
    """
    words = [word.replace("{data}", data) for word in shlex.split(command)]
    start = {"onrecord": [sys.executable, "-m", "onrecord"], "python": [sys.executable]}[words[0]]
    settings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(
        [*start, *words[1:]], cwd=folder, env=settings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{command}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout.rstrip()


def transcribe(commands: list[str]) -> str:
    """A session in an empty folder that has the examples: each command, then what it prints."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        return "\n\n".join(f"$ {c}\n{run(c, folder)}".rstrip() for c in commands)


def measure(figures: list[Entry], data: str, today: str) -> None:
    """Runs the command of every figure, each command once, and stores what its pattern finds."""
    printed: dict[str, str] = {}
    for figure in figures:
        command = figure["command"]
        if "needs" in figure and find_spec(figure["needs"]) is None:
            print(f"kept as stored: {figure['name']} ({figure['needs']} is not installed)")
            continue
        if command not in printed:
            print(command, flush=True)
            printed[command] = run(command, ROOT, data)
        found = re.search(figure["pattern"], printed[command], re.MULTILINE)
        if found is None:
            raise SystemExit(f"{command}: nothing fits {figure['pattern']!r}")
        figure |= {"value": " / ".join(found.groups()), "date": today}


def blocks(store: Store) -> dict[str, str]:
    """The text of every marked block of README."""
    texts = {t["name"]: f"```text\n{t['output'].strip()}\n```" for t in store["transcript"]}
    groups: dict[str, list[Entry]] = {}
    for figure in store["figure"]:
        groups.setdefault(figure["block"], []).append(figure)
    return texts | {name: _rows(figures) for name, figures in groups.items()}


def _rows(figures: list[Entry]) -> str:
    """A table of figures; a command stands where it differs from the one above."""
    lines, above = ["| what | figure | command | run on |", "|---|---|---|---|"], ""
    for figure in figures:
        command = figure["command"].replace("{data}", "../shared")
        shown = "the same" if command == above else f"`{command}`"
        lines.append(f"| {figure['name']} | {figure['value']} | {shown} | {figure['date']} |")
        above = command
    return "\n".join(lines)


def rewrite(readme: str, texts: Mapping[str, str]) -> str:
    """README with the given text in every marked block; KeyError for a block that is not known."""

    def block(found: re.Match[str]) -> str:
        name = found[1]
        return f"<!-- begin: {name} -->\n{texts[name]}\n<!-- end: {name} -->"

    return re.sub(r"<!-- begin: (.+?) -->\n.*?<!-- end: \1 -->", block, readme, flags=re.DOTALL)


def dump(store: Store) -> str:
    """The store as TOML: strings of one line as in JSON, longer ones literally."""
    lines = [HEAD]
    for table, entries in store.items():
        for entry in entries:
            lines += [f"[[{table}]]", *(f"{key} = {_toml(v)}" for key, v in entry.items()), ""]
    return "\n".join(lines)


def _toml(value: Any) -> str:
    if isinstance(value, str) and "\n" in value:
        return f"'''\n{value}\n'''"
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Runs, stores, and rewrites README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="the shared folder; without it the figures stay")
    parser.add_argument("--only", help="tables of figures to run, with commas between")
    arguments = parser.parse_args()
    data, only = arguments.data, arguments.only
    store, today = load(), datetime.now(UTC).date().isoformat()
    for transcript in store["transcript"]:
        transcript |= {"output": transcribe(transcript["commands"]), "date": today}
    if data is not None:
        chosen = [f for f in store["figure"] if only is None or f["block"] in only.split(",")]
        measure(chosen, data, today)
    STORE.write_text(dump(store), "utf-8")
    README.write_text(rewrite(README.read_text("utf-8"), blocks(store)), "utf-8")


if __name__ == "__main__":
    main()
