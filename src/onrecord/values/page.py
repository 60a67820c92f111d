"""What was captured, and the one string that every span refers to."""

from msgspec import Struct


class Page(Struct, frozen=True):
    """A captured page.

    `id` is "sha256:" and the hash of the captured bytes in hexadecimal; `source` the path or
    address it came from; `text` its visible text, one line a block, fixed at capture.
    """

    id: str
    source: str
    media_type: str
    text: str
