"""Options that all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden pages: rewrite what they expect; a person reads the diff."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected.txt files")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether to rewrite expectations instead of comparing."""
    return bool(request.config.getoption("--update-golden"))
