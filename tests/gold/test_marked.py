"""The gold parser: marks become places, and bad marking is reported with its line."""

from pathlib import Path

import pytest

from onrecord.errors import DataFileError
from onrecord.evaluation.documents import QuoteDocument, read_lines
from onrecord.evaluation.formats.marked import MarkedText, read_marked, to_line, write_lines
from onrecord.text import Span

GOOD = """about: all marks
2: speaker=dropped subject -> Rossi
4: speaker=nobody
---
[S1 Rossi] [Q1 ha detto] ai [A1 cronisti] in una [M1 nota] [C1 che «tutto va bene»].
[Q2 Ha aggiunto]: [C2 «Firmeremo.] [C2 Domani»].
[C3 «La [S3+5 ministra] \\[Bianchi\\] [Q5 ha chiesto] [C5 tempo]»], [Q3 scrive] [M3 Il Foglio].
[Q4 Si dice] [C4 che basti].
"""


def marked(body: str, header: str = "about: test") -> MarkedText:
    return read_marked(f"{header}\n---\n{body}")


def faults_of(text: str) -> str:
    with pytest.raises(DataFileError) as caught:
        read_marked(text, "x.txt")
    return str(caught.value)


def test_places_are_those_of_the_plain_text() -> None:
    gold = read_marked(GOOD)
    first = gold.quotes[0]
    assert gold.text.startswith("Rossi ha detto ai cronisti in una nota che «tutto va bene».\n")
    assert first.content.of(gold.text) == "che «tutto va bene»"
    assert first.source is not None
    assert first.source.of(gold.text) == "Rossi"
    assert first.addressee is not None
    assert first.addressee.of(gold.text) == "cronisti"
    assert first.medium is not None
    assert first.medium.of(gold.text) == "nota"


def test_brackets_of_the_text_are_kept() -> None:
    assert "La ministra [Bianchi] ha chiesto" in read_marked(GOOD).text


def test_a_dropped_subject_is_the_nearest_earlier_mention() -> None:
    second = read_marked(GOOD).quotes[1]
    assert second.how == "dropped subject"
    assert second.source == Span(0, 5)


def test_nobody_has_no_source() -> None:
    fourth = read_marked(GOOD).quotes[3]
    assert fourth.source is None
    assert fourth.how == "nobody"


def test_the_type_comes_from_the_quotation_marks() -> None:
    types = [quote.type for quote in read_marked(GOOD).quotes]
    assert types == ["mixed", "direct", "direct", "indirect", "direct"]


def test_the_parent_is_the_smallest_content_around() -> None:
    parents = [quote.parent for quote in read_marked(GOOD).quotes]
    assert parents == [None, None, None, None, 3]


def test_pieces_and_nesting_in_the_layout_of_eval_quotes() -> None:
    line = to_line(read_marked(GOOD), "doc", "it")
    assert line["id"] == "doc"
    quotes = line["quotes"]
    assert isinstance(quotes, list)
    assert quotes[1]["content_parts"] == [[73, 84], [85, 92]]
    assert quotes[1]["how"] == "dropped subject"
    assert [quote["nested"] for quote in quotes] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("[S1 Rossi] [Q1 dice] [C1 di sì.", "x.txt:3: [C1 is not closed"),
        ("\nRossi] dice", "x.txt:4: ']' belongs to no mark; write \\]"),
        ("[S1 Rossi] [Q1 dice].", "x.txt:3: quotation 1 has no content"),
        ("[S1 Rossi] [C1 di sì].", "x.txt:3: quotation 1 has no cue"),
        ("[Q1 Dice] [C1 di sì].", "needs either a marked speaker or a line of the header"),
        ("[S1 Rossi] [C1 e [Q1 dice] bene].", "has its cue inside its content"),
        ("[S1 ] dice", "x.txt:3: [S1 marks nothing"),
        ("Solo [testo.", "x.txt:3: '[' belongs to no mark"),
    ],
)
def test_bad_marks_are_reported_with_their_line(body: str, fault: str) -> None:
    assert fault in faults_of(f"about: test\n---\n{body}\n")


def test_a_text_without_a_header_is_refused() -> None:
    assert "x.txt:1: no line '---' ends the header" in faults_of("[S1 Rossi] dice\n")


def test_bad_headers_are_reported() -> None:
    text = "1: speaker=who knows\n7: speaker=nobody\n---\nNiente.\n"
    faults = faults_of(text)
    assert "x.txt:1: unknown header line '1: speaker=who knows'" in faults
    assert "x.txt:1: the header has no line 'about: ...'" in faults
    assert "x.txt:2: no quotation 7 in the text" in faults


def test_a_speaker_that_stands_nowhere_before() -> None:
    header = "about: x\n1: speaker=carried over -> Rossi"
    assert "x.txt:2: 'Rossi' stands nowhere before" in faults_of(f"{header}\n---\n[C1 Bene].\n")


def test_a_folder_becomes_an_evaluation_file(tmp_path: Path) -> None:
    folder = tmp_path / "it"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, "utf-8")
    out = tmp_path / "it.jsonl"
    assert write_lines(folder, out) == 1
    (document,) = read_lines(out, QuoteDocument)
    assert (document.id, document.lang) == ("a", "it")
    assert document.quotes is not None
    assert len(document.quotes) == 5


def test_all_faulty_texts_of_a_folder_are_reported(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("nothing", "utf-8")
    with pytest.raises(DataFileError) as caught:
        write_lines(tmp_path, tmp_path / "out.jsonl")
    assert len(caught.value.faults) == 2
