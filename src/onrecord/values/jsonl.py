"""A Reading as one line of JSON, and back."""

import msgspec

from onrecord.errors import InputError
from onrecord.values.reading import Reading

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Reading)


def encode(reading: Reading) -> bytes:
    """The reading as one line of UTF-8 JSON, without the line's end."""
    return _ENCODER.encode(reading)


def decode(line: bytes, name: str = "line") -> Reading:
    """The reading that a line holds; InputError, which begins with `name`, where it holds none."""
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(
            name, f"is no reading ({error})", "Give a line of --format jsonl"
        ) from error
