"""What README prints is what the program prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(
    r"<!-- begin: onrecord (.+?) -->\n```text\n(.*?)\n```\n<!-- end -->", README, re.DOTALL
)


def test_there_is_a_transcript() -> None:
    assert BLOCKS


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[b[0] for b in BLOCKS])
def test_transcript(command: str, shown: str) -> None:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", *command.split()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.rstrip() == shown


@pytest.mark.parametrize("name", re.findall(r"\]\(([\w/.]+)\)", README))
def test_links_lead_somewhere(name: str) -> None:
    assert (ROOT / name).exists()
