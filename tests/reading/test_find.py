"""Plain texts that any good engine reads right."""

from onrecord.pipeline import read
from tests.reading.texts import holding, of, speaker


def test_quotation_goes_on_after_its_cue() -> None:
    reading = of('"We are ready," said Anna Berg. "The talks start on Monday."', "en")
    statement = holding(reading, "We are ready")
    assert statement.type == "direct"
    assert statement.content.text.endswith('The talks start on Monday."')
    assert speaker(reading, statement) == "Anna Berg"


def test_indirect_speech_without_its_conjunction() -> None:
    reading = of("Il ministro Paolo Neri ha detto che la strada riapre domani.", "it")
    statement = holding(reading, "la strada riapre")
    assert (statement.type, statement.content.text) == ("indirect", "la strada riapre domani")
    assert statement.cue is not None
    assert statement.cue.lemma == "dire"


def test_dropped_subject() -> None:
    text = "Il sindaco Luca Riva ha detto che la scuola apre. Ha aggiunto che i fondi ci sono."
    reading = of(text, "it")
    statement = holding(reading, "i fondi ci sono")
    assert speaker(reading, statement) == "Luca Riva"
    assert statement.speaker is not None
    assert statement.speaker.how == "dropped subject"


def test_pronoun() -> None:
    reading = of("Minister Anna Berg left the hall. She said that the deal was done.", "en")
    statement = holding(reading, "the deal was done")
    assert speaker(reading, statement) == "Anna Berg"


def test_two_speakers_at_once() -> None:
    reading = of("Parigi e Berlino hanno affermato che il vertice si terrà in maggio.", "it")
    statement = holding(reading, "il vertice")
    assert statement.speaker is not None
    assert len(statement.speaker.actors) == 2


def test_statement_inside_a_quoted_communique() -> None:
    text = (
        '"Il presidente Rossi ha chiesto la fine delle ostilità. Ha ribadito che il dialogo resta '
        'aperto", si legge in un comunicato del ministero degli Esteri italiano.'
    )
    reading = of(text, "it")
    inner = holding(reading, "il dialogo resta aperto")
    assert inner.parent is not None
    outer = next(s for s in reading.statements if s.id == inner.parent)
    assert outer.medium is not None
    assert outer.medium.kind == "communique"
    assert speaker(reading, outer) == "Foreign ministry of Italy"
    assert inner.chain[-2] == outer.chain[-1]


def test_affirmed_by_somebody_else_is_a_voice_of_the_chain() -> None:
    text = (
        "Mario Rossi ha detto che il ponte è sicuro.\n"
        "Lo ha affermato il ministero degli Esteri italiano in serata."
    )
    reading = of(text, "it")
    statement = holding(reading, "il ponte è sicuro")
    voices = [reading.actor(v).name for v in statement.chain]
    assert voices == ["Foreign ministry of Italy", "Mario Rossi"]
    assert len(reading.statements) == 1


def test_hedge_and_negation() -> None:
    reading = of("Il portavoce ha denunciato il presunto attacco alla diga di Sarno.", "it")
    assert [h.text for h in holding(reading, "attacco").hedges] == ["presunto"]
    reading = of("The minister did not say that the bridge was safe.", "en")
    assert holding(reading, "the bridge was safe").negated


def test_role_finds_its_holder_as_of_the_date() -> None:
    text = "Il ministro degli Esteri russo ha affermato che il trattato resta valido."
    page = f"Titolo del giorno\n{text}\nPubblicato il 3 marzo 2021"
    reading = read(page.encode(), "page", lang="it")
    assert speaker(reading, holding(reading, "il trattato resta valido")) in {
        "Sergey Lavrov",
        "ministro degli Esteri russo",
    }


def test_nobody_speaks() -> None:
    reading = of("La strada porta al mare. Il treno parte alle otto e arriva alle nove.", "it")
    assert reading.statements == ()
