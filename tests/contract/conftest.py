"""The installed command, as a person or a program calls it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).with_name("onrecord"))
_MINUTE = 60


class Onrecord(Protocol):
    """Runs the command in a folder that has the examples; output is decoded as UTF-8."""

    def __call__(
        self, *arguments: str, given: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the examples beside nothing else, as in the help texts."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.fixture
def onrecord(folder: Path) -> Onrecord:
    def call(
        *arguments: str, given: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        run = subprocess.run(
            [COMMAND, *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            timeout=_MINUTE,
            check=False,
            env=_environment(folder) | environment,
        )
        return subprocess.CompletedProcess(
            run.args, run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8")
        )

    return call


def _environment(folder: Path) -> dict[str, str]:
    """Ours, but with nothing in it that changes what the command does."""
    unwanted = {"ONRECORD_DB", "XDG_DATA_HOME", "NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return kept | {"HOME": str(folder / "home"), "LC_ALL": "C.UTF-8"}
