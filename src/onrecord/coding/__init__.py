"""Statements to positions and events: what stance each takes, and who does what to whom."""

from onrecord.coding.events import find_events
from onrecord.coding.positions import code

__all__ = ["code", "find_events"]
