"""Damages pages and containers at random and reads them: only the documented errors may come.

    python -m bench.fuzz [--minutes M] [--seed N]

Starts from the pages of tests/golden/pages and examples/, and from containers made here; each is
cut, overwritten, doubled, mixed with another, and spiced with pieces of markup, archives and mail.
Every reading that comes out must keep `values.check`. Prints how many were tried and the slowest;
ends with exit code 1, and the bytes in a file, where anything else than an InputError was raised.
"""

import argparse
import gzip
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import InputError
from onrecord.pipeline import captures, read
from onrecord.values.check import check

ROOT = Path(__file__).resolve().parents[1]
FOUND = ROOT / "build" / "fuzz-found.bin"
SPICES = (
    *(
        b"<div>",
        b"</p>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"&#x10FFFF;",
        b"<script>",
        b"<br>",
        b"<svg>",
    ),
    *(b'<script type="application/ld+json">{"@type":["NewsArticle"],"author":[{}]}</script>',),
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\r\n\r\n",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
    ),
    *(b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"HTTP/1.1 200 OK\r\n", b"From x\n", b"--b--\n"),
    *(
        b"<rss><channel><item>",
        b"<feed",
        b'{"version":"https://jsonfeed.org/version/1"',
        b"%PDF-1.7",
    ),
    *("“".encode(), "«".encode(), "\u202e".encode(), "e\u0301".encode(), "𝕏".encode()),
)


def starts() -> list[bytes]:
    """What is damaged: pages, and containers around some of them."""
    pages = [path.read_bytes() for path in sorted(ROOT.glob("tests/golden/pages/*/page.*"))]
    pages += [path.read_bytes() for path in sorted(ROOT.glob("examples/*.html"))]
    return [*pages, *(made(page) for page in pages[:8] for made in MAKERS)]


def _warc(page: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/a\r\n"
        b"WARC-Date: 2024-03-01T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % len(http)
    )
    return (head + http + b"\r\n\r\n") * 2


def _feed(page: bytes) -> bytes:
    text = page.decode("utf-8", "replace").replace("]]>", "")
    item = f"<item><title>One</title><description><![CDATA[{text}]]></description></item>"
    return f'<rss version="2.0"><channel><title>F</title>{item * 2}</channel></rss>'.encode()


def _mail(page: bytes) -> bytes:
    head = b"From: Desk <desk@news.example>\nSubject: Today\nMIME-Version: 1.0\nContent-Type: "
    part = b"\n--b\nContent-Type: text/html; charset=utf-8\n\n" + page
    return head + b"multipart/alternative; boundary=b\n" + part + b"\n--b--\n"


MAKERS: tuple[Callable[[bytes], bytes], ...] = (
    _warc,
    lambda page: gzip.compress(_warc(page)),
    _feed,
    _mail,
    lambda page: b"From a@b Mon Jan  1 00:00:00 2024\n" + _mail(page),
    gzip.compress,
)


def damaged(rng: random.Random, raw: bytes, others: list[bytes]) -> bytes:
    """A copy with one to six faults."""
    data = bytearray(raw)
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(data))
        kind = rng.randrange(6)
        if kind == 0:
            data = data[:at] if rng.random() < 0.5 else data[at:]
        elif kind == 1:
            data[at : at + rng.randint(1, 40)] = rng.randbytes(rng.randint(0, 40))
        elif kind == 2:
            data[at:at] = rng.choice(SPICES) * rng.choice((1, 1, 2, 50))
        elif kind == 3:
            data[at:at] = data[at : at + rng.randint(1, 2_000)]
        elif kind == 4:
            other = rng.choice(others)
            start = rng.randint(0, len(other))
            data[at:at] = other[start : start + rng.randint(1, 3_000)]
        elif data:
            data[min(at, len(data) - 1)] ^= 1 << rng.randrange(8)
    return bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    rng, corpus, counts = random.Random(args.seed), starts(), Counter[str]()
    slowest, stop = 0.0, time.monotonic() + 60 * args.minutes
    while time.monotonic() < stop:
        raw = damaged(rng, rng.choice(corpus), corpus)
        start = time.monotonic()
        try:
            _try(raw, counts)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is what we look for
            FOUND.parent.mkdir(exist_ok=True)
            FOUND.write_bytes(raw)
            sys.exit(f"{type(error).__name__}: {error}\nThe bytes are in {FOUND}")
        slowest = max(slowest, time.monotonic() - start)
    tried = counts.pop("inputs")
    told = ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()))
    print(f"{tried:,} damaged inputs: {told}; nothing else raised; slowest {slowest:.2f} s")


def _try(raw: bytes, counts: Counter[str]) -> None:
    counts["inputs"] += 1
    for found in captures(raw):
        if isinstance(found, InputError):
            counts["members refused"] += 1
            continue
        try:
            reading = read(
                found.raw,
                found.source,
                declared_type=found.declared_type,
                envelope=found.envelope,
            )
        except InputError:
            counts["pages refused"] += 1
            continue
        counts["pages read"] += 1
        if faults := check(reading):
            raise AssertionError("; ".join(faults))


if __name__ == "__main__":
    main()
