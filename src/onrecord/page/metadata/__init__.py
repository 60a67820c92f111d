"""Title, day, outlet and authors of a page: from its markup, then from its lines."""

from onrecord.page.metadata.markup import Declared, read_markup
from onrecord.page.metadata.shown import Shown, read_lines

__all__ = ["Declared", "Shown", "read_lines", "read_markup"]
