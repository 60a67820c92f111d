"""Lines that a template ran together are read as their parts; the text stays as it is."""

import pytest

from onrecord.page.capture import capture
from onrecord.page.joined import split_joined

WORDS = frozenset({"il", "la", "di", "su", "the", "on", "de"})
FILLER = "La Borsa sale. Telegram cresce. Repubblica e Sputnik Italia ne scrivono da ieri sera.\n"


def parts(line: str) -> list[str]:
    captured = capture((FILLER + line).encode(), "page.txt")
    split = split_joined(captured, WORDS)
    assert [span.of(split.page.text) for span in split.spans] == [one.text for one in split.lines]
    assert split.page == captured.page
    return [one.text for one in split.lines[1:]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("© SputnikIl segretario di Stato", ["© Sputnik", "Il segretario di Stato"]),
        ("© Agenzia LevanteLa ministra a Roma", ["© Agenzia Levante", "La ministra a Roma"]),
        ("Seguici suTelegram", ["Seguici su", "Telegram"]),
        (
            "Il governo ha deciso ieri sera.La decisione vale per tutto il Paese",
            ["Il governo ha deciso ieri sera.", "La decisione vale per tutto il Paese"],
        ),
        (
            "“Non ci sarà nessun rinvio.”Il ministro ha parlato dopo il vertice",
            ["“Non ci sarà nessun rinvio.”", "Il ministro ha parlato dopo il vertice"],
        ),
    ],
)
def test_seams(line: str, expected: list[str]) -> None:
    assert parts(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "McDonald e DeSantis su YouTube",
        "WhatsApp, iPhone e PlayStation in offerta",
        "www.esempio.it e la app Node.Js",
        "U.S. Army e A.C.Milan",
        "Die LehrerInnen und die BioNTech",
        "Il deputato ha scritto suTelegram che la legge sarà votata entro la fine del mese.",
    ],
)
def test_names_and_prose_stay_whole(line: str) -> None:
    assert parts(line) == [line]
