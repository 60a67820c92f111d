"""Statements to positions: what stance each takes, and toward whom."""

from onrecord.coding.positions import code

__all__ = ["code"]
