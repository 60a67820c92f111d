"""Tells bytes that are no page from bytes that are, before anything decodes them."""

from onrecord.errors import InputError

MAX_BYTES = 32 * 1024 * 1024
"""The longest of the 89 newspaper pages of the tuning data has 1.7 MB; about twenty times that."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"RIFF", "a RIFF file (sound, film or picture)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"wOF", "a font"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 65_536
_CONTROL_SHARE = 0.01  # random bytes have 10 %, a text with a few stray NULs far below 1 %
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"


def refuse_what_is_no_page(raw: bytes, source: str) -> None:
    """InputError where the bytes are too many, none, or plainly no text."""
    if len(raw) > MAX_BYTES:
        raise InputError(
            source,
            f"{len(raw):,} bytes; a page may have {MAX_BYTES:,} at most",
            "Cut it into its pages, or give the page alone",
        )
    if not raw.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        raise InputError(source, "it is empty", "Save the page again, or give another file")
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise InputError(source, f"{what}, not a page", "Give the page as HTML or plain text")
    if looks_binary(raw):
        raise InputError(source, "binary data, not text", "Give the page as HTML or plain text")


def looks_binary(raw: bytes) -> bool:
    """Whether too many of the first bytes are control characters, UTF-16 and UTF-32 aside."""
    sample = raw[:_SAMPLE]
    if sample.startswith(_BOMS) or wide_encoding(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _CONTROL_SHARE * len(sample)


def wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by zero bytes at every other place, else None."""
    sample = raw[:1024]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None
