"""Letters and mailboxes to pages: parts, encodings, headers, hostile input."""

import base64
import io
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.containers import mail
from onrecord.containers.member import Member
from onrecord.errors import InputError
from onrecord.page.read import read_page

LIMIT = 32 * 1024 * 1024
HEAD = (
    "From: =?utf-8?q?Il_Mattinale_=E2=80=93_Politica?= <news@m.example>\r\n"
    "To: reader@r.example\r\nSubject: =?utf-8?b?UGVyY2jDqSBubw==?=\r\n =?utf-8?q?_oggi?=\r\n"
    "Date: Mon, 05 Jan 2026 07:00:00 +0100\r\nMessage-ID: <1@m.example>\r\n"
    "MIME-Version: 1.0\r\nContent-Language: it\r\n"
)
HTML = "<html><body><h1>Perché no</h1><p>Il ministro: «Non ora».</p></body></html>"


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < 10


def pages(raw: bytes | str, limit: int = LIMIT) -> list[Member | InputError]:
    """All that a file holds."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return list(mail.open_pages(io.BytesIO(raw), "post.eml", limit))


def member(raw: bytes | str) -> Member:
    """The page of a single letter."""
    (found,) = pages(raw)
    assert isinstance(found, Member)
    return found


def test_a_newsletter_with_both_texts() -> None:
    letter = EmailMessage()
    letter["From"] = "Il Mattinale <news@m.example>"
    letter["Subject"] = "Perché no"
    letter["Date"] = "Mon, 05 Jan 2026 07:00:00 +0100"
    letter.set_content("Solo testo.\n")
    letter.add_alternative(HTML, subtype="html", charset="iso-8859-1", cte="quoted-printable")
    letter.add_attachment(b"x" * 1000, maintype="image", subtype="png", filename="a.png")
    assert mail.looks_like(letter.as_bytes()[: 64 * 1024])
    page = member(letter.as_bytes())
    assert page.raw.decode().strip() == HTML
    assert page.source == "post.eml"
    assert page.declared_type == "text/html; charset=utf-8"
    read, _ = read_page(page.raw, page.source, declared_type=page.declared_type)
    assert "Il ministro: «Non ora»." in read.text


def test_what_the_header_says() -> None:
    page = member(f"{HEAD}\r\nTesto.\r\n")
    assert page.raw == b"Testo.\r\n"
    envelope = page.envelope
    assert envelope is not None
    assert envelope.carrier == "mail header"
    assert envelope.title == "Perché no oggi"
    assert envelope.published == "2026-01-05T07:00:00+01:00"
    assert envelope.outlet == "Il Mattinale – Politica"
    assert envelope.language == "it"


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("news@m.example", None),
        ('"Lee, Ann" <a@b.example>', "Lee, Ann"),
        (r'"Ann \"A.\" Lee" <a@b.example>', 'Ann "A." Lee'),
        ("news@m.example (Il Mattinale)", "Il Mattinale"),
        ("", None),
        ("((((", None),
        ("=?utf-8?b?broken", None),
    ],
)
def test_senders(sender: str, outlet: str | None) -> None:
    page = member(f"From: {sender}\nMessage-ID: <1>\n\ntext\n")
    assert page.envelope is not None
    assert page.envelope.outlet == outlet


@pytest.mark.parametrize(
    ("charset", "encoding", "declared"),
    [
        ("koi8-r", "koi8-r", "text/plain; charset=utf-8"),
        ("utf-8", "utf-8", "text/plain; charset=utf-8"),
        ("us-ascii", "cp1252", "text/plain; charset=utf-8"),
        ("x-unknown", "utf-8", "text/plain"),
        ("utf-8", "cp1252", "text/plain; charset=utf-8"),
        ("", "utf-8", "text/plain"),
    ],
)
def test_right_wrong_and_unknown_charsets(charset: str, encoding: str, declared: str) -> None:
    text = "Министр сказал: нет." if encoding == "koi8-r" else "Il governo è caduto, perché no."
    text = f"{text}\n" * 5
    kind = f'text/plain; charset="{charset}"' if charset else "text/plain"
    raw = f"{HEAD}Content-Type: {kind}\n\n".encode() + text.encode(encoding)
    page = member(raw)
    assert page.declared_type == declared
    read, _ = read_page(page.raw, page.source, declared_type=page.declared_type)
    assert read.text.strip() == text.strip()


def test_transfer_encodings_broken_and_whole() -> None:
    digits = base64.encodebytes(HTML.encode()).decode()
    page = member(f"{HEAD}Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n{digits}")
    assert page.raw.decode() == HTML
    page = member(f"{HEAD}Content-Transfer-Encoding: base64\n\n!{digits[:-9]}")
    assert page.raw.decode().startswith("<html>")
    page = member(f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\nperch=C3=A9 =\nno =ZZ")
    assert page.raw.decode() == "perché no =ZZ"


def test_a_forwarded_letter_is_read() -> None:
    inner = f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{HTML}"
    page = member(
        "From: x@y.example\nMessage-ID: <2>\nContent-Type: multipart/mixed; boundary=b\n\n"
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    )
    assert page.raw.decode().strip() == HTML


def test_a_boundary_that_is_missing_cut_or_wrong() -> None:
    parts = "--b\nContent-Type: text/plain\n\nText.\n--b\nContent-Type: text/html\n\n<p>Text.</p>\n"
    for kind in ("multipart/mixed", "multipart/mixed; boundary=b"):
        assert member(f"{HEAD}Content-Type: {kind}\n\n{parts}").raw.strip() == b"<p>Text.</p>"
    with pytest.raises(InputError, match=r"post\.eml: a letter without a text"):
        pages(f"{HEAD}Content-Type: multipart/mixed; boundary=c\n\n{parts}")


def test_a_mailbox() -> None:
    one = f"From a@b.example Mon Jan  5 07:00:00 2026\n{HEAD}\nFirst.\n>From here on.\n\n"
    broken = "From a@b.example Mon Jan  5 08:00:00 2026\nContent-Type: image/png\n\nxx\n\n"
    two = "From a@b.example Mon Jan  5 09:00:00 2026\nSubject: b\n\nFrom now on, he said.\n\n"
    raw = (one + broken + two).encode()
    assert mail.looks_like(raw)
    first, second, third = pages(raw)
    assert isinstance(first, Member)
    assert (first.source, first.raw) == ("post.eml#1", b"First.\nFrom here on.\n")
    assert str(second).startswith("post.eml#2: a letter without a text. ")
    assert isinstance(third, Member)
    assert third.raw.startswith(b"From now on")


def test_a_mailbox_longer_than_what_is_read_at_once() -> None:
    """Letters of many lengths, so that each place of a letter's start meets the edge of a read."""
    starts = [f"From a@b.example Mon Jan  5 07:00:00 2026\r\n\r\n{n}\r\n" for n in range(2_000)]
    raw = "".join(f"{start}{'x' * (1_037 + n % 61)}\r\n\r\n" for n, start in enumerate(starts))
    found = [item for item in pages(raw) if isinstance(item, Member)]
    assert len(raw) > 2 * 1024 * 1024
    assert [item.raw.split()[0] for item in found] == [str(n).encode() for n in range(2_000)]


def test_a_mailbox_with_too_many_and_too_long_letters() -> None:
    head = "From a@b.example Mon Jan  5 07:00:00 2026\nSubject: b\n\n"
    found = pages(f"{head}x\n\n" * (mail.MAX_LETTERS + 5))
    assert len(found) == mail.MAX_LETTERS + 1
    assert "more than 10,000 letters" in str(found[-1])
    found = pages(head + "x" * mail.MAX_LETTER + f"\n\n{head}y\n")
    assert [isinstance(item, Member) for item in found] == [False, True]


def test_a_text_over_the_limit() -> None:
    with pytest.raises(InputError, match="a page may have 10 at most"):
        pages(f"{HEAD}\n{'x' * 11}", limit=10)


@pytest.mark.parametrize(
    "raw",
    [
        "<html><head></head><body><p>From: a</p></body></html>",
        "From: Ann\nSubject: our talk\n\nHe said no.",
        "From the roof he said that it was 10:30 in 2026.\nMessage-ID: what is it?",
        "Received: this morning\n\nText",
        "Rome: the minister said\nFrom: nobody\nand a line of text",
        "WARC/1.0\r\nWARC-Type: response\r\n",
        "",
        "\n\n\n",
    ],
)
def test_what_is_no_letter(raw: str) -> None:
    assert not mail.looks_like(raw.encode())


def nested(levels: int) -> str:
    """A letter of multiparts inside one another."""
    parts = [f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels)]
    return HEAD + "".join(parts) + "\ntext\n"


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (nested(10_000), "nested more than 30 deep"),
        (HEAD + "Content-Type: message/rfc822\n\n" * 10_000, "nested more than 30 deep"),
        (HEAD + "X-Bomb: y\n" * 3_000_000, "headers have more than"),
        (HEAD + f"X-Bomb: {'y' * 30_000_000}\n\ntext", "headers have more than"),
        (
            HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n" * 2_000_000,
            "more than 2,000 parts",
        ),
        (
            HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 2_000_000,
            "more than 2,000 parts",
        ),
        (HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--bx" * 9_000_000, "no|without"),
    ],
    ids=["multiparts", "letters", "fields", "field", "empty parts", "parts", "no line"],
)
def test_hostile_letters(raw: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        pages(raw)


@pytest.mark.parametrize(
    "field",
    [
        "From: " + "(" * 200_000,
        "From: " + "a@b," * 50_000,
        "Subject: " + "=?utf-8?q?" * 20_000,
        "Subject: " + "=?utf-8?b?YQ==?= " * 12_000,
        "Content-Type: text/plain" + ';a="' * 60_000,
        "Content-Type: text/plain; charset*=idna'x'y",
        "Content-Type: text/plain; charset=idna",
        "Date: " + "Mon, " * 50_000,
    ],
    ids=range(8),
)
def test_header_bombs(field: str) -> None:
    assert member(f"{field}\nMessage-ID: <1>\n\ntext\n")


@given(st.binary(max_size=300))
def test_any_bytes_raise_nothing_but_input_errors(noise: bytes) -> None:
    for before in (
        b"",
        b"From: ",
        b"Content-Type: multipart/mixed; boundary=",
        b"Content-Type: text/plain; ",
        b"Content-Transfer-Encoding: base64\n\n",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
        b"From a@b.example Mon Jan  5 07:00:00 2026\n",
    ):
        mail.looks_like(before + noise)
        try:
            found = pages(before + noise)
        except InputError:
            continue
        assert all(isinstance(item, Member | InputError) for item in found)
