"""A letter to the page that it carries."""

import re

from onrecord.containers.characters import characters, is_encoding
from onrecord.containers.member import Member
from onrecord.containers.mime import MessageError, Part, leaves, words
from onrecord.containers.moments import moment
from onrecord.errors import InputError
from onrecord.values import Envelope

# A name before its address, quoted or not, or after it in brackets. The standard library's parser
# of addresses goes as deep as brackets are nested.
_NAMED = re.compile(
    r"""\s{0,9}(?:"((?:[^"\\]|\\.){0,300})"\s{0,9}<|([^<>"]{0,300})<|(?<![^\s<>])[^\s<>]{1,200}@\S{1,200}\s{1,9}\(([^()]{1,300})\))"""
)
_ESCAPED = re.compile(r"\\(.)")
_REMEDY = "Save the letter again from the mail program, or give its text"


def read_letter(raw: bytes, source: str, limit: int) -> Member | InputError:
    """The part of a letter that is read, HTML before plain text, with what its header says."""
    try:
        letter = Part(raw, 0, len(raw))
        part = _shown(letter)
        if part is None:
            return InputError(source, "a letter without a text", _REMEDY)
        content, declared_type = readable(part)
    except MessageError as error:
        return InputError(source, f"a letter that cannot be read: {error}", _REMEDY)
    if len(content) > limit:
        problem = f"a letter of {len(content):,} bytes; a page may have {limit:,} at most"
        return InputError(source, problem, _REMEDY)
    return Member(content, source, declared_type, _envelope(letter))


def readable(part: Part) -> tuple[bytes, str]:
    """The bytes of a part in UTF-8, and its media type with the charset.

    Where it names no encoding, or one that nobody knows, they stay as they are and the type has
    none, so that whoever reads them looks for a declaration inside.
    """
    content = part.content()
    if part.charset and is_encoding(part.charset):
        return characters(content, part.charset).encode(), f"{part.type}; charset=utf-8"
    return content, part.type


def _shown(letter: Part) -> Part | None:
    plain: Part | None = None
    for part in leaves(letter):
        if part.attached or not part.type.startswith("text/") or not part.content().strip():
            continue
        if part.type == "text/html":
            return part
        if plain is None and part.type == "text/plain":
            plain = part
    return plain


def _envelope(letter: Part) -> Envelope:
    headers = letter.headers
    return Envelope(
        carrier="mail header",
        title=words(headers.get("subject")),
        published=moment(headers.get("date")),
        outlet=_sender(headers.get("from", "")),
        language=(headers.get("content-language") or "").split(",")[0].strip() or None,
    )


def _sender(written: str) -> str | None:
    """The name that a letter is from, None where there is an address alone."""
    found = _NAMED.match(written)
    if found is None:
        return None
    quoted = _ESCAPED.sub(r"\1", found[1] or "")
    return words(quoted or found[2] or found[3])
