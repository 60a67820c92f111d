"""A captured page to its article: what is the story, and what is around it."""

from onrecord.page.read import read_page

__all__ = ["read_page"]
