"""The spaCy component. It needs the extra `spacy`."""

import pytest

spacy = pytest.importorskip("spacy")

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402

from onrecord.errors import UsageError  # noqa: E402
from onrecord.spacy_pipe import Quoted  # noqa: E402

TEXT = (
    "“We open the road,” said Anna Berg, the mayor. "
    "She told reporters that the bridge would stay closed.\nIt rained."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline: Language = spacy.blank("en")
    pipeline.add_pipe("onrecord")
    return pipeline


def statements(doc: Doc) -> tuple[Quoted, ...]:
    found: tuple[Quoted, ...] = doc._.statements
    return found


def test_statements_are_spans(nlp: Language) -> None:
    first, second = statements(nlp(TEXT))
    assert first.content.text == "“We open the road,”"
    assert first.source is not None
    assert first.source.text.startswith("Anna Berg")
    assert (first.type, first.chain[-1]) == ("direct", "Anna Berg")
    assert second.cue is not None
    assert second.cue.text == "told"
    assert second.addressee is not None
    assert second.addressee.text == "reporters"
    assert 0 <= second.confidence <= 1


def test_contents_are_a_span_group(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["onrecord"]] == [
        quoted.content.text for quoted in statements(doc)
    ]


def test_they_survive_being_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    store = DocBin(docs=[doc], store_user_data=True)
    (back,) = DocBin(store_user_data=True).from_bytes(store.to_bytes()).get_docs(nlp.vocab)
    assert [q.content.text for q in statements(back)] == [q.content.text for q in statements(doc)]


def test_language_of_the_pipeline_or_given() -> None:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("onrecord", config={"lang": "it"})
    (one,) = statements(pipeline("«Apriamo la strada», ha detto il sindaco Rossi."))
    assert one.content.text == "«Apriamo la strada»"
    with pytest.raises(UsageError, match="eo"):
        spacy.blank("en").add_pipe("onrecord", config={"lang": "eo"})


def test_a_doc_without_statements(nlp: Language) -> None:
    assert statements(nlp("")) == ()
    assert statements(Doc(nlp.vocab, words=["said"])) == ()
