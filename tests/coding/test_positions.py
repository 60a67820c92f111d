"""What stances statements take."""

import pytest
from msgspec.structs import replace

from onrecord.coding.positions import BY_CLASS
from onrecord.languages.load import codes, load
from onrecord.values import POSITION_KINDS, StatementType
from tests.coding.made import actor, coded, inside, kinds, made
from tests.reading.texts import holding, of

BY_CUE = [
    ("en", "deny", "denial"),
    ("en", "warn", "warning"),
    ("en", "urge", "demand"),
    ("en", "offer", "offer"),
    ("en", "promise", "commitment"),
    ("en", "threaten", "threat"),
    ("en", "refuse", "refusal"),
    ("en", "accuse", "accusation"),
    ("en", "praise", "praise"),
    ("it", "negare", "denial"),
    ("it", "avvertire", "warning"),
    ("it", "esortare", "demand"),
    ("it", "offrire", "offer"),
    ("it", "promettere", "commitment"),
    ("it", "minacciare", "threat"),
    ("it", "rifiutare", "refusal"),
    ("it", "accusare", "accusation"),
    ("it", "temere", "concern"),
]


@pytest.mark.parametrize(("lang", "lemma", "kind"), BY_CUE)
def test_class_of_the_cue(lang: str, lemma: str, kind: str) -> None:
    text = "Anna Berg xx zz yy."
    (positions,) = coded(text, lang, made(text, "zz yy", cue=("xx", lemma)))
    assert [p.kind for p in positions] == [kind]
    assert positions[0].rule.startswith("cue class ")
    assert 0 < positions[0].confidence <= 0.5  # never surer than the statement itself


@pytest.mark.parametrize("lemma", ["say", "tell", "write"])
def test_a_plain_cue_takes_no_position(lemma: str) -> None:
    text = "Anna Berg xx the train was blue."
    assert coded(text, "en", made(text, "the train was blue", cue=("xx", lemma))) == [()]


def test_a_cue_that_is_not_of_the_pack() -> None:
    text = "Anna Berg xx the train was blue."
    assert coded(text, "en", made(text, "the train was blue", cue=("xx", "frobnicate"))) == [()]
    assert coded(text, "en", made(text, "the train was blue")) == [()]


def test_every_position_has_a_word_in_every_pack() -> None:
    for lang in codes():
        pack = load(lang)
        by_class = {BY_CLASS[row.cue_class][0] for row in pack.cues if row.cue_class in BY_CLASS}
        assert by_class | {row.position for row in pack.stances} == set(POSITION_KINDS)


@pytest.mark.parametrize(
    ("lang", "text", "content", "kind"),
    [
        (
            "en",
            "Berg said the border is a red line for us.",
            "the border is a red line",
            "red line",
        ),
        ("en", "Berg said we are ready to talk.", "we are ready to talk", "offer"),
        ("en", "Berg said RED LINES were drawn.", "RED LINES were drawn", "red line"),
        ("it", "Neri ha detto che è una linea rossa.", "è una linea rossa", "red line"),
        ("it", "Neri ha detto: non c’entriamo nulla.", "non c’entriamo nulla", "denial"),
    ],
)
def test_phrase_of_the_content(lang: str, text: str, content: str, kind: str) -> None:
    (positions,) = coded(text, lang, made(text, content))
    assert kind in kinds(positions)
    assert all(p.rule.startswith("stance ") for p in positions)


def test_a_phrase_inside_a_word_is_none() -> None:
    text = "Berg said the redline red linesman left."
    assert coded(text, "en", made(text, "the redline red linesman left")) == [()]


def test_a_phrase_inside_a_name_is_none() -> None:
    text = "Berg said that Red Line Films was sold."
    content = "Red Line Films was sold"
    film = actor(text, "local:film", "Red Line Films")
    assert "red line" in kinds(coded(text, "en", made(text, content))[0])
    assert "red line" not in kinds(coded(text, "en", made(text, content), actors=(film,))[0])


def test_a_phrase_of_a_nested_statement_is_its_own() -> None:
    text = "“It rained. Holm said the border is a red line. It was late.”"
    outer = made(text, text, kind="direct")
    inner = inside(outer, made(text, "the border is a red line", cue=("said", "say")))
    of_outer, of_inner = coded(text, "en", outer, inner)
    assert (kinds(of_outer), kinds(of_inner)) == (set(), {"red line"})
    alone = coded(text, "en", outer)[0]
    assert kinds(alone) == {"red line"}


def test_a_phrase_behind_a_nested_statement_is_of_the_outer_one() -> None:
    text = "“Holm said it rained. The border is a red line.”"
    outer = made(text, text, kind="direct")
    inner = inside(outer, made(text, "it rained", cue=("said", "say")))
    of_outer, of_inner = coded(text, "en", outer, inner)
    assert (kinds(of_outer), kinds(of_inner)) == ({"red line"}, set())


@pytest.mark.parametrize(("lang", "lemma", "kind"), BY_CUE)
def test_a_negated_cue_takes_none(lang: str, lemma: str, kind: str) -> None:
    text = "Anna Berg xx zz yy."
    statement = replace(made(text, "zz yy", cue=("xx", lemma)), negated=True)
    assert coded(text, lang, statement) == [()]


@pytest.mark.parametrize(
    ("lang", "cue", "content", "kind", "demands"),
    [
        ("en", ("asked", "ask"), "the release of the prisoners", "indirect", True),
        ("en", ("asked", "ask"), "whether the road was open", "indirect", False),
        ("en", ("asked", "ask"), "why the road was open", "indirect", False),
        ("en", ("asked", "ask"), "“Is the road open?”", "direct", False),
        ("en", ("asked", "ask"), "“and the road”", "direct", False),
        ("it", ("chiesto", "chiedere"), "la liberazione dei prigionieri", "indirect", True),
        ("it", ("chiesto", "chiedere"), "di aprire la strada", "indirect", True),
        ("it", ("chiesto", "chiedere"), "se la strada è aperta", "indirect", False),
        ("it", ("chiesto", "chiedere"), "perché la strada è aperta", "indirect", False),
    ],
)
def test_asked_for_or_asked_about(
    lang: str, cue: tuple[str, str], content: str, kind: StatementType, demands: bool
) -> None:
    text = f"Anna Berg {cue[0]} {content}."
    statement = made(text, content, cue=cue, kind=kind)
    assert ("demand" in kinds(coded(text, lang, statement)[0])) is demands


@pytest.mark.parametrize(
    ("lang", "cue", "content", "kind"),
    [
        ("en", ("expressed", "express"), "concern about the road", "concern"),
        ("it", ("espresso", "esprimere"), "preoccupazione per la strada", "concern"),
    ],
)
def test_a_noun_that_opens_the_content(
    lang: str, cue: tuple[str, str], content: str, kind: str
) -> None:
    text = f"Anna Berg {cue[0]} {content}."
    assert kind in kinds(coded(text, lang, made(text, content, cue=cue))[0])


def test_a_noun_between_cue_and_content() -> None:
    text = "Anna Berg expressed concern that the road was open."
    statement = made(text, "the road was open", cue=("expressed", "express"))
    assert kinds(coded(text, "en", statement)[0]) == {"concern"}


def test_a_noun_inside_a_direct_quotation_opens_nothing() -> None:
    text = "“Concern about the road is old,” said Anna Berg."
    content = "“Concern about the road is old,”"
    statement = made(text, content, cue=("said", "say"), kind="direct")
    assert not any(p.rule.startswith("opening noun") for p in coded(text, "en", statement)[0])


@pytest.mark.xfail(reason="any noun of a stance near the cue is taken for the speaker's stance")
@pytest.mark.parametrize(
    ("lang", "text", "content", "cue", "wrong"),
    [
        (
            "it",
            "Neri ha criticato il piano del governo.",
            "il piano del governo",
            ("criticato", "criticare"),
            "commitment",
        ),
        (
            "en",
            "Berg said that the alleged attack was over.",
            "the alleged attack was over",
            ("said", "say"),
            "accusation",
        ),
    ],
)
def test_what_is_spoken_of_is_no_stance(
    lang: str, text: str, content: str, cue: tuple[str, str], wrong: str
) -> None:
    assert wrong not in kinds(coded(text, lang, made(text, content, cue=cue))[0])


@pytest.mark.parametrize(
    ("lang", "text", "words", "kind"),
    [
        ("en", "Anna Berg denied that the bridge was closed.", "the bridge was closed", "denial"),
        ("en", "Anna Berg warned that the bridge was weak.", "the bridge was weak", "warning"),
        ("it", "Paolo Neri ha avvertito che il ponte è debole.", "il ponte è debole", "warning"),
        ("it", "Paolo Neri ha negato che il ponte sia chiuso.", "il ponte sia chiuso", "denial"),
    ],
)
def test_from_the_text_on(lang: str, text: str, words: str, kind: str) -> None:
    assert kind in kinds(holding(of(text, lang), words).positions)
