"""A page as a container holds it."""

from msgspec import Struct

from onrecord.values import Envelope


class Member(Struct, frozen=True):
    """A page out of a container.

    `raw` are its bytes, which are hashed and kept; `source` is where it stands, such as
    `news.warc.gz#4711`; `declared_type` is its media type as the container has it; `envelope` what
    else the container says of it. A plain page is its own only member, with neither.
    """

    raw: bytes
    source: str
    declared_type: str | None = None
    envelope: Envelope | None = None
