"""The metadata of a page: all claims of all sources, and the choice between them."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.page.metadata.authors import read_authors
from onrecord.page.metadata.conflicts import RANKS, Claim, best, text_of
from onrecord.page.metadata.cut import read_cuts
from onrecord.page.metadata.days import is_later, more_exact, read_days
from onrecord.page.metadata.evidence import Evidence
from onrecord.page.metadata.places import (
    agreed,
    outlet_names,
    read_address,
    read_country,
    read_outlets,
    read_subjects,
)
from onrecord.page.metadata.site import layout_of, read_outlet_file
from onrecord.page.metadata.titles import read_titles
from onrecord.page.outlets import Layout, Outlet
from onrecord.values.article import Origin, OriginField


class Metadata(Struct, frozen=True):
    """The claim that is believed for each field, where there is one, and the layout by which the
    outlet's file reads the page."""

    chosen: dict[OriginField, Claim]
    layout: Layout | None = None

    def text(self, field: OriginField) -> str | None:
        """A field that is one text."""
        return text_of(self.chosen.get(field))

    def texts(self, field: OriginField) -> tuple[str, ...]:
        """A field that is a list of texts."""
        claim = self.chosen.get(field)
        return claim.value if claim is not None and isinstance(claim.value, tuple) else ()

    def origins(self) -> tuple[Origin, ...]:
        """Where each known field was read, in the order of the fields."""
        return tuple(self.chosen[field].origin for field in RANKS if field in self.chosen)


def read_metadata(
    evidence: Evidence, language: Claim | None, file: tuple[str, Outlet] | None
) -> Metadata:
    """What is believed of the page after all sources have been heard.

    `language` is what was found before, `file` the name of the outlet's file and what it holds.
    """
    names = list(read_outlets(evidence))
    known = outlet_names(names)
    claims = [
        *names,
        *read_titles(evidence, known),
        *read_days(evidence),
        *read_authors(evidence, known),
        *read_address(evidence),
        *read_country(evidence),
        *read_subjects(evidence),
        *read_cuts(evidence),
        *([language] if language else []),
    ]
    layout = None
    if file is not None:
        day = text_of(best(claims, "published")) or _captured(evidence)
        layout = layout_of(file[1], day)
        claims += read_outlet_file(evidence, *file, layout)
    chosen = {field: one for field in RANKS if (one := _choose(claims, field)) is not None}
    return Metadata(_consistent(chosen, claims), layout)


def _captured(evidence: Evidence) -> str | None:
    return evidence.envelope.captured if evidence.envelope else None


def _choose(claims: Sequence[Claim], field: OriginField) -> Claim | None:
    chosen = best(claims, field)
    if field == "outlet" and chosen is not None and chosen.source != "outlet file":
        return agreed([one for one in claims if one.field == "outlet"], chosen)
    return chosen


def _consistent(
    chosen: dict[OriginField, Claim], claims: Sequence[Claim]
) -> dict[OriginField, Claim]:
    """The choices, each field looked at beside the others."""
    _complete_day(chosen, claims)
    _same_byline(chosen)
    return chosen


def _complete_day(chosen: dict[OriginField, Claim], claims: Sequence[Claim]) -> None:
    """The time of the day where only another source has it; no change before publication, and
    none that is the publication itself."""
    published, updated = chosen.get("published"), chosen.get("updated")
    if published is not None:
        others = [str(one.value) for one in claims if one.field == "published"]
        exact = more_exact(str(published.value), others)
        if exact != published.value:
            chosen["published"] = Claim(
                "published", published.source, exact or "", published.detail
            )
    if updated is not None and published is not None:
        then, now = str(chosen["published"].value), str(updated.value)
        if not is_later(now, then):
            del chosen["updated"]


def _same_byline(chosen: dict[OriginField, Claim]) -> None:
    """Agencies of another source than the people's are its default, not authors beside them."""
    people, others = chosen.get("authors"), chosen.get("agencies")
    if people is None or others is None or people.source == others.source:
        return
    if others.source not in ("byline", "outlet file"):
        del chosen["agencies"]
