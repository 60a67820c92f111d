"""Text to words, parts of speech, sentences and quotation marks: what all reading stands on."""

from onrecord.syntax.analysis import Analysis, analyse

__all__ = ["Analysis", "analyse"]
