"""The comparison with the peers, without the peers: made readers, made times."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from bench import speed
from bench.readers import PARSE, READERS, WHOLE, Read, Reader, Tally
from bench.speed import Figures, Round, UnavailableError

from onrecord.errors import InputError

MEASURED = {
    "Onrecord": Figures((Round(1.0, 2.0), Round(0.5, 1.0)), 50 * 2**20, Tally(12)),
    "textacy": Figures((Round(8.0, 9.0), Round(10.0, 11.0)), 338 * 2**20, Tally(3, refused=2)),
    PARSE: Figures((Round(8.0, 16.0), Round(8.0, 8.0)), 248 * 2**20, Tally(None)),
}


def write(path: Path, *documents: Mapping[str, object]) -> Path:
    path.write_text("".join(json.dumps(d) + "\n" for d in documents), "utf-8")
    return path


def words(row: str) -> str:
    return " ".join(row.split())


def peer(error: ImportError) -> Reader:
    def fail() -> Read:
        raise error

    return Reader("textacy", "made", ("textacy", "a-model"), fail)


def test_a_ratio_is_the_median_of_the_rounds_own() -> None:
    own = [Round(1, 1), Round(2, 1), Round(1, 1)]
    base = [Round(4, 9), Round(40, 9), Round(6, 9)]  # the slow second round is slow for both
    assert speed.ratio(own, base) == 6
    assert speed.ratio(base, base) == 1


def test_the_table_has_a_line_for_each_reader() -> None:
    head, columns, *rows = speed.table(MEASURED, documents=8).splitlines()
    assert "documents a second" in head
    assert words(columns) == "median min max first clock parse whole MiB found"
    assert words(rows[0]) == "Onrecord 12.0 8.0 16.0 8.0 6.0 12.00 - 50 12"
    assert words(rows[2]) == "spaCy parse 1.0 1.0 1.0 1.0 0.8 1.00 - 248 -"
    assert len({len(line) for line in [columns, *rows]}) == 1


def test_the_report_says_what_was_measured_in_80_columns() -> None:
    problem = f"{WHOLE}: not installed; run uv sync --group bench"
    text = speed.report("made.jsonl", ["one", "three"], MEASURED, [problem])
    assert "made.jsonl: 2 documents, 8 characters; 2 rounds in one process" in text
    assert "textacy refuses 2 of the documents" in text
    assert problem in text.splitlines()
    assert re.search(r"Python 3\.\d+\.\d+", text)
    assert "onrecord 0." in text
    assert max(map(len, text.splitlines())) <= speed.WIDTH


def test_a_report_on_nothing_is_the_problems() -> None:
    assert speed.report("made.jsonl", ["one"], {}, ["a: no", "b: no"]) == "a: no\nb: no"


def test_a_missing_package_is_told_with_its_command() -> None:
    reader = peer(ModuleNotFoundError("No module named 'textacy'"))
    with pytest.raises(UnavailableError) as caught:
        speed.open_reader(reader, uv=None)
    assert str(caught.value) == "textacy: not installed; run python -m pip install textacy a-model"
    with pytest.raises(UnavailableError, match=r"; run uv sync --group bench$"):
        speed.open_reader(reader, uv="uv")


def test_a_package_that_does_not_fit_is_told_apart() -> None:
    with pytest.raises(UnavailableError, match=r"^textacy: cannot be imported \(numpy 3\); run "):
        speed.open_reader(peer(ImportError("numpy 3")), uv=None)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_the_missing_line_of_every_reader_fits(reader: Reader) -> None:
    line = f"{reader.name}: not installed; run {speed.install_command(reader.packages, None)}"
    assert len(line) <= speed.WIDTH


def test_every_round_begins_with_another_reader() -> None:
    order: list[str] = []

    def made(name: str) -> Read:
        def read(texts: Sequence[str]) -> Tally:
            order.append(f"{name}{len(texts)}")
            return Tally(len(texts))

        return read

    opened = {name: made(name) for name in "abc"}
    times, tallies = speed.time_rounds(opened, ["text"] * 5, rounds=2)
    assert " ".join(order) == "a3 b3 c3 a5 b5 c5 b5 c5 a5"
    assert {name: len(rounds) for name, rounds in times.items()} == {"a": 2, "b": 2, "c": 2}
    assert tallies["a"] == Tally(5)


def test_the_first_texts_of_a_file_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *({"id": str(n), "text": f"text {n}"} for n in range(3)))
    assert speed.read_texts(path, 2) == ["text 0", "text 1"]
    assert len(speed.read_texts(path, None)) == 3


@pytest.mark.parametrize(
    ("documents", "problem"),
    [([], "no document"), ([{"id": "x", "text": "Hallo.", "lang": "de"}], "x is in 'de'")],
)
def test_a_file_that_cannot_be_compared_is_refused(
    documents: list[Mapping[str, object]], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=problem):
        speed.read_texts(write(tmp_path / "a.jsonl", *documents), None)


def test_the_command_names_a_missing_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in speed.THREAD_LIMITS:  # main() sets them; monkeypatch takes them back
        monkeypatch.setenv(name, "1")
    assert speed.main([str(tmp_path / "none.jsonl")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "none.jsonl: No such file" in err


def test_a_number_of_rounds_is_positive(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        speed.main(["a.jsonl", "--rounds", "0"])
    assert "invalid positive number value: '0'" in capsys.readouterr().err
