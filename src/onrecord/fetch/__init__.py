"""Bytes from an address; nothing is parsed here."""

from onrecord.fetch.fetch import Fetched, fetch

__all__ = ["Fetched", "fetch"]
