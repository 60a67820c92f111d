"""Every command has help with an example, and every example works."""

import re
import shlex

import pytest

from onrecord.cli.main import COMMANDS, build_parser
from tests.contract.conftest import Onrecord

NAMES = ("read", "add", "search", "show", "dialogue", "timeline", "who", "check", "actors", "eval")


def test_these_are_all_commands() -> None:
    assert len(COMMANDS) == len(NAMES)
    helped = build_parser().format_help()
    for name in NAMES:
        assert re.search(rf"^    {name} ", helped, re.MULTILINE)


def _example(help_text: str) -> list[str]:
    found = re.search(r"^example:\n  onrecord (.+)$", help_text, re.MULTILINE)
    assert found, "no example"
    return shlex.split(found.group(1))


@pytest.mark.parametrize("command", [(), *((name,) for name in NAMES)])
def test_the_example_of_the_help_works(onrecord: Onrecord, command: tuple[str, ...]) -> None:
    helped = onrecord(*command, "--help")
    assert helped.returncode == 0
    assert max(map(len, helped.stdout.splitlines())) <= 100
    example = _example(helped.stdout)
    if "my-record.sqlite" in example:
        added = onrecord(*_example(onrecord("add", "--help").stdout))
        assert added.returncode == 0, added.stderr
    run = onrecord(*example)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.strip()


@pytest.mark.parametrize(
    "arguments",
    [(), ("write",), ("read",), ("read", "--format", "xml", "x"), ("eval", "poems", "x")],
)
def test_wrong_usage_is_two(onrecord: Onrecord, arguments: tuple[str, ...]) -> None:
    run = onrecord(*arguments)
    assert run.returncode == 2
    assert run.stderr.startswith("usage: onrecord")
    assert run.stdout == ""


def test_version(onrecord: Onrecord) -> None:
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\n", onrecord("--version").stdout)
