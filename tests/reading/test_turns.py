"""Interviews whose turns have no quotation marks."""

import pytest

from onrecord.reading.found import Found
from onrecord.reading.interviews import Turn, find_interviews
from onrecord.reading.turns import add_turns
from onrecord.text import Span
from tests.reading.texts import analysed

NAMED = """Kurier: Frau Sanders, was hat Sie überrascht?
Sanders: Die Ruhe. Meine Tochter sagt, es war nur der Wind.
Kurier: Und jetzt?
Sanders: Jetzt schlafe ich."""

LABELLED = """P. ¿Le costó volver?
R. Muchísimo. Mi madre me preguntaba cada domingo.
P. ¿Y ahora?
R. Ahora no."""

DASHED = """— Правда ли, что министерство просило вырезать сцену?
— Просили подумать.
— Кто придумал оставить чемодан закрытым?
— Оператор. Он заявил, что внутри пусто."""

BARE = """Avez-vous dormi cette nuit ?
Très peu. Mon frère m'a appelé à minuit.
Vous avez vécu dix ans sans publier.
Oui, je livrais des fleurs. Mes clients étaient contents.
Que lisez-vous ?
Des modes d'emploi, surtout ceux de mes amis."""


def turns(text: str, lang: str) -> list[tuple[str | None, str, bool | None]]:
    """Label, words and side of every turn of the one interview of a text."""
    analysis = analysed(text, lang)
    interviews = find_interviews(analysis)
    assert len(interviews) <= 1

    def plain(turn: Turn) -> tuple[str | None, str, bool | None]:
        label = turn.label.of(text) if turn.label else None
        return label, " | ".join(p.of(text) for p in turn.parts), turn.asks

    return [plain(turn) for one in interviews for turn in one]


def test_names_before_a_colon() -> None:
    assert turns(NAMED, "de") == [
        ("Kurier", "Frau Sanders, was hat Sie überrascht?", None),
        ("Sanders", "Die Ruhe. Meine Tochter sagt, es war nur der Wind", None),
        ("Kurier", "Und jetzt?", None),
        ("Sanders", "Jetzt schlafe ich", None),
    ]


def test_letters_for_question_and_answer() -> None:
    assert [(label, asks) for label, _, asks in turns(LABELLED, "es")] == [
        ("P", True),
        ("R", False),
        ("P", True),
        ("R", False),
    ]


def test_a_paragraph_without_a_label_goes_on() -> None:
    text = NAMED.replace("Meine", "\nMeine")
    assert turns(text, "de")[1] == (
        "Sanders",
        "Die Ruhe | Meine Tochter sagt, es war nur der Wind",
        None,
    )


def test_dashes_take_turns() -> None:
    assert [asks for _, _, asks in turns(DASHED, "ru")] == [True, False, True, False]


def test_a_prompt_between_questions_is_asked() -> None:
    assert [(said[:12], asks) for _, said, asks in turns(BARE, "fr")] == [
        ("Avez-vous do", True),
        ("Très peu. Mo", False),
        ("Vous avez vé", True),
        ("Oui, je livr", False),
        ("Que lisez-vo", True),
        ("Des modes d'", False),
    ]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param(
            "Wie teuer wird es?\nDie Stadt rechnet mit zehn Millionen Euro.\n"
            "Wann wird gebaut?\nDie Arbeiten beginnen im Mai.",
            "de",
            id="a text that answers its own questions",
        ),
        pytest.param(
            "Datum: 3. Mai\nOrt: Kiel\nEintritt: 12 Euro\nOrt: Halle", "de", id="a box of facts"
        ),
        pytest.param("Foto: Weber\nFoto: Adler\nFoto: Weber", "de", id="credits"),
        pytest.param(
            "Warum nicht?\nIch weiß es nicht, sagte meine Mutter.", "de", id="one question"
        ),
        pytest.param(
            "— ¿Vienes? — preguntó ella.\n— No — dijo él.\n— ¿Por qué? — insistió ella.\n— Llueve.",
            "es",
            id="a dialogue with a narrator",
        ),
        pytest.param(
            "Weber: „Kommen Sie?“\nAdler: „Nein.“\nWeber: „Warum?“", "de", id="quotation marks"
        ),
    ],
)
def test_no_interview(text: str, lang: str) -> None:
    assert turns(text, lang) == []


def test_answers_without_a_name_are_the_guest_s() -> None:
    analysis = analysed(f"Nuria Gall: «Volver es difícil»\n{LABELLED}", "es")
    headline = analysis.quotations[0]
    quoted = Found((Span(headline.start, headline.end),), Span(0, 10), None, None, 0.9, quoted=1.0)
    found = [f for f in add_turns(analysis, [quoted]) if f.turn]
    assert [f.source and f.source.of(analysis.text) for f in found] == ["Nuria Gall"] * 2
    assert [f.content.of(analysis.text) for f in found] == [
        "Muchísimo. Mi madre me preguntaba cada domingo",
        "Ahora no",
    ]
