"""Unpacks what is compressed, within a limit that holds while it is unpacked, not afterwards."""

from __future__ import annotations

import zlib
from typing import BinaryIO, Protocol

from onrecord.errors import InputError

RATIO = 100
"""What unpacks to more than a page and to more than so many times its packed size is a bomb: web
pages unpack to 3 to 30 times their size, and deflate cannot pass 1,032."""

GZIP = b"\x1f\x8b\x08"
_CHUNK = 262_144
_ANEW = "Save the page again"
_UNPACK_YOURSELF = "Unpack it and give the page that you mean"


class Inflater(Protocol):
    """What `zlib.decompressobj` gives: a class without a public name."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def gunzip(stream: BinaryIO, name: str, limit: int) -> bytes:
    """All that a gzip file holds, which may be several members one after the other.

    InputError where it is broken, cut, or holds more than `limit` bytes.
    """
    out = bytearray()
    inflater: Inflater = zlib.decompressobj(31)
    packed = stream.read(_CHUNK)
    try:
        while packed:
            out += inflater.decompress(packed, _CHUNK)
            if len(out) > limit:
                raise too_long(name, limit)
            packed = inflater.unconsumed_tail
            if inflater.eof:
                packed = inflater.unused_data.lstrip(b"\0") or stream.read(_CHUNK).lstrip(b"\0")
                if not packed.startswith(GZIP[: len(packed)]):
                    break  # gzip itself ignores what follows
                if packed:
                    inflater = zlib.decompressobj(31)
            packed = packed or stream.read(_CHUNK)
    except zlib.error as error:
        raise InputError(name, f"its gzip data are broken ({error})", _ANEW) from error
    if not inflater.eof:
        raise InputError(name, "its gzip data are cut", _ANEW)
    return bytes(out)


def decode_content(raw: bytes, coding: str, name: str, limit: int) -> bytes:
    """The body of an HTTP answer without its content coding (gzip, deflate, br).

    Crawlers that store the decoded body mostly leave the header as it was: a body that is plainly
    not coded is returned as it is. InputError where it is broken, cut, too long, or of a coding
    that nobody can read here.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity", "none", "utf-8") or _looks_like_text(raw):
        return raw
    if coding in ("gzip", "x-gzip"):
        return _inflate(raw, 31, name, limit) if raw.startswith(GZIP) else raw
    if coding == "deflate":  # some servers send it without the zlib header
        wrapped = len(raw) > 1 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
        return _inflate(raw, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, name, limit)
    if coding == "br":
        return _unbrotli(raw, name, limit)
    raise InputError(name, f"its body is coded as {coding[:20]!r}, which is not read", _ANEW)


def too_long(name: str, limit: int) -> InputError:
    """The error for what unpacks to more than `limit` bytes."""
    return InputError(name, f"unpacks to more than {limit // 1024**2} MiB", _UNPACK_YOURSELF)


def _looks_like_text(raw: bytes) -> bool:
    """Whether a body that should be coded is not: the first 256 bytes of what is compressed are
    without a control character once in 10^14 times."""
    return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in raw[:256])


def _inflate(raw: bytes, window: int, name: str, limit: int) -> bytes:
    inflater = zlib.decompressobj(window)
    try:
        out = inflater.decompress(raw, limit + 1)
    except zlib.error as error:
        raise InputError(name, f"its compressed body is broken ({error})", _ANEW) from error
    if len(out) > limit:
        raise too_long(name, limit)
    if not inflater.eof:
        raise InputError(name, "its compressed body is cut", _ANEW)
    return out


def _unbrotli(raw: bytes, name: str, limit: int) -> bytes:
    import brotli  # only archives need it

    decoder = brotli.Decompressor()
    out = bytearray()
    try:
        out += decoder.process(raw, output_buffer_limit=_CHUNK)
        while not decoder.is_finished():
            if len(out) > limit:
                raise too_long(name, limit)
            more = decoder.process(b"", output_buffer_limit=_CHUNK)
            if not more and decoder.can_accept_more_data():
                raise InputError(name, "its compressed body is cut", _ANEW)
            out += more
    except brotli.error as error:
        raise InputError(name, f"its compressed body is broken ({error})", _ANEW) from error
    if len(out) > limit:
        raise too_long(name, limit)
    return bytes(out)


def unpacked_head(packed: bytes, most: int) -> bytes:
    """At most `most` bytes of what a gzip file begins with, as far as it is whole."""
    inflater = zlib.decompressobj(31)
    out = b""
    try:
        for start in range(0, len(packed), 256):
            out += inflater.decompress(packed[start : start + 256], most)
            if len(out) >= most or inflater.eof:
                break
    except zlib.error:
        pass  # whoever reads on tells why it is broken
    return out[:most]
