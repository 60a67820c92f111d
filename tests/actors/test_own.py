"""A user's own actors: what is wrong is named with its line, and they come before the tables."""

from pathlib import Path

import pytest

from onrecord.actors.own import load
from onrecord.errors import DataFileError

GOOD = """\
[[actor]]
name = "Ada Colle"
country = "IT"
names = ["A. Colle"]
[[actor.office]]
office = "foreign minister"
since = "2030-01-01"

[[actor]]
name = "Harbour Watch"
kind = "organisation"
"""


def test_a_file_of_actors(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD, "utf-8")
    ada, watch = load(file)
    assert (ada.name, ada.country, ada.names, ada.line) == ("Ada Colle", "IT", ("A. Colle",), 1)
    assert (ada.terms[0].office, ada.terms[0].country) == ("foreign_minister", "IT")
    assert (watch.kind, watch.id, watch.line) == ("organisation", "own:harbour-watch", 9)


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        ("a.toml", "[[actor]\n", 1, "no TOML"),
        ("a.toml", "x = 1\n", 1, "no [[actor]]"),
        ("a.toml", "[[actor]]\nkind = 'person'\n", 1, "without a name"),
        ("a.toml", "\n[[actor]]\nname = 'A'\nkind = 'ghost'\n", 2, "kind 'ghost'"),
        ("a.toml", "[[actor]]\nname = 'A'\ncountry = 'XX'\n", 1, "country 'XX'"),
        ("a.toml", "[[actor]]\nname = 'A'\nnames = 'B'\n", 1, "no list"),
        ("a.toml", "[[actor]]\nname = 'A'\nhat = 'B'\n", 1, "unknown entry 'hat'"),
        ("a.toml", "[[actor]]\nname = 3\n", 1, "name 3 is no text"),
        ("a.toml", "[[actor]]\nname = 'A'\ncountry = ['IT']\n", 1, "is no text"),
        ("a.toml", "[[ actor ]] # mine\nname = 'A'\noffice = 'mayor'\n", 1, "office is no table"),
        ("a.csv", "nom\nA\n", 1, "unknown column 'nom'"),
        ("a.csv", "name,office,since\nA,jester,2020\n", 2, "office 'jester'"),
        ("a.csv", "name,office,since\nA,mayor,2020-13-01\n", 2, "since '2020-13-01'"),
        ("a.csv", "name,office,since,until\nA,mayor,2021,2020\n", 2, "before since"),
        ("a.csv", "name,country,office,since\nA,IT,mayor,2021\nB,IT,mayor,2022\n", 3, "at once"),
        ("a.csv", "name,country\nA,IT,x,y\n", 2, "unknown entry"),
    ],
)
def test_faults_have_file_line_and_remedy(
    tmp_path: Path, name: str, text: str, line: int, what: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(DataFileError) as error:
        load(file)
    assert error.value.faults[0].startswith(f"{file}:{line}: ")
    assert what in error.value.faults[0]
    assert ";" in error.value.faults[0]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataFileError, match="UTF-8"):
        load(file)
