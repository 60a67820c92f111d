"""How far a noun phrase reaches: articles, adjectives, nouns and names, with what they are "of"."""

from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.tagger import TAG

_WORDS = frozenset(TAG[name] for name in ("DET", "ADJ", "NOUN", "PROPN", "NUM"))
_HEADS = frozenset({TAG["NOUN"], TAG["PROPN"]})


def noun_phrase_end(analysis: Analysis, first: int) -> int:
    """The token beyond the noun phrase that begins at `first`; `first` where none with a head
    does."""
    _, high = analysis.bounds[int(analysis.sentence[first])]
    end = first
    while end < high and (
        int(analysis.tags[end]) in _WORDS or (end > first and analysis.classes[end] == CLASS["of"])
    ):
        end += 1
    return first if _HEADS.isdisjoint(analysis.tags[first:end].tolist()) else end
