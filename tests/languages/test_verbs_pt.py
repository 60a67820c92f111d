"""The reporting verbs that carry most of Portuguese news: no form of them may be missing."""

import pytest

from onrecord.languages.load import load

WANTED = {
    "afirmar": "afirmo afirma afirmamos afirmam afirmava afirmavam afirmou afirmaram afirmámos "
    "afirmara afirmará afirmarão afirmaria afirmariam afirme afirmem afirmasse afirmassem "
    "afirmando afirmado afirmada afirmados afirmadas afirmá",
    "dizer": "digo diz dizemos dizem dizia diziam disse disseram dissera dirá dirão diria diriam "
    "diga digam dissesse dissessem disser dizendo dito dita ditos ditas dizê",
    "anunciar": "anuncia anunciam anunciava anunciou anunciaram anunciará anunciarão anunciaria "
    "anuncie anunciem anunciasse anunciando anunciado anunciada anunciados anunciadas",
    "negar": "nega negam negou negaram negue neguem neguei negará negaria negando negado negadas",
    "avançar": "avança avançam avançou avançaram avance avancem avancei avançava avançando",
    "indicar": "indica indicam indicou indicaram indique indiquem indiquei indicava indicado",
    "reconhecer": "reconhece reconhecem reconheço reconheça reconheçam reconheceu reconheceram "
    "reconhecia reconhecerá reconhecesse reconhecendo reconhecido reconhecida",
    "exigir": "exige exigem exijo exija exijam exigiu exigiram exigia exigirá exigindo exigido",
    "prosseguir": "prossegue prosseguem prossigo prossiga prosseguiu prosseguia prosseguindo",
    "referir": "refere referem refiro refira refiram referiu referiram referia referirá referido",
    "desmentir": "desmente desmentem desminto desminta desmentiu desmentia desmentindo desmentida",
    "pedir": "pede pedem peço peça peçam pediu pediram pedia pedirá pediria pedisse pedido pedidas",
    "concluir": "conclui concluem concluo conclua concluiu concluíram concluí concluía concluíam "
    "concluirá concluiria concluísse concluindo concluído concluída",
    "propor": "propõe propõem proponho proponha proponham propôs propuseram propunha propunham "
    "proporá proporia propusesse propondo proposto proposta propostos propostas propô",
    "prever": "prevê prevêem preveem previa previam previu previram preverá preveja previsse "
    "prevendo previsto prevista previstas",
    "crer": "crê creem crêem creio crera creia crerá crendo crido",
    "manter": "mantém mantêm mantinha mantinham manteve mantiveram manterá mantenha mantido",
    "descobrir": "descobre descobrem descubro descubra descobriu descobrirá descoberto descoberta",
    "prevenir": "previne previnem preveniu preveniram previna prevenia prevenindo prevenido",
    "escrever": "escreve escrevem escreveu escreveram escrevia escreverá escreva escrito escritas",
    "querer": "quer querem queria quis quiseram queira quererá quereria quisesse querendo querido",
    "saber": "sei sabe sabem soube souberam saiba saibam saberá soubesse sabendo sabido",
    "proibir": "proíbe proíbem proíba proibiu proibiram proibirá proibindo proibido proibida",
    "aceitar": "aceita aceitam aceitou aceitaram aceite aceites aceitará aceitando aceitado",
    "ver": "vê veem via viu viram verá veja visse vendo visto vista vistos vistas",
    "dar a entender": "dá_a_entender dão_a_entender deu_a_entender deram_a_entender "
    "dava_a_entender dará_a_entender daria_a_entender dê_a_entender dando_a_entender",
    "tornar público": "tornou_público tornou_pública tornaram_públicos tornando_públicas",
    "queixar-se": "queixou_-se se_queixou queixaram_-se queixa_-se se_queixam queixando_-se "
    "queixar_-se queixar-se-á me_queixo queixo_-me queixamo_-nos queixou queixado",
    "opor-se": "opôs_-se se_opôs opõe_-se se_opõem opuseram_-se opunha_-se opondo_-se oponho_-me",
    "comprometer-se": "comprometeu_-se se_comprometeu compromete_-se comprometem_-se "
    "comprometo_-me comprometemo_-nos comprometeu",
}


@pytest.mark.parametrize("lemma", sorted(WANTED))
def test_portuguese_verbs(lemma: str) -> None:
    forms = {row.form for row in load("pt").forms if row.lemma == lemma and row.pos == "VERB"}
    wanted = [form.replace("_", " ") for form in WANTED[lemma].split()]
    assert [form for form in wanted if form not in forms] == []


def test_portuguese_has_no_regular_forms_of_irregular_verbs() -> None:
    forms = {row.form for row in load("pt").forms}
    wrong = {"dizeu", "proporeu", "exiga", "reconheca", "negei", "manteu", "reconheco"}
    wrong |= {
        "concluiram",
        "concluiría",
        "seguía",
        "proibe",
        "indice",
        "opôr-se-á",
        "queixamos -nos",
    }
    assert forms & wrong == set()


def test_contracted_prepositions() -> None:
    forms = {row.form: row.lemma for row in load("pt").forms if row.pos == "ADP"}
    assert forms["na opinião dos"] == "na opinião de"
    assert forms["a crer nas"] == "a crer em"
    assert forms["de acordo com"] == "de acordo com"
    assert forms["segundo"] == "segundo"


@pytest.mark.parametrize(
    ("lemma", "pos", "wanted"),
    [
        ("preocupado", "ADJ", {"preocupado", "preocupada", "preocupados", "preocupadas"}),
        ("favorável", "ADJ", {"favorável", "favoráveis"}),
        ("confiante", "ADJ", {"confiante", "confiantes"}),
        ("a favor", "ADJ", {"a favor"}),
        ("intenção", "NOUN", {"intenção", "intenções"}),
        ("ponto de vista", "NOUN", {"ponto de vista", "pontos de vista"}),
    ],
)
def test_portuguese_nouns_and_adjectives(lemma: str, pos: str, wanted: set[str]) -> None:
    rows = load("pt").forms
    assert {row.form for row in rows if (row.lemma, row.pos) == (lemma, pos)} == wanted
