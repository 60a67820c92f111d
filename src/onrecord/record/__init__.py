"""The record of who said what: added page by page, searched, shown, checked."""

from onrecord.record.acts import Act, Party
from onrecord.record.record import Record
from onrecord.record.results import Hit, Piece, Said, Voice

__all__ = ["Act", "Hit", "Party", "Piece", "Record", "Said", "Voice"]
