"""Statements inside a spaCy pipeline: `nlp.add_pipe("onrecord")`, then `doc._.statements`."""

from onrecord.spacy_pipe.component import Quoted, make_component

__all__ = ["Quoted", "make_component"]
