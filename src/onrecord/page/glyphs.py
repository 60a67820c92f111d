"""Characters as numbers: what kind of sign each is, for all characters of a page at once.

Code points beyond the Basic Multilingual Plane are taken for signs (emoji) or Han (U+20000 on).
"""

from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint16]

LETTER, DIGIT, UPPER, LOWER, SPACE, HAN = 1, 2, 4, 8, 16, 32
QUOTE, STOP, SIGN, COMMA, CLOSER, DOTS, JOINER = 64, 128, 256, 512, 1024, 2048, 4096
WORD = LETTER | DIGIT | JOINER

_PLANE = 0x10000
_HAN_RANGES = ((0x3040, 0x3100), (0x3400, 0xA000), (0xF900, 0xFB00))
_MARKED = (
    (QUOTE, '"“”„«»「」『』'),
    (STOP, ".!?…。！？।؟"),
    (SIGN, "|›»•·>/→\\▶►"),
    (COMMA, ",，、،"),
    (CLOSER, "\"'”’»“」』)]）"),
    (DOTS, "…"),
    (JOINER, "_"),
)


class Alphabet(Struct, frozen=True):
    """`kinds` and `lower` have an entry for each code point of the plane."""

    kinds: Kinds
    lower: Codes


@cache
def alphabet() -> Alphabet:
    """The tables, made once: some thirty milliseconds."""
    codes = np.arange(_PLANE, dtype=np.uint32)
    chars = codes.copy()
    chars[0xD800:0xE000] = 0xFFFD  # halves of characters are none
    letters = chars.view("<U1")
    kinds = np.zeros(_PLANE, dtype=np.uint16)
    for flag, test in (
        (LETTER, np.char.isalnum),
        (DIGIT, np.char.isdigit),
        (UPPER, np.char.isupper),
        (LOWER, np.char.islower),
        (SPACE, np.char.isspace),
    ):
        kinds[test(letters)] |= np.uint16(flag)
    kinds[(kinds & DIGIT) > 0] &= np.uint16(0xFFFF ^ LETTER)
    for start, end in _HAN_RANGES:
        kinds[start:end][(kinds[start:end] & LETTER) > 0] = HAN
    for flag, signs in _MARKED:
        kinds[[ord(sign) for sign in signs]] |= np.uint16(flag)
    lower = np.char.lower(letters).astype("<U1").view(np.uint32)
    return Alphabet(kinds, lower)


def codes_of(text: str) -> Codes:
    """The code points of a text; half characters become U+FFFD."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if codes.size and codes.max() >= _PLANE:
        han = codes >= 0x20000
        codes = np.where(codes < _PLANE, codes, np.where(han, 0x4E00, 0x2022)).astype(np.uint32)
    return codes
