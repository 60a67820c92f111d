"""Exit codes, and what stands where, without a process of its own."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.main import main, run
from onrecord.errors import InvariantError
from tests.values.made import made

TEXT = "Minister speaks\n\nThe minister, Ann Lee, was in Ljubljana.\n“We will not go,” Lee said.\n"


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_run_ends_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["onrecord", "read", "missing.html"])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 1


def test_read_text_of_two_pages(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", page, page, "--lang", "en", "--verbose"]) == 0
    assert capsys.readouterr().out.count("Minister speaks") == 2


def test_progress_is_shown_on_a_terminal_only(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [page, "missing", page]
    main(["read", *pages, "--lang", "en", "--format", "text"])
    assert capsys.readouterr().err == "missing: no such file. Check the path\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    main(["read", *pages, "--lang", "en", "--format", "text"])
    errors = capsys.readouterr().err
    assert f"\r\x1b[Kreading 1 of 3: {page}"[:80] in errors
    assert errors.endswith("\r\x1b[K")


def test_our_own_mistake_on_one_page_leaves_the_others(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from onrecord import pipeline

    sound = pipeline.read
    broken = tmp_path / "broken.txt"
    broken.write_text("Broken\n\n" + TEXT, "utf-8")

    def read(raw: bytes, source: str, **options: Any) -> object:
        if source == str(broken):
            raise InvariantError("span 2:1 is empty")
        return sound(raw, source, **options)

    monkeypatch.setattr(pipeline, "read", read)
    assert main(["read", str(broken), page, "--lang", "en"]) == 1
    shown = capsys.readouterr()
    assert "Minister speaks" in shown.out
    assert shown.err.startswith(f"{broken}: our mistake (span 2:1 is empty). Please report it")


def test_an_unsound_reading_is_not_recorded_but_the_others_are(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from onrecord import pipeline

    monkeypatch.setattr(pipeline, "read", lambda raw, source, **_: made()[0])
    place = str(tmp_path / "r.sqlite")
    assert main(["add", page, "--db", place]) == 1
    shown = capsys.readouterr()
    assert "the page's id is not the hash of the bytes" in shown.err
    assert shown.out.startswith("0 pages added")


def test_the_record_from_end_to_end(
    page: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    db = ["--db", str(tmp_path / "r.sqlite")]
    assert main(["add", page, "--lang", "en", *db]) == 0
    assert main(["search", "not", "we will", *db]) == 0
    assert "We will not go" in capsys.readouterr().out
    assert main(["show", page, *db]) == 0
    assert main(["show", page, "--format", "json", *db]) == 0
    assert main(["check", *db]) == 0
    assert capsys.readouterr().out.endswith(f"ok: {db[1]}\n")


def test_words_kept_together_are_a_phrase(page: str, tmp_path: Path) -> None:
    from onrecord.cli.search import _query

    assert _query(["a", "b c", 'd "e']) == 'a "b c" d "e'
    assert _query(["b c"]) == "b c"


def test_lines_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(
        '{"id": "a", "lang": "en", "lines": [{"text": "Rain on the coast", "story": 1},'
        ' {"text": "Rain fell on the coast all night, and nobody was out.", "story": 1}]}\n'
    )
    assert main(["eval", "lines", str(file)]) == 0
    assert "1 document" in capsys.readouterr().out
