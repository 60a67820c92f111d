"""Bytes to characters where a container names the encoding, wrongly at times."""

import codecs
import re

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read under these names (WHATWG Encoding Standard)
_BROWSER_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Codecs of Python that no page is written in; some are slow or warn
_NOT_FOR_PAGES = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
_SURROGATE = re.compile("[\ud800-\udfff]")

_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")


def characters(raw: bytes, name: str | None = None) -> str:
    """The text in `raw`: by its byte order mark, else as `name` says, UTF-8 or Windows-1252.

    The first of them that fits every byte wins; never fails and holds no surrogates.
    """
    for bom, marked in _BOMS:
        if raw.startswith(bom):
            return whole(raw[len(bom) :].decode(marked, "replace"))
    for encoding in (name, "utf-8"):
        if encoding and (text := _strictly(raw, encoding)) is not None:
            return whole(text)
    if _mostly_utf8(raw):
        return raw.decode("utf-8", "replace")
    return raw.decode("cp1252", "replace")


def is_encoding(name: str) -> bool:
    """Whether pages may be written in what `name` says."""
    return _strictly(b"", name) is not None


def declared(raw: bytes) -> str | None:
    """The encoding that an XML declaration names, None where there is none.

    None for UTF-16 and UTF-32, too: a declaration that reads as ASCII is in neither.
    """
    found = _XML_DECLARED.match(raw[:1024])
    name = found[1].decode("ascii", "replace") if found else ""
    return None if name.lower().startswith(("utf-16", "utf-32", "ucs")) else name or None


def whole(text: str) -> str:
    """The text with U+FFFD for each surrogate, which no UTF-8 can hold."""
    return _SURROGATE.sub("\ufffd", text)


def _mostly_utf8(raw: bytes) -> bool:
    """Whether it is UTF-8 with a few bytes broken, rather than something else."""
    text = raw.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii >= 11 * text.count("\ufffd")


def _strictly(raw: bytes, name: str) -> str | None:
    try:
        canonical = codecs.lookup(name).name
        if canonical in _NOT_FOR_PAGES:
            return None
        return raw.decode(_BROWSER_NAMES.get(canonical, canonical))
    except (LookupError, ValueError):
        return None
