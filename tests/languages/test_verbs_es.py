"""The reporting verbs that carry most of Spanish news: no form of them may be missing."""

import pytest

from onrecord.languages.load import load

WANTED = {
    "afirmar": "afirma afirman afirmaba afirmaban afirmó afirmaron afirmará afirmarán afirmaría "
    "afirmarían afirme afirmen afirmara afirmase afirmaran afirmando afirmado afirmada afirmados "
    "afirmadas afirmarlo afirmándolo",
    "decir": "digo dice decimos dicen decía decían dijo dijeron dirá dirán diría dirían diga digan "
    "dijera dijese diciendo dicho dicha dichos dichas decirle decirlo decírselo diciéndole",
    "explicar": "explica explican explicaba explicó explicaron expliqué explicará explicaría "
    "explique expliquen explicando explicado explicada explicarle explicándoles",
    "pedir": "pide piden pedía pedían pidió pidieron pedirá pedirán pediría pida pidan pidiera "
    "pidieran pidiendo pedido pedida pedidos pedidas pedirles pidiéndole",
    "advertir": "advierte advierten advertía advirtió advirtieron advertirá advertiría advierta "
    "adviertan advirtiera advirtiendo advertido advertida",
    "negar": "niega niegan negaba negó negaron negará negaría niegue nieguen negara negando negado",
    "reconocer": "reconozco reconoce reconocen reconocía reconoció reconocieron reconocerá "
    "reconozca reconozcan reconociera reconociendo reconocido reconocida reconocidos",
    "sostener": "sostiene sostienen sostenía sostuvo sostuvieron sostendrá sostendría sostenga "
    "sostuviera sosteniendo sostenido sostenida",
    "proponer": "propone proponen proponía propuso propusieron propondrá propondría proponga "
    "propusiera proponiendo propuesto propuesta propuestos propuestas",
    "contradecir": "contradice contradijo contradijeron contradecirá contradirá contradiga "
    "contradiciendo contradicho",
    "predecir": "predice predicen predijo predijeron predecirá prediciendo predicho",
    "creer": "cree creen creía creyó creyeron creerá creería crea crean creyera creyendo creído",
    "leer": "lee leen leía leyó leyeron leerá lea leyendo leído leída",
    "concluir": "concluye concluyen concluía concluyó concluyeron concluirá concluya concluyan "
    "concluyera concluyendo concluido concluida",
    "exigir": "exijo exige exigen exigía exigió exigieron exigirá exija exijan exigiendo exigido "
    "exigirle",
    "acusar": "acusa acusan acusaba acusó acusaron acusará acuse acusando acusado acusadas",
    "amenazar": "amenaza amenazan amenazaba amenazó amenazaron amenazará amenace amenacen "
    "amenazando amenazado",
    "recordar": "recuerda recuerdan recordaba recordó recordaron recordará recuerde recordando "
    "recordado",
    "rechazar": "rechaza rechazan rechazó rechazaron rechazará rechace rechazando rechazado",
    "confiar": "confía confían confiaba confió confiaron confiará confíe confíen confiado",
    "prohibir": "prohíbe prohíben prohibió prohibieron prohibirá prohíba prohibiendo prohibido",
    "sugerir": "sugiere sugieren sugería sugirió sugirieron sugerirá sugiera sugirieran sugiriendo",
    "prever": "prevé prevén preveía previó previeron preverá prevea previendo previsto prevista",
    "deducir": "deduce deducen dedujo dedujeron deducirá deduzca deduciendo deducido",
    "escribir": "escribe escriben escribió escribieron escriba escribiendo escrito escrita",
    "describir": "describe describió describiendo descrito descrita descritos descritas",
    "prevenir": "previene previno previnieron prevendrá prevenga previniendo prevenido",
    "querer": "quiere quieren quería quiso quisieron querrá querría quiera quisiera queriendo",
    "abogar": "aboga abogan abogó abogaron abogará abogue aboguen abogando abogado",
    "argüir": "arguye arguyen argüía arguyó arguyeron arguya arguyendo argüido",
    "insinuar": "insinúa insinúan insinuó insinuaba insinúe insinuando",
    "saber": "sé sabe saben sabía supo supieron sabrá sabría sepa supiera sabiendo sabido",
    "hacer saber": "hace_saber hacen_saber hizo_saber hicieron_saber hará_saber haga_saber "
    "haciendo_saber hecho_saber hacerle_saber",
    "dar a conocer": "da_a_conocer dan_a_conocer dio_a_conocer dieron_a_conocer dará_a_conocer "
    "dé_a_conocer dando_a_conocer dado_a_conocer darlo_a_conocer",
    "hacer público": "hizo_público hizo_pública hicieron_públicos hechas_públicas",
    "quejarse": "queja quejan quejaba quejó quejaron quejará quejado quejándose quejarse",
    "referirse": "referirse refiriéndose",
    "declararse": "declararse declarándose",
}


@pytest.mark.parametrize("lemma", sorted(WANTED))
def test_spanish_verbs(lemma: str) -> None:
    forms = {row.form for row in load("es").forms if row.lemma == lemma and row.pos == "VERB"}
    wanted = [form.replace("_", " ") for form in WANTED[lemma].split()]
    assert [form for form in wanted if form not in forms] == []


def test_spanish_has_no_regular_forms_of_irregular_verbs() -> None:
    forms = {row.form for row in load("es").forms}
    wrong = "decí negan pensan exigo explicé amenaze proponió reconoco creiendo escribido reconoca"
    assert forms & {*wrong.split(), "advertió", "pedió", "concluió", "confian", "prohibe"} == set()


def test_contracted_prepositions() -> None:
    forms = {row.form: row.lemma for row in load("es").forms if row.pos == "ADP"}
    assert forms["a juicio del"] == "a juicio de"
    assert forms["de acuerdo al"] == "de acuerdo a"
    assert forms["según"] == "según"


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("declaración", {"declaración", "declaraciones"}),
        ("interés", {"interés", "intereses"}),
        ("orden", {"orden", "órdenes"}),
        ("punto de vista", {"punto de vista", "puntos de vista"}),
        ("tesis", {"tesis"}),
        ("dispuesto", {"dispuesto", "dispuesta", "dispuestos", "dispuestas"}),
        ("optimista", {"optimista", "optimistas"}),
        ("feliz", {"feliz", "felices"}),
        ("de acuerdo", {"de acuerdo"}),
    ],
)
def test_spanish_nouns_and_adjectives(lemma: str, wanted: set[str]) -> None:
    rows = [row for row in load("es").forms if row.lemma == lemma and row.pos != "VERB"]
    assert {row.form for row in rows} == wanted
