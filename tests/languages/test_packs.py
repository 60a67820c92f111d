"""Every language pack, whatever the language: schema, order, and what its tables owe each other."""

import msgspec
import pytest

from onrecord.languages import load
from onrecord.languages.load import LanguagePack, codes, examples
from onrecord.syntax.tokens import norm, tokenise

SORTED = ("cues", "forms", "closed", "roles", "media", "hedges", "stances", "pronouns")
pytestmark = pytest.mark.parametrize("code", codes())


@pytest.fixture
def pack(code: str) -> LanguagePack:
    """Loading is the schema test: all faults come at once, as file:line."""
    return load.load(code)


def first_cells(pack: LanguagePack, table: str) -> list[str]:
    return [str(msgspec.structs.astuple(row)[0]) for row in getattr(pack, table)]


@pytest.mark.parametrize("table", SORTED)
def test_tables_are_sorted_and_lower_case(pack: LanguagePack, table: str) -> None:
    words = first_cells(pack, table)
    assert words == sorted(words)
    assert [w for w in words if w != w.lower()] == []


def tokens_of(phrase: str, pack: LanguagePack) -> str:
    """The phrase as the tables write sequences; an elided word needs the word it leans on."""
    text = f"{phrase}x" if phrase.endswith("'") else phrase
    places = tokenise(text, 0, len(text), pack.grammar)
    return " ".join(norm(phrase[s:e]) for s, e in places if s < len(phrase))


def test_forms_are_what_the_tokeniser_yields(pack: LanguagePack) -> None:
    forms = [row.form for row in pack.forms]
    text = {f: f.replace("' ", "'").replace(" -", "-") for f in forms}
    assert [f for f in forms if tokens_of(text[f], pack) != f] == []


def test_closed_words_are_single_tokens(pack: LanguagePack) -> None:
    clitics = {*pack.grammar.clitics, "'"}
    words = [row.form for row in pack.closed if row.form not in clitics]
    assert [w for w in words if tokens_of(w, pack) != w] == []


def test_every_cue_borrows_from_an_english_cue_of_its_part_of_speech(pack: LanguagePack) -> None:
    english = {(cue.lemma, cue.pos) for cue in load.load("en").cues}
    if pack.code == "en":
        assert {cue.like for cue in pack.cues} == {""}
    else:
        assert [cue for cue in pack.cues if (cue.like, cue.pos) not in english] == []


def test_forms_cover_every_cue_and_no_other(pack: LanguagePack) -> None:
    cues = {(cue.lemma, cue.pos) for cue in pack.cues}
    forms = {(row.form, row.lemma, row.pos) for row in pack.forms}
    assert {(lemma, pos) for _, lemma, pos in forms} == cues
    spelled = {(tokens_of(lemma, pack), lemma, pos) for lemma, pos in cues}
    assert sorted(spelled - forms) == []


def test_a_form_names_one_lemma(pack: LanguagePack) -> None:
    forms = [(row.form, row.pos) for row in pack.forms]
    assert len(forms) == len(set(forms))


def test_every_role_lists_its_lemma(pack: LanguagePack) -> None:
    assert [role.lemma for role in pack.roles if role.lemma not in role.forms] == []


def test_examples_name_words_of_their_text(code: str) -> None:
    rows = examples(code)
    assert len(rows) >= 40
    for row in rows:
        assert row.content is not None or row.speaker is None
        for words in (row.content, row.speaker, row.cue):
            assert words is None or words in row.text, row
