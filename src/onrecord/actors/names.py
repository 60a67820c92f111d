"""Every name by which an actor of the tables is known, in all languages."""

from collections.abc import Iterator

from onrecord.actors.bodies import (
    body_forms,
    countries,
    institution_forms,
    institution_kinds,
    nationalities,
)
from onrecord.actors.index import index
from onrecord.actors.offices import office_forms
from onrecord.actors.shape import KnownActor
from onrecord.actors.sources import mention_words


def names_of(actor: KnownActor) -> tuple[str, ...]:
    """The names of an actor, its own first; of an institution or an office that each country has,
    the words for it with the country's name or adjective."""
    found = dict.fromkeys([actor.name, *_forms(actor), *_composed(actor)])
    return tuple(found)


def _forms(actor: KnownActor) -> Iterator[str]:
    person = index().people.get(actor.id)
    if person is not None:
        yield from (form for _, form in person.forms)
        return
    for form in body_forms():
        if form.actor.id == actor.id and form.kind != "capital":
            yield form.text
    for form in body_forms():
        if form.actor.id == actor.id and form.kind == "capital":
            yield form.text


def _composed(actor: KnownActor) -> Iterator[str]:
    """ "ministero degli Esteri" with the words for its country, in each language."""
    code, _, key = actor.id.removeprefix("table:").partition("-")
    if actor.kind == "country" and actor.country:
        code, key = actor.country, "government"
    if code not in countries() or (key not in institution_kinds() and actor.kind != "office"):
        return
    forms = [(lang, form) for lang, form, of in institution_forms() if of == key]
    forms += [(lang, form) for lang, form, office, only in office_forms() if office == key]
    names = {f.lang: f.text for f in reversed(body_forms()) if f.actor.id == countries()[code].id}
    for lang, form in forms:
        adjectives = [a for a, of in nationalities().get(lang, {}).items() if of == code]
        for adjective in adjectives:
            comes_first = "adjective first" in mention_words("order").get(lang, ())
            yield f"{adjective} {form}" if comes_first else f"{form} {adjective}"
        if lang == "en" and lang in names:
            yield f"{form} of {names[lang]}"
