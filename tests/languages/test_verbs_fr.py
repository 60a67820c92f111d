"""The reporting verbs that carry most of French news: no form of them may be missing."""

import pytest

from onrecord.languages.load import load

WANTED = {
    "affirmer": "affirme affirment affirmait affirmaient affirma affirmèrent affirmera affirmeront "
    "affirmerait affirmeraient affirmât affirmant affirmé affirmée affirmés affirmées",
    "dire": "dis dit disons disent disait disaient dirent dira diront dirait diraient dise dît "
    "disant dite dits dites",
    "annoncer": "annonce annoncent annonçait annonçaient annonça annoncèrent annoncera annonceront "
    "annoncerait annonçant annoncé annoncée",
    "exiger": "exige exigent exigeait exigeaient exigea exigèrent exigera exigeant exigé exigées",
    "appeler": "appelle appellent appelait appela appelèrent appellera appelleront appellerait "
    "appelant appelé appelée",
    "rejeter": "rejette rejettent rejetait rejeta rejettera rejetant rejeté rejetée",
    "espérer": "espère espèrent espérait espéra espérera espèrera espérant espéré",
    "suggérer": "suggère suggèrent suggérait suggéra suggérera suggérant suggéré suggérée",
    "reconnaître": "reconnaît reconnaissent reconnaissait reconnut reconnurent reconnaîtra "
    "reconnaîtrait reconnaisse reconnaissant reconnu reconnue",
    "soutenir": "soutient soutiennent soutenait soutint soutinrent soutiendra soutiendrait "
    "soutienne soutenant soutenu soutenue",
    "prévenir": "prévient préviennent prévenait prévint préviendra prévenant prévenu prévenue",
    "admettre": "admet admettent admettait admit admettra admettant admis admise admises",
    "promettre": "promet promettent promit promettra promettant promis promise",
    "répondre": "répond répondent répondait répondit répondirent répondra répondant répondu",
    "prétendre": "prétend prétendent prétendait prétendit prétendra prétendant prétendu",
    "croire": "croit croient croyait crut crurent croira croirait croie croyant cru",
    "écrire": "écrit écrivent écrivait écrivit écrira écrivant écrite écrits",
    "démentir": "dément démentent démentait démentit démentira démentant démenti démentie",
    "avertir": "avertit avertissent avertissait avertirent avertira avertissant averti avertie",
    "craindre": "craint craignent craignait craignit craindra craignant crainte craints",
    "vouloir": "veut veulent voulait voulut voudra voudrait veuille voulant voulu",
    "prévoir": "prévoit prévoient prévoyait prévit prévoira prévoirait prévoyant prévu prévue",
    "conclure": "conclut concluent concluait conclura concluant conclu conclue",
    "convaincre": "convainc convainquent convainquit convaincra convainquant convaincue",
    "appuyer": "appuie appuient appuyait appuya appuiera appuyant appuyé appuyée",
    "faire savoir": "fait_savoir font_savoir faisait_savoir fit_savoir fera_savoir faisant_savoir",
    "se dire": "se_dit se_disent se_disait s'_est_dit s'_est_dite se_sont_dits se_disant",
    "se plaindre": "plaint plaignent plaignait plaignit plaindra plaignant plainte se_plaindre",
    "s'opposer": "s'_oppose s'_opposent s'_opposait s'_opposera s'_est_opposée s'_opposant",
}


@pytest.mark.parametrize("lemma", sorted(WANTED))
def test_french_verbs(lemma: str) -> None:
    forms = {row.form for row in load("fr").forms if row.lemma == lemma and row.pos == "VERB"}
    wanted = [form.replace("_", " ") for form in WANTED[lemma].split()]
    assert [form for form in wanted if form not in forms] == []


def test_french_has_no_regular_forms_of_irregular_verbs() -> None:
    forms = {row.form for row in load("fr").forms}
    assert forms & {"disez", "faisez", "croyent", "appèle", "annonca", "exigait", "rejète"} == set()


def test_contracted_prepositions() -> None:
    forms = {row.form: row.lemma for row in load("fr").forms if row.pos == "ADP"}
    assert forms["aux dires du"] == "aux dires de"
    assert forms["de l' avis d'"] == "de l'avis de"
    assert forms["conformément aux"] == "conformément à"
    assert forms["selon"] == "selon"


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("inquiet", {"inquiet", "inquiets", "inquiète", "inquiètes"}),
        ("furieux", {"furieux", "furieuse", "furieuses"}),
        ("fier", {"fier", "fiers", "fière", "fières"}),
        ("d'accord", {"d' accord"}),
    ],
)
def test_french_adjectives(lemma: str, wanted: set[str]) -> None:
    assert {row.form for row in load("fr").forms if row.lemma == lemma} == wanted
