"""Figures of Onrecord beside those of its peers; not part of the package."""
