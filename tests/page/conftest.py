"""Golden pages: `pytest --update-golden` rewrites what they expect; read the diff."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture
def seed_page() -> bytes:
    """The page that the project started from; it lies beside the repository, not in it."""
    path = SHARED / "pages" / "blinken-lavrov.it.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return path.read_bytes()
