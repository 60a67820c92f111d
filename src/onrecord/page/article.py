"""The lines of a page with their kinds, and what the page is, to an Article."""

from msgspec import Struct

from onrecord.languages.detect import detect, script
from onrecord.page.blocks import Blocks, find_blocks
from onrecord.page.capture import Captured
from onrecord.page.dates import date_in_address
from onrecord.page.likeness import alike, tokens
from onrecord.page.likeness import cut_title
from onrecord.page.language import page_words
from onrecord.page.markup import markup_of
from onrecord.page.metadata import Declared, Shown, read_lines, read_markup
from onrecord.page.metadata.markup import site
from onrecord.page.metadata.shown import split_names
from onrecord.text import lines
from onrecord.values import Article, Block, Envelope

_SAMPLE = 4_000  # characters of the longest lines that tell the language
_AUTHOR_WORDS = 5
_NOTHING = Declared(None, None, None, None, (), (), None, None)


class Known(Struct, frozen=True):
    """The two sources of metadata and the language they are read in."""

    declared: Declared
    shown: Shown
    language: str | None
    joins: frozenset[str]


def make_article(
    captured: Captured, lang: str | None, envelope: Envelope | None = None
) -> Article:
    """The article of a captured page, read in `lang` or, where that is None, in its own."""
    declared = read_markup(captured.root) if captured.root is not None else _NOTHING
    language = lang or page_language(captured, declared)
    words = page_words(language)
    blocks = find_blocks(captured.lines, words, markup_of(captured, declared))
    shown = read_lines(blocks.sheet, blocks.decisions)
    return _article(captured, blocks, Known(declared, shown, language, words.joins))


def page_language(captured: Captured, declared: Declared) -> str | None:
    """The language of the longest lines; that of the markup where they are too few to tell.

    The markup is believed where it names the same script: templates lie more than texts do.
    """
    sample = ""
    for line in sorted(captured.lines, key=lambda one: -len(one.text)):
        if len(sample) > _SAMPLE:
            break
        sample += line.text[:_SAMPLE] + "\n"
    return detect(sample) or (declared.language if script(sample) else None)


def _article(captured: Captured, blocks: Blocks, known: Known) -> Article:
    declared, shown = known.declared, known.shown
    outlet = _outlet(captured, declared, shown)
    address = declared.address or captured.page.source
    published = declared.published or shown.published or date_in_address(address)
    updated = declared.updated or (shown.updated if not declared.published else None)
    return Article(
        title=_title(captured, blocks, declared),
        language=known.language,
        published=_more_exact(published, shown.published),
        updated=updated if updated != published else None,
        outlet=outlet,
        authors=_authors(known, outlet),
        blocks=_blocks(captured, blocks),
    )


def _blocks(captured: Captured, blocks: Blocks) -> tuple[Block, ...]:
    text = captured.page.text
    return tuple(
        Block(span.start, span.end, kind=one.kind, reason=one.reason, date=one.date)
        for span, one in zip(lines(text), blocks.decisions, strict=True)
    )


def _title(captured: Captured, blocks: Blocks, declared: Declared) -> str | None:
    """The headline as shown, else as declared, without the outlet's name."""
    if (at := blocks.sheet.headline) is not None:
        shown = captured.lines[at].text
        cut = cut_title(shown)[0]
        again = any(line.text == cut for line in captured.lines)
        return cut if again or (at == 0 and "|" in shown) else shown
    named = declared.title or declared.page_title
    return cut_title(named)[0] if named else None


def _more_exact(chosen: str | None, shown: str | None) -> str | None:
    """The chosen day, with the time where the page shows it for the same day."""
    if chosen and shown and len(chosen) == 10 and shown.startswith(chosen):
        return shown
    return chosen


def _outlet(captured: Captured, declared: Declared, shown: Shown) -> str | None:
    """The declared name that the page's title ends in, else the first declared, else the shown
    one, else the site's domain."""
    suffix = cut_title(declared.page_title)[1] if declared.page_title else None
    for name in declared.outlets:
        if suffix and alike(frozenset(tokens(name)), frozenset(tokens(suffix))) >= 0.6:
            return name
    if declared.outlets:
        return declared.outlets[0]
    return shown.outlet or suffix or site(declared.address) or site(captured.page.source)


def _authors(known: Known, outlet: str | None) -> tuple[str, ...]:
    """People only: no outlet, agency or address."""
    named = [
        name
        for entry in known.declared.authors
        for name in split_names(entry, known.joins)
        if _is_person(name, outlet)
    ]
    if not named:
        named = [name for name in known.shown.authors if _is_person(name, outlet)]
    return tuple(dict.fromkeys(named))


def _is_person(name: str, outlet: str | None) -> bool:
    words = name.split()
    if not 2 <= len(words) <= _AUTHOR_WORDS or any(char.isdigit() or char in "@/" for char in name):
        return False
    if not all(word[:1].isupper() or len(word) <= 3 for word in words):
        return False
    return not outlet or alike(frozenset(tokens(name)), frozenset(tokens(outlet))) < 0.5
