"""Bytes to characters: byte order mark, header, declaration, UTF-8, then a guess."""

import codecs
import re

from onrecord.page.binary import wide_encoding

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read under these names (WHATWG Encoding Standard, names and labels)
_BROWSER_NAMES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# Python codecs that are no encodings of web pages, or that a page cannot have declared in ASCII
_NOT_FOR_PAGES = {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # browsers look for the declaration in the first 1,024 bytes; pages are sloppier
_SAMPLE = 65_536
_LINE_ENDS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


def decode(raw: bytes, declared_type: str | None = None) -> str:
    """The characters of a page, with "\\n" as its only line end and without NULs.

    Never fails: what no encoding explains becomes U+FFFD.
    """
    text = _decode(raw, declared_type).replace("\x00", "").removeprefix("\ufeff")
    if "\r" in text:  # to look for one sign is ten times as quick as for two
        text = text.replace("\r\n", "\n")
    for end in _LINE_ENDS:  # a search for each is far quicker than one pattern for all
        text = text.replace(end, "\n")
    return text


def _decode(raw: bytes, declared_type: str | None) -> str:
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(name, "replace")
    if wide := wide_encoding(raw):
        return raw.decode(wide, "replace")
    for name in _declared(raw, declared_type):
        if (text := _strictly(raw, name)) is not None:
            return text
    if (text := _mostly_utf8(raw)) is not None:
        return text
    return _guessed(raw)


def _declared(raw: bytes, declared_type: str | None) -> list[str]:
    names = []
    if declared_type and (found := _HEADER.search(declared_type)):
        names.append(found[1])
    if declaration := _DECLARED.search(raw[:_HEAD]):
        names.append((declaration[1] or declaration[2]).decode("ascii", "replace"))
    return names


def _strictly(raw: bytes, name: str) -> str | None:
    """The text if `name` is an encoding and every byte fits; None otherwise."""
    try:
        canonical = codecs.lookup(name).name
        if canonical in _NOT_FOR_PAGES or canonical.startswith(("utf-16", "utf-32")):
            return None  # its declaration was readable as ASCII, so it is not that
        if canonical == "utf-8":
            return _mostly_utf8(raw)
        return raw.decode(_BROWSER_NAMES.get(canonical, canonical))
    except (LookupError, ValueError):
        return None


def _mostly_utf8(raw: bytes) -> str | None:
    """The text as UTF-8 where that is what it is, save for a cut end or a few broken bytes."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken:
        return text
    sample = text[: _SAMPLE * 4]
    ascii_only = sample.encode("ascii", "ignore")
    beyond_ascii = len(sample) - len(ascii_only) - sample.count("\ufffd")
    cut_end = broken == 1 and text.endswith("\ufffd")
    return text if cut_end or beyond_ascii >= 10 * broken else None


def _guessed(raw: bytes) -> str:
    import charset_normalizer  # takes a tenth of a second to import; few pages need it

    best = charset_normalizer.from_bytes(raw[:_SAMPLE]).best()
    name = best.encoding if best else "cp1252"
    return raw.decode("cp1252" if name == "ascii" else name, "replace")
