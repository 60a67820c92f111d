"""The German reporting verbs that carry most of the news: no form of them may be missing."""

import pytest

from onrecord.languages.load import load

MOOD = {
    "sagen": "sage sagt sagen sagte sagten gesagt sagend gesagte gesagten gesagter",
    "mitteilen": "mitteilt mitteilte mitteilten mitgeteilt mitzuteilen mitteile teilt teilte "
    "teilten mitgeteilte mitgeteilten",
    "erklären": "erklärt erkläre erklären erklärte erklärten erklärend erklärter",
    "betonen": "betont betone betonte betonten betonend",
    "sprechen": "spricht spreche sprechen sprach sprachen spräche sprächen gesprochen gesprochene",
    "empfehlen": "empfiehlt empfehle empfahl empfahlen empföhle empfohlen empfohlenen",
    "vorwerfen": "vorwirft vorwarf vorgeworfen vorzuwerfen vorgeworfenen wirft warf warfen werfe",
    "ankündigen": "ankündigt ankündigte angekündigt anzukündigen kündigt kündigte kündigten "
    "angekündigte angekündigten angekündigter",
    "einräumen": "einräumt einräumte eingeräumt einzuräumen räumt räumte räumten",
    "zurückweisen": "zurückweist zurückwies zurückgewiesen zurückzuweisen weist wies wiesen weise",
    "bestreiten": "bestreitet bestreite bestritt bestritten bestrittene bestritte",
    "verlangen": "verlangt verlange verlangte verlangten verlangend",
    "fordern": "fordert fordere forderte forderten gefordert geforderte fordernd",
    "drohen": "droht drohe drohte drohten gedroht drohend",
    "warnen": "warnt warne warnte warnten gewarnt warnend",
    "antworten": "antwortet antworte antwortete antworteten geantwortet",
    "schreiben": "schreibt schreibe schrieb schrieben schriebe geschrieben geschriebene schreibend",
    "zugeben": "zugibt zugab zugaben zugegeben zuzugeben zugebe zugäbe",
    "bekanntgeben": "bekanntgibt bekanntgab bekanntgegeben bekanntzugeben",
    "dementieren": "dementiert dementiere dementierte dementierten dementierend",
    "kritisieren": "kritisiert kritisiere kritisierte kritisierten kritisierter",
    "behaupten": "behauptet behaupte behauptete behaupteten",
    "anerkennen": "anerkennt anerkannte anerkannt anzuerkennen",
    "glauben": "glaubt glaube glaubte glaubten geglaubt",
    "erwägen": "erwägt erwäge erwog erwogen",
    "wissen": "weiß wisse wissen wusste wussten wüsste gewusst",
    "wiederholen": "wiederholt wiederhole wiederholte wiederholten",
    "ablehnen": "ablehnt ablehnte abgelehnt abzulehnen lehnt lehnte lehnten",
    "vorschlagen": "vorschlägt vorschlug vorschlüge vorgeschlagen vorzuschlagen",
    "verärgern": "verärgert verärgerte verärgere",
}
PHRASES = {
    "mitteilen": {"teilte mit", "teilt mit"},
    "zugeben": {"gab zu", "gibt zu", "gaben zu"},
    "vorschlagen": {"schlug vor", "schlägt vor"},
    "deutlich machen": {"machte deutlich", "deutlich machte", "deutlich gemacht"},
    "davon ausgehen": {"geht davon aus", "ging davon aus", "davon ausgeht", "davon auszugehen"},
    "wissen lassen": {"ließ wissen", "wissen lässt", "wissen lassen"},
}


def forms_of(lemma: str, pos: str) -> set[str]:
    return {row.form for row in load("de").forms if row.lemma == lemma and row.pos == pos}


@pytest.mark.parametrize("lemma", sorted(MOOD))
def test_german_verbs(lemma: str) -> None:
    forms = forms_of(lemma, "VERB")
    assert [form for form in MOOD[lemma].split() if form not in forms] == []


@pytest.mark.parametrize("lemma", sorted(PHRASES))
def test_verbs_beside_their_particle_or_noun(lemma: str) -> None:
    assert PHRASES[lemma] - forms_of(lemma, "VERB") == set()


@pytest.mark.parametrize("form", ["gab", "stellte", "schlug", "meine", "einige", "erhielt"])
def test_common_words_are_no_cue(form: str) -> None:
    assert form not in {row.form for row in load("de").forms if row.pos == "VERB"}


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("vorwurf", {"vorwurf", "vorwurfs", "vorwürfe", "vorwürfen"}),
        ("warnung", {"warnung", "warnungen"}),
        ("kritikerin", {"kritikerin", "kritikerinnen"}),
        ("geständnis", {"geständnis", "geständnisses", "geständnisse", "geständnissen"}),
    ],
)
def test_german_nouns(lemma: str, wanted: set[str]) -> None:
    assert wanted - forms_of(lemma, "NOUN") == set()


def test_adpositions_with_and_without_von() -> None:
    forms = {row.form: row.lemma for row in load("de").forms if row.pos == "ADP"}
    for form in ("aus sicht", "aus sicht von", "aus sicht vom"):
        assert forms[form] == "aus sicht von"
    assert forms["laut"] == "laut"
