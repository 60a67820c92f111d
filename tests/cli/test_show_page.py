"""The whole page with the kinds of its lines: in the terminal, and as an HTML file."""

import html.parser
from pathlib import Path

import pytest

from onrecord.cli.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FLAT = EXAMPLES / "vertice-flat.it.txt"


def test_every_line_is_printed_with_its_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(FLAT), "--show", "page"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    lines = [line.strip() for line in FLAT.read_text("utf-8").splitlines() if line.strip()]
    for line in lines:
        assert line[:9] in shown
    assert "headline   Dazi, Berna" in shown
    assert "the line above the story that is most like a title" in shown


class Texts(html.parser.HTMLParser):
    """Collects tags and texts; fails on nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name in ("src", "href") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_html_stands_alone_and_is_harmless(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(FLAT.read_text("utf-8") + "\n<script>alert(1)</script> & co\n", "utf-8")
    assert main(["read", str(page), "--show", "html"]) == 0
    shown = capsysbinary.readouterr().out.decode("utf-8")
    found = Texts()
    found.feed(shown)
    assert "script" not in found.tags
    assert "<script>alert(1)</script> & co" in found.text
    assert "headline" in found.text
    assert "the line above the story that is most like a title" in found.text


def test_show_and_format_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(FLAT), "--show", "page", "--format", "json"]) == 2
    assert "give one of them" in capsys.readouterr().err


def test_errors_are_shown_in_context(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.jsonl"
    lines = [line for line in FLAT.read_text("utf-8").splitlines() if line.strip()]
    rows = ", ".join(f'{{"text": {_json(line)}, "story": 0}}' for line in lines)
    file.write_text(f'{{"id": "a", "lang": "it", "lines": [{rows}]}}\n', "utf-8")
    assert main(["eval", "lines", str(file), "--errors", "2"]) == 0
    shown = capsys.readouterr().out
    assert "false alarm, line" in shown
    assert "lines on which engine and annotation differ" in shown
    assert main(["eval", "lines", str(file), "--errors", "-1"]) == 2


def test_quotes_that_went_wrong_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "quotes.jsonl"
    text = "Anna Berg said that the road was open."
    missed = '{"content": [0, 9], "source": null, "cue": [10, 14], "type": "indirect"}'
    file.write_text(f'{{"id": "a", "lang": "en", "text": "{text}", "quotes": [{missed}]}}\n')
    assert main(["eval", "quotes", str(file), "--errors", "3"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "1 other words, indirect" in shown
    assert "annotated [Anna Berg] <said> that the road was open." in shown
    assert "found {Anna Berg} <said> [that the road was open]." in shown
    assert "1 of 1 disagreements" in shown


def test_only_sure_statements(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Anna Berg said that the road was open. It rained.\n")
    command = ["read", str(page), "--lang", "en", "--format", "json", "--min-confidence"]
    assert main([*command, "0.1"]) == 0
    assert '"cue":{"start"' in capsys.readouterr().out
    assert main([*command, "1"]) == 0
    assert '"statements":[]' in capsys.readouterr().out
    assert main([*command, "7"]) == 2


def _json(text: str) -> str:
    import json

    return json.dumps(text)
