"""`onrecord who`, with actors of the tables and of a file of one's own."""

from pathlib import Path

from tests.actors.test_own import GOOD
from tests.contract.conftest import Onrecord


def test_candidates_as_json(onrecord: Onrecord) -> None:
    told = onrecord("who", "Lavrov", "--date", "2022-02-01", "--format", "json")
    assert told.returncode == 0
    assert '"Q58217"' in told.stdout


def test_wrong_usage_is_said(onrecord: Onrecord) -> None:
    for arguments, problem in (
        (("--date", "yesterday"), "--date yesterday: no such day"),
        (("--lang", "xx"), "--lang xx: give one of"),
    ):
        told = onrecord("who", "Lavrov", *arguments)
        assert told.returncode == 2
        assert problem in told.stderr


def test_nobody_is_no_failure(onrecord: Onrecord) -> None:
    told = onrecord("who", "John Doe")
    assert (told.returncode, told.stdout) == (0, "Nobody in the tables is called 'John Doe'.\n")


def test_own_actors_come_first(onrecord: Onrecord, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD, "utf-8")
    told = onrecord(
        *("who", "il ministro degli Esteri italiano", "--lang", "it"),
        *("--date", "2030-06-01", "--actors", str(file)),
    )
    assert told.returncode == 0
    assert "Ada Colle" in told.stdout.splitlines()[0]


def test_a_broken_file_is_one_error(onrecord: Onrecord, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,since\nA,soon\n", "utf-8")
    told = onrecord("who", "Lavrov", "--actors", str(file))
    assert (told.returncode, told.stdout) == (1, "")
    assert "mine.csv:2: since 'soon' is no date" in told.stderr
