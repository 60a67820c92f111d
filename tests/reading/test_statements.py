"""Quotations to statements: nesting, chains of voices, ids."""

import pytest

from onrecord.reading.cast import Cast
from onrecord.reading.mentions import find_mentions
from onrecord.reading.speakers import Speakers
from onrecord.reading.statements import Draft, draft_all
from onrecord.values import Reading, Statement
from onrecord.values.check import check
from tests.reading.test_joins import found
from tests.reading.texts import analysed, holding, of, speaker, voice

COMMUNIQUE = (
    '"Il presidente Galli ha chiesto la fine delle ostilità. Ha ribadito che il dialogo resta '
    'aperto", si legge in un comunicato del ministero degli Esteri francese.'
)


def chain(reading: Reading, statement: Statement) -> list[str]:
    return [reading.actor(actor).name for actor in statement.chain]


def test_nested_in_a_communique() -> None:
    reading = of(COMMUNIQUE, "it", outlet="Gazzetta Prova")
    outer = holding(reading, "Il presidente Galli")
    first, second = holding(reading, "la fine"), holding(reading, "il dialogo resta aperto")
    assert (outer.type, outer.parent) == ("direct", None)
    assert chain(reading, outer) == ["Gazzetta Prova", "Foreign ministry of France"]
    for inner in (first, second):
        assert (inner.type, inner.parent) == ("indirect", outer.id)
        assert chain(reading, inner) == [*chain(reading, outer), "Galli"]
        assert inner.medium == outer.medium
    assert outer.medium is not None
    assert outer.medium.kind == "communique"


def test_a_quotation_that_reports_its_own_speaker_is_one_statement() -> None:
    reading = of("“I think that the road is open to all of us,” said Anna Berg.", "en")
    assert [speaker(reading, s) for s in reading.statements] == ["Anna Berg"]


def test_the_outlet_is_the_first_voice() -> None:
    text = "Paolo Neri ha detto che la strada è aperta."
    with_outlet, without = of(text, "it", outlet="Gazzetta Prova"), of(text, "it")
    assert chain(with_outlet, with_outlet.statements[0]) == ["Gazzetta Prova", "Paolo Neri"]
    assert chain(without, without.statements[0]) == ["Paolo Neri"]


def drafted(text: str, *finds: tuple[str, str, str]) -> list[Draft]:
    """The drafts of finds in Italian, each as its content, cue and source."""
    analysis = analysed(text, "it")
    mentions = find_mentions(analysis)
    cast = Cast(analysis, "sha256:0", None)
    cast.add_all(mentions)
    quotes = [found(analysis, part, cue=cue, source=source) for part, cue, source in finds]
    return draft_all(analysis, Speakers(analysis, cast, mentions), quotes, ["body"])


FIRST = ("la strada è aperta", "detto", "Paolo Neri")


@pytest.mark.parametrize("again", ["Lo ha affermato", "Lo afferma", "Lo aveva già affermato"])
def test_who_affirms_the_words_before_is_a_voice_and_no_statement(again: str) -> None:
    text = f"Paolo Neri ha detto che la strada è aperta. {again} il ministero in una nota."
    cue = again.split(" ")[-1]
    (draft,) = drafted(text, FIRST, ("in una nota", cue, "il ministero"))
    assert draft.voice is not None
    assert [m.name for m in draft.voice.members] == ["Paolo Neri"]
    assert [m.name for voice in draft.through for m in voice.members] == ["ministero"]


def test_an_object_that_is_not_what_was_said_carries_nothing() -> None:
    text = "Paolo Neri ha detto che la strada è aperta. Li ha avvertiti il ministero in una nota."
    drafts = drafted(text, FIRST, ("in una nota", "avvertiti", "il ministero"))
    assert [draft.through for draft in drafts] == [(), ()]


def test_nobody_carries_himself() -> None:
    text = "Paolo Neri ha detto che la strada è aperta. Lo ha ripetuto Neri in una nota."
    (draft,) = drafted(text, FIRST, ("in una nota", "ripetuto", "Neri"))
    assert draft.through == ()


def test_an_attribution_of_attributions_is_their_voice() -> None:
    text = "Secondo una fonte, Paolo Neri ha detto che la strada è aperta."
    given = ("Paolo Neri ha detto che la strada è aperta", "Secondo", "una fonte")
    (draft,) = drafted(text, FIRST, given)
    assert [m.name for voice in draft.through for m in voice.members] == ["fonte"]


@pytest.mark.parametrize("cue", ["detto", "dichiarato", "affermato"])
def test_who_affirms_in_few_words(cue: str) -> None:
    text = (
        "Paolo Neri ha detto che il ponte è sicuro. "
        f"Lo ha {cue} il ministero della Difesa francese."
    )
    reading = of(text, "it")
    assert chain(reading, reading.statements[0]) == ["Defence ministry of France", "Paolo Neri"]


def test_ids_come_from_the_page_and_the_place() -> None:
    text = "Anna Berg said that the road was open. Peter Holm said that the bridge was closed."
    one, again, other = of(text, "en"), of(text, "en"), of(f"{text} It rained.", "en")
    ids = [s.id for s in one.statements]
    assert len(set(ids)) == 2
    assert [s.id for s in again.statements] == ids
    assert not set(ids) & {s.id for s in other.statements}


def test_an_id_does_not_depend_on_kind_outlet_or_date() -> None:
    text = "Anna Berg said that the road was open."
    plain = of(text, "en").statements[0]
    dressed = of(text, "en", kind="lead", outlet="Daily Test", published="2021-01-01").statements[0]
    assert dressed.id == plain.id
    assert (plain.block, dressed.block) == ("body", "lead")


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("it", "Paolo Neri ha detto che la strada è aperta.", "la strada è aperta"),
        ("en", "Anna Berg said that the road was open.", "the road was open"),
        ("en", "The road was open, Anna Berg said.", "The road was open"),
        ("it", "Secondo Paolo Neri, la strada è aperta.", "la strada è aperta"),
        ("en", "According to Anna Berg, the road was open.", "the road was open"),
        ("it", "Paolo Neri ha chiesto a Luca Riva di aprire la strada.", "di aprire la strada"),
    ],
)
def test_words_of_an_indirect_content(lang: str, text: str, content: str) -> None:
    (statement,) = of(text, lang).statements
    assert (statement.type, statement.content.text) == ("indirect", content)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("“The road is open to all of us,” said Anna Berg.", "direct"),
        ("Anna Berg said that the road was “open to all”.", "mixed"),
        ("Anna Berg said that the road was open to all.", "indirect"),
    ],
)
def test_types(text: str, type_: str) -> None:
    assert [s.type for s in of(text, "en").statements] == [type_]


def test_the_cue_and_its_lemma() -> None:
    (statement,) = of("Paolo Neri ha dichiarato che la strada è aperta.", "it").statements
    assert statement.cue is not None
    assert (statement.cue.lemma, "dichiarato" in statement.cue.text) == ("dichiarare", True)


def test_a_content_in_two_pieces() -> None:
    text = "“We open the road,” said Anna Berg, “and close the bridge.”"
    (statement,) = of(text, "en").statements
    assert statement.content.text == text
    pieces = [part.of(text) for part in statement.content_parts]
    assert pieces == ["“We open the road,”", "“and close the bridge.”"]


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        (
            "en",
            "The lawyer said that her client, arrested in May, was innocent.",
            "her client, arrested in May, was innocent",
        ),
        (
            "it",
            "L'avvocato ha dichiarato che il suo cliente, arrestato a maggio, è innocente.",
            "il suo cliente, arrestato a maggio, è innocente",
        ),
    ],
)
def test_an_insert_in_an_indirect_content(lang: str, text: str, content: str) -> None:
    assert [s.content.text for s in of(text, lang).statements] == [content]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "La strada porta al mare. Il treno parte alle otto."),
        ("en", "The road leads to the sea. The train leaves at eight."),
        ("en", "The film “A Long Way Home” won three prizes in May."),
        ("it", "Il film «La lunga strada» ha vinto tre premi a maggio."),
    ],
)
def test_nobody_speaks(lang: str, text: str) -> None:
    assert of(text, lang).statements == ()


def test_confidence_is_lower_where_nobody_is_named() -> None:
    for lang, text in (("it", COMMUNIQUE), ("en", "Anna Berg said that the road was open.")):
        reading = of(text, lang)
        assert check(reading) == ()
        for statement in reading.statements:
            assert 0 < statement.confidence <= 1
            assert statement.speaker is not None or statement.confidence <= 2 / 3


def test_all_speakers_are_actors_with_a_mention() -> None:
    reading = of(COMMUNIQUE, "it")
    for statement in reading.statements:
        for actor in voice(statement).actors:
            assert reading.actor(actor).mentions
