"""A line of a page with what the markup tells about it."""

from msgspec import Struct


class Mark(Struct, frozen=True, gc=False):
    """Where in the markup a line stands.

    `tag` is its nearest block element, `inside` the tags above it that mean something, `names`
    the lower-case class and id words above it, innermost first, separated by spaces, `linked` the
    share of its characters inside links, `depth` the number of elements above it, `box` the number
    of the element that it stands in, in `Boxes`.
    """

    tag: str
    inside: frozenset[str]
    names: str
    linked: float
    depth: int
    box: int = 0


class Line(Struct, frozen=True, gc=False):
    """The text of a line, stripped, and its mark; flattened text has none. `joined` is whether it
    was run together with the line before it."""

    text: str
    mark: Mark | None = None
    joined: bool = False


class Boxes(Struct, frozen=True):
    """The elements that the lines of a page stand in, in the order in which they open.

    An entry each of: the number of the element around it (its own for the outermost), its tag,
    its class and id words, and the numbers of its first line and of the first line behind it.
    """

    parent: list[int]
    tag: list[str]
    names: list[str]
    first: list[int]
    stop: list[int]
