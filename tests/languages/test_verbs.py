"""The reporting verbs that carry most of the news: no form of them may be missing."""

import pytest

from onrecord.languages.load import load

MOOD = {
    "affermare": "afferma affermano affermava affermavano affermò affermarono affermerà "
    "affermeranno affermerebbe affermerebbero affermi affermino affermando affermato affermata "
    "affermati affermate affermasse affermarlo affermandolo",
    "dire": "dico dice diciamo dicono diceva dicevano disse dissero dirà diranno direbbe direbbero "
    "dica dicano dicesse dicendo detto detta detti dette dirgli dirlo dicendosi",
    "ribadire": "ribadisce ribadiscono ribadiva ribadì ribadirono ribadirà ribadisca ribadendo "
    "ribadito ribadita ribaditi ribadite",
    "chiedere": "chiede chiedono chiedeva chiese chiesero chiederà chieda chiedano chiedendo "
    "chiesto chiesta chiesti chieste chiedergli",
    "ammettere": "ammette ammise ammisero ammetterà ammettendo ammesso ammessa",
    "sostenere": "sostiene sostengono sostenne sostennero sosterrà sostenga sostenendo sostenuto",
    "ritenere": "ritengo ritiene ritengono ritenne riterrà ritenga ritenendo ritenuto",
    "proporre": "propone propongono propose proposero proporrà proponga proponendo proposto",
    "aggiungere": "aggiunge aggiunse aggiungerà aggiungendo aggiunto aggiunta",
    "scrivere": "scrive scrisse scrivendo scritto scritta",
    "avvertire": "avverte avvertì avvertirono avverta avvertito",
    "negare": "nega neghi neghiamo negherà negò negato",
    "denunciare": "denuncia denunci denuncerà denunciò denunciato",
    "annunciare": "annuncia annunciano annuncerà annunciò annunciando annunciato",
    "minacciare": "minaccia minacciano minaccerà minacciò minacciato",
    "esprimere": "esprime espresse espresso espressa esprimendo",
    "smentire": "smentisce smentì smentito smentendo",
    "ripetere": "ripete ripeté ripetuto",
    "spiegare": "spiega spieghi spiegherà spiegò spiegato",
    "promettere": "promette promise promesso promettendo",
    "riconoscere": "riconosce riconobbe riconosciuto riconoscendo",
    "convenire": "conviene convengono convenne convenuto",
    "difendere": "difende difese difeso",
    "concludere": "conclude concluse concluso",
    "rispondere": "risponde rispose risposto",
    "respingere": "respinge respinse respinto",
    "volere": "voglio vuole vogliono voleva volle vorrebbe voluto",
    "prevedere": "prevede previde prevederà previsto",
    "far sapere": "fa sapere fanno sapere faceva sapere fatto sapere farà sapere",
}
PHRASES = {"far sapere"}


@pytest.mark.parametrize("lemma", sorted(MOOD))
def test_italian_verbs(lemma: str) -> None:
    forms = {row.form for row in load("it").forms if row.lemma == lemma and row.pos == "VERB"}
    wanted = MOOD[lemma].split()
    if lemma in PHRASES:
        wanted = [f"{a} sapere" for a in MOOD[lemma].replace(" sapere", "").split()]
    assert [form for form in wanted if form not in forms] == []


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("echo", {"echo", "echoes", "echoed", "echoing"}),
        ("offer", {"offer", "offers", "offered", "offering"}),
    ],
)
def test_english_verbs(lemma: str, wanted: set[str]) -> None:
    forms = {row.form for row in load("en").forms if row.lemma == lemma and row.pos == "VERB"}
    assert forms == wanted


def test_articulated_prepositions() -> None:
    forms = {row.form: row.lemma for row in load("it").forms if row.pos == "ADP"}
    assert forms["stando all'"] == "stando a"
    assert forms["a giudizio dei"] == "a giudizio di"
    assert forms["secondo"] == "secondo"
