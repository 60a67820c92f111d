"""Long quotations as a text of their own, and the way back."""

import numpy as np

from onrecord.reading.cues import Candidate
from onrecord.reading.excerpt import excerpt
from onrecord.reading.found import Found
from onrecord.text import Span
from tests.reading.texts import analysed

TEXT = (
    "Neri: «Il treno parte alle otto. Poi arriva “la nave” alle nove». Il «sì» è breve.\n"
    "Riva: «La scuola apre domani mattina alle otto in punto»."
)


def test_tokens_map_back() -> None:
    analysis = analysed(TEXT, "it")
    inner = excerpt(analysis)
    assert inner is not None
    assert [analysis.words[t] for t in inner.tokens] == inner.analysis.words
    for number, token in enumerate(inner.tokens.tolist()):
        assert inner.analysis.span(number, number) == analysis.span(token, token)
    assert "sì" not in inner.analysis.words  # too short to hold a statement
    assert "Neri" not in inner.analysis.words
    assert len(inner.analysis.paragraphs) == 2


def test_sentences_of_a_quotation() -> None:
    inner = excerpt(analysed(TEXT, "it"))
    assert inner is not None
    firsts = [inner.analysis.words[a] for a, _ in inner.analysis.bounds]
    assert firsts == ["Il", "Poi", "La"]
    assert inner.analysis.sentence.tolist() == sorted(inner.analysis.sentence.tolist())


def test_marks_inside_become_the_marks() -> None:
    inner = excerpt(analysed(TEXT, "it"))
    assert inner is not None
    quoted = np.flatnonzero(inner.analysis.quoted)
    assert [inner.analysis.words[t] for t in quoted] == ["“", "la", "nave", "”"]


def test_a_find_is_numbered_as_in_the_whole() -> None:
    analysis = analysed(TEXT, "it")
    inner = excerpt(analysis)
    assert inner is not None
    at = inner.analysis.words.index("arriva")
    part = inner.analysis.span(at + 1, at + 3)
    outer = Found((part,), None, Candidate(0, 0, "dire", "VERB"), Span(0, 1), 0.5)
    found = Found((part,), None, Candidate(at, at, "dire", "VERB"), Span(0, 1), 0.5, outer=outer)
    restored = inner.restored(found)
    assert restored.cue is not None
    assert analysis.words[restored.cue.first] == "arriva"
    assert (restored.nested, restored.parts) == (True, (part,))
    assert restored.outer is not None
    assert restored.outer.cue is not None
    assert analysis.words[restored.outer.cue.first] == "Il"
    assert restored.outer.cue.first != 0


def test_nothing_quoted_at_length() -> None:
    assert excerpt(analysed("Il «sì» è breve.", "it")) is None
    assert excerpt(analysed("Niente.", "it")) is None
