"""Whether the engine reads the sentences by which a language pack proves itself."""

import re
from collections.abc import Container

from onrecord.languages.load import LanguagePack
from onrecord.languages.shape import Example
from onrecord.reading import Found

_WORD = re.compile(r"\w+")


def plain(text: str, openers: Container[str] = ()) -> str:
    """The words alone, without the conjunction that may open a content."""
    words = _WORD.findall(text.lower())
    return " ".join(words[1:] if words[:1] and words[0] in openers else words)


def is_met(example: Example, found: list[Found], pack: LanguagePack) -> bool:
    """Whether one of the quotations is the example's, or there is none where it has none."""
    if example.content is None:
        return not found
    openers = {row.form for row in pack.closed if "that" in row.classes}
    return any(is_it(example, quote, openers) for quote in found)


def is_it(example: Example, quote: Found, openers: Container[str]) -> bool:
    """Whether content, speaker, cue and type are those that the example names. A speaker may have
    more words, a cue fewer (an auxiliary)."""
    text = example.text
    source = plain(quote.source.of(text)) if quote.source else ""
    cue = plain(quote.cue_span.of(text)) if quote.cue_span else ""
    content = plain(quote.content.of(text), openers)
    return (
        content == plain(example.content or "", openers)
        and (example.speaker is None or plain(example.speaker) in source)
        and (example.cue is None or cue in plain(example.cue))
        and (example.type is None or example.type == quote.type)
    )
