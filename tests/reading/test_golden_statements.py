"""Each example page gives the lines of tests/golden/statements/<slug>/expected.txt.

A line a statement: `type | speaker (how) | cue | content`. `pytest --update-golden` rewrites it,
a person reads the diff.
"""

from difflib import unified_diff
from pathlib import Path

import pytest

import onrecord
from onrecord.values import Reading, Statement

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "statements"
PAGES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".html", ".txt"})


def line(reading: Reading, statement: Statement) -> str:
    speaker = "nobody"
    if statement.speaker is not None:
        names = [reading.actor(actor).name for actor in statement.speaker.actors]
        speaker = f"{' and '.join(names)} ({statement.speaker.how})"
    cue = statement.cue.text if statement.cue else "none"
    content = " ".join(statement.content.text.split())
    return f"{statement.type} | {speaker} | {cue} | {content}\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_golden_statements(page: Path, update_golden: bool) -> None:
    path = GOLDEN / page.stem / "expected.txt"
    reading = onrecord.read(page)
    found = [line(reading, statement) for statement in reading.statements]
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(found), "utf-8")
        return
    expected = path.read_text("utf-8").splitlines(keepends=True)
    if found != expected:
        name = str(path.relative_to(ROOT))
        diff = "".join(unified_diff(expected, found, name, "found", n=0))
        pytest.fail(diff, pytrace=False)


def test_every_golden_file_has_its_page() -> None:
    assert sorted(folder.name for folder in GOLDEN.iterdir()) == [page.stem for page in PAGES]
