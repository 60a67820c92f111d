"""What `onrecord show` prints of a statement and of an actor."""

import pytest

from onrecord.cli.text.found import print_said, print_voice
from onrecord.cli.text.terminal import Terminal
from onrecord.record.results import Said, Voice
from tests.values.made import made


def test_a_statement_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    reading, _ = made()
    print_said(Terminal(), Said(reading, reading.statements[0]))
    start = reading.statements[0].content.start
    assert capsys.readouterr().out.splitlines() == [
        "Antony Blinken",
        "",
        "  “Pronti al dialogo n. 0”",
        "    direct, from the headline · to Sergey Lavrov · offer toward Sergey Lavrov",
        "    (80%) · 90% sure (speaker: headline)",
        "    Sputnik Italia < Antony Blinken",
        "    offer by stance:pronti",
        f"    {reading.statements[0].id} at {start} of the page",
        "",
        'Blinken a Lavrov: "Pronti al dialogo n. 0"',
        "Sputnik Italia · 2022-02-01 · it · Anna Uno, Bruno Due",
        "page.txt",
        reading.page.id,
    ]


def test_an_actor_page_by_page(capsys: pytest.CaptureFixture[str]) -> None:
    one, _ = made(1, source="one.txt")
    two, _ = made(2, source="two.txt")
    said = tuple(Said(reading, s) for reading in (one, two) for s in reading.statements[:2])
    print_voice(Terminal(), Voice(one.actors[0], said))
    shown = capsys.readouterr().out
    assert shown.startswith("Antony Blinken · segretario di Stato · US · person · Q7747\n\n")
    assert shown.count("one.txt") == shown.count("two.txt") == 1
    assert shown.count("teme") == 2


def test_an_actor_who_never_speaks(capsys: pytest.CaptureFixture[str]) -> None:
    print_voice(Terminal(), Voice(made()[0].actors[1], ()))
    assert capsys.readouterr().out == (
        "Sergey Lavrov · person · Q58217\nMentioned, but never speaking.\n"
    )
