"""Onrecord: who said what to whom, through whom."""

__version__ = "0.1.0"
