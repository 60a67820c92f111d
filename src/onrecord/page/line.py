"""A line of a page with what the markup tells about it."""

from msgspec import Struct


class Mark(Struct, frozen=True):
    """Where in the markup a line stands.

    `tag` is its nearest block element, `inside` the tags above it that mean something, `names`
    the lower-case class and id words above it, innermost first, separated by spaces, `linked` the
    share of its characters inside links, `depth` the number of elements above it.
    """

    tag: str
    inside: frozenset[str]
    names: str
    linked: float
    depth: int


class Line(Struct, frozen=True):
    """The text of a line, stripped, and its mark; flattened text has none."""

    text: str
    mark: Mark | None = None
