"""What is wrong with the actor tables, beyond what their columns tell."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from onrecord.actors.bodies import body_forms, institution_kinds
from onrecord.actors.offices import office_forms
from onrecord.actors.people import Term, before, people
from onrecord.actors.shape import BodyRow, TermRow
from onrecord.actors.sources import rows

SHARED = frozenset(
    {
        ("deputy_prime_minister", "IT"),
        ("spokesperson_of_the_foreign_ministry", "CN"),
    }
)
"""Offices that several people hold at once."""
CHOSEN = frozenset({"capital", "seat", "alias", "official"})
"""Kinds of forms for which there is a rule: a name comes before each of these, and one written by
hand before those of sources."""


def faults() -> Iterator[str]:
    """Each fault in words: two holders of an office at once, a term that ends before it begins, a
    form that names two actors without a rule to choose, an office that nothing names.

    The tables of sources are not asked for overlaps: they are read with the latest holder first.
    """
    yield from _overlaps()
    yield from _unordered()
    yield from _ambiguous()
    yield from _unnamed()


def coverage() -> dict[str, int]:
    """How much there is, by what."""
    forms = body_forms()
    terms = [term for person in people() for term in person.terms]
    return {
        "countries": len({f.actor.id for f in forms if f.actor.kind == "country"}),
        "organisations and groups": len(
            {f.actor.id for f in forms if f.actor.kind not in {"country", "institution"}}
        ),
        "institutions": len({f.actor.id for f in forms if f.actor.kind == "institution"}),
        "people": len(people()),
        "terms of office": len(terms),
        "offices": len({office for _, _, office, _ in office_forms()}),
        "forms of bodies": len(forms),
        "forms of people": sum(len(person.forms) for person in people()),
        "forms of offices": len(office_forms()),
    }


def _overlaps() -> Iterator[str]:
    held: dict[tuple[str, str], list[tuple[str, Term]]] = defaultdict(list)
    for person in people():
        for term in person.terms:
            if term.is_curated and (term.office, term.country) not in SHARED:
                held[term.office, term.country].append((person.name, term))
    for (office, country), terms in sorted(held.items()):
        for (a, one), (b, other) in combinations(sorted(terms, key=lambda t: t[1].since), 2):
            if a != b and one.overlaps(other):
                yield (
                    f"terms.tsv: {office} of {country}: {a} ({one.since} to {one.until}) and {b} "
                    f"({other.since} to {other.until}) at once; correct a date, or list the office "
                    "as shared"
                )


def _unordered() -> Iterator[str]:
    for row in rows("terms.tsv", TermRow):
        until = row.until or row.as_of
        if not row.since or before(until, row.since):
            yield f"terms.tsv: {row.name}, {row.office}: from {row.since!r} to {until!r}"


def _ambiguous() -> Iterator[str]:
    named: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows("bodies.tsv", BodyRow):
        named[row.lang, row.form][row.id] = row.name
    written = set(named)
    for form in body_forms():
        if form.kind not in CHOSEN and (form.lang, form.text) not in written:
            named[form.lang, form.text][form.actor.id] = form.actor.name
    for (lang, text), actors in sorted(named.items()):
        if len(actors) > 1:
            yield f"{text!r} ({lang}) names {' and '.join(sorted(actors.values()))}"


def _unnamed() -> Iterator[str]:
    named = {office for _, _, office, _ in office_forms()}
    for kind in institution_kinds().values():
        for office in (kind.head, kind.spokesperson):
            if office and office not in named:
                yield f"institution_kinds.tsv: {kind.institution}: no form names {office!r}"
    for office in sorted({t.office for p in people() for t in p.terms if t.is_curated} - named):
        yield f"terms.tsv: no form names {office!r}"
