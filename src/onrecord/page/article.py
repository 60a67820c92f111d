"""The lines of a page with their kinds, and what the page is, to an Article."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.languages.detect import detect, script
from onrecord.page.blocks import Blocks, find_blocks
from onrecord.page.capture import Captured
from onrecord.page.joined import split_joined
from onrecord.page.language import PageWords, page_words
from onrecord.page.markup import markup_of
from onrecord.page.metadata.conflicts import Claim, best, text_of
from onrecord.page.metadata.days import resolve
from onrecord.page.metadata.evidence import Evidence, Frame
from onrecord.page.metadata.markup import read_markup
from onrecord.page.metadata.pictures import find_owner
from onrecord.page.metadata.places import read_country, site
from onrecord.page.metadata.read import Metadata, read_metadata
from onrecord.page.metadata.site import leave_out
from onrecord.page.metadata.tongues import other_languages
from onrecord.page.outlets import Outlet, Outlets, shipped
from onrecord.page.sheet import Decision
from onrecord.values import QUOTABLE_KINDS, Article, Block, Envelope

_SAMPLE = 400  # characters of the longest lines that tell the language; 4,000 give the same


def make_article(
    captured: Captured,
    lang: str | None,
    envelope: Envelope | None = None,
    outlets: Outlets | None = None,
) -> Article:
    """The article of a captured page, read in `lang` or, where that is None, in its own.

    `outlets` are the outlet files that are asked, those that are shipped where it is None.
    """
    declared = read_markup(captured.root) if captured.root is not None else None
    frame = Frame(declared, captured.page.source, envelope)
    file = _outlet_file(frame, outlets or shipped())
    language = _language(captured, frame, lang)
    code = text_of(language)
    words = _words(frame, code, file[1] if file else None)
    captured = split_joined(captured, words.function_words)
    blocks = find_blocks(captured.lines, words, markup_of(captured, declared))
    evidence = Evidence(frame, blocks.sheet, blocks.decisions, code)
    found = read_metadata(evidence, language, file)
    decisions = blocks.decisions
    if file is not None and found.layout is not None:
        decisions = leave_out(blocks.sheet, decisions, found.layout, file[0])
    return _article(found, _blocks(captured, blocks, decisions, evidence))


def _outlet_file(frame: Frame, outlets: Outlets) -> tuple[str, Outlet] | None:
    return next((file for a in frame.addresses() if (file := outlets.find(site(a)))), None)


def _words(frame: Frame, language: str | None, outlet: Outlet | None) -> PageWords:
    """The words of the language, with the order of day and month of the page's country."""
    country = (outlet.country if outlet else None) or text_of(best(read_country(frame), "country"))
    words = page_words(language, country)
    if outlet is not None and outlet.day_first is not None:
        return replace(words, day_first=outlet.day_first)
    return words


def _language(captured: Captured, frame: Frame, lang: str | None) -> Claim | None:
    """The language given; that of the longest lines; that of the markup or the container where
    they are too few to tell.

    Markup is believed where it names the same script: templates lie more than texts do.
    """
    if lang is not None:
        return Claim("language", "given", lang, "the language asked for")
    sample = ""
    for line in sorted(captured.lines, key=lambda one: -len(one.text)):
        if len(sample) > _SAMPLE:
            break
        sample += line.text[:_SAMPLE] + "\n"
    if found := detect(sample):
        return Claim("language", "text", found, "the longest lines")
    said = frame.envelope
    declared = frame.declared.language if frame.declared is not None else None
    if declared is not None and script(sample):
        return Claim("language", "attribute", declared, "html lang or the like")
    if said and said.language and script(sample):
        return Claim("language", "envelope", said.language, said.carrier)
    return None


def _article(found: Metadata, blocks: tuple[Block, ...]) -> Article:
    return Article(
        title=found.text("title"),
        language=found.text("language"),
        published=found.text("published"),
        updated=found.text("updated"),
        outlet=found.text("outlet"),
        authors=found.texts("authors") or found.texts("agencies"),
        blocks=blocks,
        agencies=found.texts("agencies"),
        country=found.text("country"),
        address=found.text("address"),
        section=found.text("section"),
        tags=found.texts("tags"),
        truncated=found.text("truncated"),
        origins=found.origins(),
    )


def _blocks(
    captured: Captured, blocks: Blocks, decisions: Sequence[Decision], evidence: Evidence
) -> tuple[Block, ...]:
    """A block for each line, with what it says of its picture and in which language."""
    tongues = _tongues(captured, decisions, evidence.language)
    made = []
    for i, (span, one) in enumerate(zip(captured.spans, decisions, strict=True)):
        is_picture = one.kind in ("caption", "credit")
        words = blocks.sheet.lines[i].text
        alone = one.kind == "credit"
        owner = find_owner(words, blocks.sheet.words, alone=alone) if is_picture else None
        made.append(
            Block(
                span.start,
                span.end,
                kind=one.kind,
                reason=one.reason,
                date=_day(one, i, evidence),
                credit=owner,
                language=tongues.get(i),
            )
        )
    return tuple(made)


def _day(decision: Decision, i: int, evidence: Evidence) -> str | None:
    """The day of a block, with day and month in the order that the page shows."""
    if decision.date is not None:
        for found in evidence.sheet.dates[i]:
            if found.iso == decision.date and found.other is not None:
                return resolve(found, evidence)
    return decision.date


def _tongues(
    captured: Captured, decisions: Sequence[Decision], language: str | None
) -> Mapping[int, str | None]:
    """The languages of the blocks that statements are read from, where it is not the article's."""
    numbers = [i for i, one in enumerate(decisions) if one.kind in QUOTABLE_KINDS]
    found = other_languages([captured.lines[i].text for i in numbers], language)
    return dict(zip(numbers, found, strict=True))
