"""README shows what `bench/figures.toml` holds, and what the program prints now."""

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from bench.figures import blocks, load, rewrite, transcribe

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
STORE = load()
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
TABLES = ("actors", "quotes", "lines", "pages", "speed")


def test_every_block_is_marked_and_shows_what_is_stored() -> None:
    texts = blocks(STORE)
    assert set(re.findall(r"<!-- begin: (.+?) -->", README)) == set(texts)
    assert rewrite(README, texts) == README


def test_a_changed_figure_would_be_seen() -> None:
    texts = {**blocks(STORE), "quotes": "another"}
    assert rewrite(README, texts) != README


@pytest.mark.parametrize("figure", STORE["figure"], ids=lambda f: str(f["name"]))
def test_every_figure_has_a_value_and_a_day(figure: dict[str, Any]) -> None:
    assert re.fullmatch(r"[\d.]+(?: / [\d.]+)*", figure["value"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", figure["date"])
    assert figure["block"] in TABLES


@pytest.mark.parametrize("transcript", STORE["transcript"], ids=lambda t: str(t["name"]))
def test_transcripts_are_what_is_printed_now(transcript: dict[str, Any]) -> None:
    assert transcribe(transcript["commands"]) == transcript["output"].strip()


def test_there_is_a_snippet() -> None:
    assert SNIPPETS


@pytest.mark.parametrize("code", SNIPPETS)
def test_snippets_run(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert printed.getvalue().strip()


@pytest.mark.parametrize(
    "page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "THIRD_PARTY.md"]
)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([\w/.-]+)\)", (ROOT / page).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
