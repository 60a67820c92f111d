"""Title, days, outlet and authors of a page: what each source claims, and which is believed."""

from onrecord.page.metadata.markup import Declared, read_markup

__all__ = ["Declared", "read_markup"]
