"""PDF files to text: paragraphs, metadata, what cannot be read, hostile input."""

import io
import sys
import time
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from onrecord.containers import pdf
from onrecord.containers.member import Member
from onrecord.errors import InputError

LIMIT = 32 * 1024 * 1024


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < 10


def shown(lines: list[str]) -> bytes:
    """The drawing of a printed page, a line under the other; "" leaves a gap."""
    drawn = b"BT /F1 10 Tf 12 TL 50 800 Td\n"
    for line in lines:
        words = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        drawn += b"(" + words.encode("cp1252") + b") Tj T*\n"
    return drawn + b"ET"


def make(drawings: list[bytes], info: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A PDF of printed pages, written by hand; `more` are drawings that others can call."""
    called = more or {}
    first_called = 4 + 2 * len(drawings)
    names = "".join(f"/{name} {first_called + n} 0 R " for n, name in enumerate(called))
    resources = f"/Resources << /Font << /F1 3 0 R >> /XObject << {names}>> >>"
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(drawings)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(drawings)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, drawing in enumerate(drawings):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] {resources} "
            f"/Contents {5 + 2 * n} 0 R >>".encode()
        )
        bodies.append(stream("", drawing))
    bodies += [stream(f"/Type /XObject /Subtype /Form {resources}", d) for d in called.values()]
    bodies.append(f"<< {info} >>".encode())
    return numbered(bodies)


def stream(entries: str, data: bytes) -> bytes:
    """A stream object."""
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def numbered(bodies: list[bytes]) -> bytes:
    """The objects as a file, the last of them its information."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(bodies) + 1
    trailer = f"<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


def page_of(raw: bytes, limit: int = LIMIT) -> Member:
    """The page in it."""
    (found,) = pdf.open_pages(io.BytesIO(raw), "paper.pdf", limit)
    assert isinstance(found, Member)
    return found


def text_of(*pages: list[str]) -> list[str]:
    """The lines that are read from printed pages."""
    return page_of(make([shown(page) for page in pages])).raw.decode().split("\n")


def test_lines_are_joined_to_paragraphs() -> None:
    assert text_of(
        [
            "Ministers say no",
            "The minister said on Monday that the govern-",
            "ment would not accept a plan of the Franco-",
            "German group, and that it has time until May.",
            "He left.",
            "A second paragraph begins here and it goes on",
            "to the next line.",
        ]
    ) == [
        "Ministers say no",
        "The minister said on Monday that the government would not accept a plan of the "
        "Franco-German group, and that it has time until May. He left.",
        "A second paragraph begins here and it goes on to the next line.",
    ]


def test_running_lines_stay_alone_and_paragraphs_cross_pages() -> None:
    body = "The talks went on all through the long night and"
    head = "The Post, 5 January 2026"
    assert text_of(
        [head, body, "nobody left before the morning came, said", "Page 1"],
        [head, "the spokesman of the ministry, who was there.", "Page 2"],
        [head, "Another day began with new talks at the ministry", "Page 3"],
    ) == [
        head,
        f"{body} nobody left before the morning came, said "
        "the spokesman of the ministry, who was there.",
        *("Page 1", head, "Page 2", head),
        "Another day began with new talks at the ministry",
        "Page 3",
    ]


def test_what_the_file_says_of_itself() -> None:
    info = (
        "/Title (Ministers say no) /Author (Ann Lee; Bo Ek) /CreationDate (D:20260105070000+01'00')"
    )
    page = page_of(make([shown(["Some text of it."])], info))
    assert pdf.looks_like(make([]))
    assert (page.source, page.declared_type) == ("paper.pdf", "text/plain; charset=utf-8")
    envelope = page.envelope
    assert envelope is not None
    assert envelope.carrier == "PDF metadata"
    assert (envelope.title, envelope.authors) == ("Ministers say no", ("Ann Lee", "Bo Ek"))
    assert (envelope.published, envelope.captured) == ("2026-01-05T07:00:00+01:00", None)
    assert envelope.language == "en-GB"


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("D:20260105", "2026-01-05"),
        ("D:20260105070000Z", "2026-01-05T07:00:00+00:00"),
        ("D:20260105070000Z00'00'", "2026-01-05T07:00:00+00:00"),
        ("D:20260105070000", "2026-01-05"),
        ("D:20260105070000-05'30", "2026-01-05T07:00:00-05:30"),
        ("D:20261399", None),
        ("yesterday", None),
    ],
)
def test_printed_from_a_browser(date: str, found: str | None) -> None:
    info = f"/Title (Microsoft Word - a.docx) /Producer (Skia/PDF m120) /CreationDate ({date})"
    envelope = page_of(make([shown(["Some text of it."])], info)).envelope
    assert envelope is not None
    assert (envelope.title, envelope.published, envelope.captured) == (None, None, found)


def test_encrypted_files() -> None:
    for password, readable in (("", True), ("secret", False)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make([shown(["Some text."])]))))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        if readable:
            assert page_of(out.getvalue()).raw == b"Some text."
        else:
            with pytest.raises(InputError, match=r"paper\.pdf: .*it is encrypted"):
                page_of(out.getvalue())


def test_what_cannot_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make([shown(["Some text of it."])])
    with pytest.raises(InputError, match="without a text layer"):
        page_of(make([b"0 0 m 10 10 l S"]))
    with pytest.raises(InputError, match="a page may have 3 at most"):
        page_of(whole, limit=3)
    with pytest.raises(InputError, match=r"broken PDF|without a text layer"):
        page_of(whole[:300])
    with pytest.raises(InputError, match="2,000 at most"):
        page_of(make([b""] * 2_001))
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match=r"pip install onrecord\[pdf\]"):
        page_of(whole)


def test_what_is_no_pdf() -> None:
    for raw in (b"", b"The mark %PDF-1.4 begins such files", b"<html>%PDF-", b"%PDX"):
        assert not pdf.looks_like(raw)


def test_drawings_that_call_one_another() -> None:
    """Ten in ten in ten, and one that calls itself."""
    more = {f"X{n}": b"/X%d Do " % (n + 1) * 10 for n in range(12)} | {"X12": shown(["ha"])}
    for called in (more, {"X0": b"/X0 Do /X0 Do"}):
        try:
            page_of(make([b"/X0 Do"], more=called))
        except InputError:
            continue


def test_a_drawing_that_unpacks_to_a_gigabyte() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000)) + packer.flush()
    raw = numbered(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /Resources << /Font << >> >> /Contents 4 0 R >>",
            stream("/Filter /FlateDecode", packed),
            b"<< >>",
        ]
    )
    with pytest.raises(InputError):
        page_of(raw)


def test_too_much_drawing_and_too_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="a printed page of more than"):
        page_of(make([b"0 0 m " * 2_000_000]))
    monkeypatch.setattr(pdf, "MAX_SECONDS", -1.0)
    with pytest.raises(InputError, match="it takes longer than"):
        page_of(make([shown(["Some text of it."])]))


@settings(deadline=None)
@given(
    st.binary(max_size=300),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), max_size=40),
)
def test_any_bytes_raise_nothing_but_input_errors(
    noise: bytes, changes: list[tuple[int, int]]
) -> None:
    changed = bytearray(make([shown(["Some text of it."])]))
    for at, byte in changes:
        changed[at % len(changed)] = byte
    for raw in (noise, b"%PDF-1.4\n" + noise, make([noise]), bytes(changed)):
        pdf.looks_like(raw)
        try:
            page_of(raw)
        except InputError:
            continue
