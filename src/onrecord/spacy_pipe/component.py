"""The component, and what it leaves in a Doc.

The text of the Doc is taken for the story as it stands, each line a paragraph. What is found is
kept in `doc.user_data` as plain values, so that it survives `Doc.to_bytes` and a `DocBin` that
stores user data, and given out as spaCy spans. `doc.spans["onrecord"]` has the contents, for
displaCy and the matchers.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from onrecord.errors import UsageError
from onrecord.languages.detect import detect
from onrecord.languages.load import codes, load
from onrecord.reading import find_statements_in
from onrecord.values import Actor, Statement

KEY = "onrecord"
Place = tuple[int, int]


class Quoted(NamedTuple):
    """A statement in a Doc. Spans cover whole tokens; `source` is None where nobody is named.

    `chain` has the names of the voices that carry the words, the speaker last; `parent` is the
    number of the statement that this one is nested in; both probabilities are in [0, 1].
    """

    content: Span
    parts: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    addressee: Span | None
    type: str
    medium: str | None
    chain: tuple[str, ...]
    parent: int | None
    confidence: float
    source_confidence: float | None


class Component:
    """Finds the statements of a Doc in a language, or in the one that its text is in (None)."""

    def __init__(self, lang: str | None) -> None:
        if lang is not None and lang not in codes():
            raise UsageError(
                f'lang {lang!r} of the component "onrecord": there are language packs for '
                f"{', '.join(codes())}; give one of them, or None to have the language detected"
            )
        self.lang = lang

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its statements; none in a language without a pack."""
        language = self.lang or detect(doc.text)
        actors: tuple[Actor, ...] = ()
        statements: tuple[Statement, ...] = ()
        if language in codes():
            actors, statements = find_statements_in(doc.text, load(language))
        doc.user_data[KEY] = _plain(actors, statements)
        contents = [quoted.content for quoted in _statements(doc)]
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=contents)
        return doc


def _plain(actors: Sequence[Actor], statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """The statements as values that any format can keep; places are of characters."""
    names = {actor.id: actor.name for actor in actors}
    numbers = {statement.id: i for i, statement in enumerate(statements)}

    def place(passage: Any) -> Place | None:
        return None if passage is None else (passage.start, passage.end)

    return [
        {
            "content": place(s.content),
            "parts": [place(part) for part in s.content_parts],
            "cue": place(s.cue),
            "source": place(s.speaker),
            "addressee": place(s.addressee),
            "type": s.type,
            "medium": s.medium.kind if s.medium else None,
            "chain": [names[ident] for ident in s.chain],
            "parent": numbers[s.parent] if s.parent else None,
            "confidence": s.confidence,
            "source_confidence": s.speaker.confidence if s.speaker else None,
        }
        for s in statements
    ]


def _statements(doc: Doc) -> tuple[Quoted, ...]:
    """What stands in `user_data`, as spans of the Doc."""

    def span(place: Sequence[int]) -> Span:
        found = doc.char_span(place[0], place[1], alignment_mode="expand")
        assert found is not None  # an expanded span always exists
        return found

    def maybe(place: Sequence[int] | None) -> Span | None:
        return span(place) if place else None

    return tuple(
        Quoted(
            content=span(one["content"]),
            parts=tuple(span(part) for part in one["parts"]),
            cue=maybe(one["cue"]),
            source=maybe(one["source"]),
            addressee=maybe(one["addressee"]),
            type=one["type"],
            medium=one["medium"],
            chain=tuple(one["chain"]),
            parent=one["parent"],
            confidence=one["confidence"],
            source_confidence=one["source_confidence"],
        )
        for one in doc.user_data.get(KEY, ())
    )


if not Doc.has_extension("statements"):  # a Doc that is loaded needs it, too
    Doc.set_extension("statements", getter=_statements)


@Language.factory(KEY, default_config={"lang": None})
def make_component(nlp: Language, name: str, lang: str | None) -> Component:
    """What `nlp.add_pipe("onrecord", config={"lang": ...})` makes; without a `lang` the pipeline's
    own where there is a pack for it, else the one that each text is in. UsageError for a `lang`
    without a pack."""
    return Component(lang or (nlp.lang if nlp.lang in codes() else None))
