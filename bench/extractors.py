"""The libraries that take a story out of HTML, each as one function from bytes to text."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from onrecord.errors import InputError
from onrecord.evaluation.pages import body_of
from onrecord.page import read_page

Extractor = Callable[[bytes], str]
BASE = "trafilatura fast"
"""The one that the speed of the others is set against."""


def onrecord(raw: bytes) -> str:
    """The whole page stage: story, kinds and reasons of all lines, metadata."""
    try:
        return body_of(*read_page(raw, "page"))
    except InputError:
        return ""


def _trafilatura(**options: bool) -> Extractor:
    extract = import_module("trafilatura").extract

    def run(raw: bytes) -> str:
        found = extract(raw, include_comments=False, include_tables=False, **options)
        return str(found or "")

    return run


def _readability() -> Extractor:
    document = import_module("readability").Document
    fromstring = import_module("lxml.html").fromstring

    def run(raw: bytes) -> str:
        try:
            summary = document(raw.decode("utf-8", "replace")).summary()
            return str(fromstring(summary).text_content())
        except (ValueError, TypeError):  # it raises on control characters, and where it finds none
            return ""

    return run


def _resiliparse() -> Extractor:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text

    def run(raw: bytes) -> str:
        return str(extract(raw.decode("utf-8", "replace"), main_content=True, alt_texts=False))

    return run


def _justext() -> Extractor:
    module = import_module("justext")
    words = frozenset[str]()

    def run(raw: bytes) -> str:
        found = module.justext(raw, words, stopwords_low=0, stopwords_high=0)
        return "\n".join(one.text for one in found if not one.is_boilerplate)

    return run


_MAKERS: dict[str, tuple[str, Callable[[], Extractor]]] = {
    BASE: ("trafilatura", lambda: _trafilatura(fast=True)),
    "trafilatura precision": ("trafilatura", lambda: _trafilatura(favor_precision=True)),
    "readability-lxml": ("readability", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "justext": ("justext", _justext),
}


def extractors() -> tuple[dict[str, Extractor], list[str]]:
    """Those that are installed by name, Onrecord first, and the names of those that are not."""
    found: dict[str, Extractor] = {"onrecord": onrecord}
    missing = []
    for name, (module, make) in _MAKERS.items():
        if find_spec(module) is None:
            missing.append(name)
        else:
            found[name] = make()
    return found, missing
