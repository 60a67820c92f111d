"""What a container says of the page that it carried."""

from msgspec import Struct


class Envelope(Struct, frozen=True, kw_only=True):
    """A feed's entry, a letter's header, an archive's record: what it says beside the page itself.

    `carrier` names it for a person ("feed entry", "mail header", "web archive"). `published` and
    `updated` are ISO 8601, a date or a date with time and zone; `captured` is when the page was
    fetched; `address` is the page's own. None and () for what it does not say.
    """

    carrier: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    address: str | None = None
    language: str | None = None
