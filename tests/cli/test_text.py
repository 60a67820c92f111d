"""What a person sees: the whole page of the made reading, and what must never be seen."""

import msgspec
import pytest
from rich.cells import cell_len

from onrecord.cli.text.hits import print_hits
from onrecord.cli.text.page import print_page
from onrecord.cli.text.terminal import Terminal, clean, clean_piece
from onrecord.record.results import Hit, Piece
from onrecord.text import Span
from onrecord.values import Actor, Engine, Passage, Reading
from tests.values.made import BLINKEN, STATE, made

_replace = msgspec.structs.replace

MADE = """\
Blinken a Lavrov: "Pronti al dialogo n. 0"
Sputnik Italia · 2022-02-01 · it · Anna Uno, Bruno Due
page.txt
────────────────────────────────────────────────────────────────────────────────

Antony Blinken · segretario di Stato · US

  “Pronti al dialogo n. 0”
    direct, from the headline · to Sergey Lavrov · offer toward Sergey Lavrov

Dipartimento di Stato · US

  “Blinken teme “un'invasione”, dicono, della città”
    direct · cue: si legge
    Sputnik Italia < Dipartimento di Stato communique

      Antony Blinken and Dipartimento di Stato: un'invasione … della città
        mixed · cue: teme · concern · warning · hedge: dicono · negated
        Sputnik Italia < Dipartimento di Stato communique < Antony Blinken and
        Dipartimento di Stato

Events
  CONSULT · Antony Blinken to Sergey Lavrov · meet · claimed by Antony Blinken

────────────────────────────────────────────────────────────────────────────────
Left out: 1 line, 1% of the characters of the page
  widget       1 line   a counter
"""


def _shown(
    capsys: pytest.CaptureFixture[str], reading: Reading, *, verbose: bool = False
) -> list[str]:
    print_page(Terminal(), reading, verbose=verbose)
    return capsys.readouterr().out.splitlines()


def test_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert _shown(capsys, made()[0]) == MADE.splitlines()


def test_verbose_tells_how_sure_and_every_chain(capsys: pytest.CaptureFixture[str]) -> None:
    shown = "\n".join(_shown(capsys, made()[0], verbose=True))
    assert "offer toward Sergey Lavrov (80%) · 90% sure (speaker: headline)" in " ".join(
        shown.split()
    )
    assert "\n    Sputnik Italia < Antony Blinken\n" in shown


def test_nobody_speaks(capsys: pytest.CaptureFixture[str]) -> None:
    silent = _replace(made()[0], statements=(), events=())
    assert "Nobody says anything on this page." in _shown(capsys, silent)


def test_no_language_pack(capsys: pytest.CaptureFixture[str]) -> None:
    reading = _replace(made()[0], statements=(), events=(), engine=Engine("1", None))
    why = 'No statements were looked for: there is no language pack for "it".'
    assert why in _shown(capsys, reading)


def test_what_is_unknown_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    reading = made()[0]
    nameless = _replace(reading.article, title=None, outlet=None, published=None, authors=())
    unsaid = _replace(reading.statements[0], speaker=None, chain=())
    shown = _shown(capsys, _replace(reading, article=nameless, statements=(unsaid,)))
    assert shown[:2] == ["Untitled page", "outlet unknown · date unknown · it"]
    assert "Unknown speaker" in shown


def test_reasons_of_lines_beside_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    reading = made()[0]
    blocks = list(reading.article.blocks)
    blocks[0] = _replace(blocks[0], kind="related")
    blocks[2] = _replace(blocks[2], kind="body")
    shown = _shown(
        capsys, _replace(reading, article=_replace(reading.article, blocks=tuple(blocks)))
    )
    assert shown[-3:] == [
        "Nothing of the page was left out",
        "Read, though beside the story",
        "  related      1 line   the first line",
    ]


def _speaking(reading: Reading, text: str) -> Reading:
    """The first statement with other words."""
    statement = _replace(
        reading.statements[0],
        content=Passage(0, len(text), text),
        content_parts=(Span(0, len(text)),),
    )
    return _replace(reading, page=_replace(reading.page, text=text), statements=(statement,))


@pytest.mark.parametrize(
    "text",
    [
        "外交部发言人表示，中方愿意继续就安全问题进行实质性对话，" * 5,  # two columns a letter
        "x" * 300,
        "한국어 문장입니다. " * 30,
        "👩‍👩‍👧 e\u0301 ",
    ],
)
def test_no_line_is_wider_than_the_screen(capsys: pytest.CaptureFixture[str], text: str) -> None:
    shown = _shown(capsys, _speaking(made()[0], text))
    assert max(map(cell_len, shown)) == 80
    assert "".join(text.split())[:8] in "".join("".join(shown).split())


def test_a_page_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = "stop\x1b[2J\x1b]0;title\x07 \u202ereversed\u202c\x9b31m now\r\n\tplease"
    shown = "\n".join(_shown(capsys, _speaking(made()[0], text)))
    assert "stop [2J ]0;title reversed 31m now please" in shown
    assert not set(shown) & set("\x1b\x07\u202e\u202c\x9b\r\t")


def test_clean_keeps_what_belongs_to_words() -> None:
    assert clean("  a\u00a0b\nc\u00ad d\u2028e ") == "a b c d e"
    assert clean("नमस\u094d\u200dते 👩\u200d👧") == "नमस\u094d\u200dते 👩\u200d👧"
    assert clean_piece("  a  b\n") == " a b "
    assert clean_piece(" \n ") == " "


def test_colours_and_width_of_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_page(Terminal(), made()[0], verbose=False)
    shown = capsys.readouterr().out
    assert "\x1b[1;32mAntony Blinken" in shown
    assert max(line.count("─") for line in shown.splitlines()) == 44
    monkeypatch.setenv("NO_COLOR", "1")
    print_page(Terminal(), made()[0], verbose=False)
    assert "\x1b[1;32m" not in capsys.readouterr().out


def test_deeply_nested_statements_stay_readable(capsys: pytest.CaptureFixture[str]) -> None:
    reading = made()[0]
    first = reading.statements[2]
    deep = [_replace(first, id="0", parent=None)]
    deep += [_replace(first, id=str(n), parent=str(n - 1)) for n in range(1, 2000)]
    shown = _shown(capsys, _replace(reading, statements=tuple(deep), events=()))
    assert max(map(len, shown)) == 80


def test_the_outlet_does_not_issue_a_medium(capsys: pytest.CaptureFixture[str]) -> None:
    reading = made()[0]
    actors = (*reading.actors, Actor(id="x", name="Reuters", kind="outlet"))
    statement = _replace(reading.statements[2], chain=("local:outlet", "x", STATE))
    shown = _shown(capsys, _replace(reading, actors=actors, statements=(statement,), events=()))
    assert "    Sputnik Italia < Reuters < Dipartimento di Stato communique" in shown
    assert BLINKEN not in "\n".join(shown)


def test_hits(capsys: pytest.CaptureFixture[str]) -> None:
    hit = Hit(
        kind="statement",
        id="abcdefabcdefabcdef",
        page="sha256:0123456789abcdef",
        snippet=(Piece("ready for ", False), Piece("dialogue", True), Piece(" now", False)),
        speakers=("Ann Lee", "Bob Ray"),
        type="direct",
        title="A title",
        outlet=None,
        published="2022-02-01T10:00:00+01:00",
        source="page.txt",
    )
    page = _replace(hit, kind="page", id=hit.page, speakers=())
    print_hits(Terminal(), (hit, page))
    assert capsys.readouterr().out.splitlines() == [
        "Ann Lee and Bob Ray · 2022-02-01 10:00 · abcdefabcdef",
        "  ready for dialogue now",
        "",
        "Page · 2022-02-01 10:00 · 0123456789ab",
        "  ready for dialogue now",
    ]
