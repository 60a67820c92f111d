"""Which source is believed where they differ. docs/decisions/0007-metadata-conflicts.md says why.

`RANKS` is the whole rule: for each field its sources, the best first. A source that is not named
for a field is not asked about it.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from onrecord.values.article import Origin, OriginBy, OriginField

ORIGINS: Mapping[str, OriginBy] = {
    "given": "given",
    "outlet file": "outlet file",
    "envelope": "envelope",
    "JSON-LD": "JSON-LD",  # the node of the article
    "JSON-LD page": "JSON-LD",  # that of the web page or the site, which may be older or wider
    "meta": "meta",
    "microdata": "markup",  # itemprop, rel=author
    "time element": "markup",
    "attribute": "markup",  # lang of the html element
    "page title": "markup",
    "headline": "line",  # shown, and confirmed by markup or by a declared title
    "likely headline": "line",  # shown, by its place and form alone
    "byline": "line",
    "label": "line",  # a date that a word calls that of publication
    "line": "line",
    "above": "line",  # right above the headline
    "frame": "line",  # further above the headline: may be today's date
    "below": "line",  # behind the story
    "signature": "line",
    "picture": "line",
    "ownership": "line",
    "text": "text",
    "address": "address",
}
"""Every source with the word of the contract for it."""

RANKS: Mapping[OriginField, tuple[str, ...]] = {
    "title": (
        "outlet file", "headline", "envelope", "JSON-LD", "meta", "likely headline", "page title",
        "JSON-LD page",
    ),
    "published": (
        "outlet file", "JSON-LD", "meta", "microdata", "envelope", "JSON-LD page", "time element",
        "label", "line", "above", "address", "below", "frame", "picture",
    ),
    "updated": (
        "outlet file", "JSON-LD", "meta", "microdata", "envelope", "JSON-LD page", "time element",
        "label", "line",
    ),
    "authors": (
        "outlet file", "JSON-LD", "microdata", "meta", "byline", "envelope", "below", "signature",
        "JSON-LD page",
    ),
    "agencies": (
        "outlet file", "JSON-LD", "microdata", "byline", "meta", "envelope", "below", "signature",
        "JSON-LD page",
    ),
    "outlet": (
        "outlet file", "JSON-LD", "meta", "page title", "line", "ownership", "envelope",
        "signature", "address",
    ),
    "country": ("outlet file", "JSON-LD", "address", "attribute", "meta"),
    "address": ("outlet file", "microdata", "meta", "JSON-LD", "envelope", "given"),
    "language": ("given", "text", "attribute", "JSON-LD", "meta", "envelope"),
    "section": ("JSON-LD", "meta", "microdata"),
    "tags": ("JSON-LD", "meta", "microdata"),
    "truncated": ("JSON-LD", "microdata", "line", "envelope"),
}  # fmt: skip


class Claim(Struct, frozen=True):
    """What one source says of a field. `detail` is the key, element or words that it says it in."""

    field: OriginField
    source: str
    value: str | tuple[str, ...]
    detail: str

    @property
    def origin(self) -> Origin:
        """Where the claim was read, for the article."""
        return Origin(self.field, ORIGINS[self.source], self.detail)


def best(claims: Iterable[Claim], field: OriginField) -> Claim | None:
    """The claim of the field's best source, the first where one source makes several."""
    ranks = RANKS[field]
    found = [claim for claim in claims if claim.field == field and claim.value]
    return min(found, key=lambda claim: ranks.index(claim.source), default=None)


def text_of(claim: Claim | None) -> str | None:
    """The value of a claim that is one text; None for none."""
    return claim.value if claim is not None and isinstance(claim.value, str) else None
