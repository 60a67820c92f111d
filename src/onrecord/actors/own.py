"""A user's own actors, from a TOML or CSV file, which are asked before the tables.

TOML has a table `[[actor]]` for each: `name`, and as far as they are known `id`, `kind` (person,
organisation, institution, group, country), `country` (ISO 3166-1 alpha-2), `names` (a list of
further names) and `[[actor.office]]` with `office` (as `offices.tsv` calls it), `country`, `since`
and `until`. CSV has the columns name, id, kind, country, names (between "|"), office,
office_country, since, until, a row an office; the columns after name may be left out.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from onrecord.actors import bodies, index, offices, people, registry
from onrecord.actors.people import Person, Term, key_of, slug
from onrecord.actors.shape import KnownActor
from onrecord.errors import DataFileError
from onrecord.values import ActorKind

_COLUMNS = (
    "name",
    "id",
    "kind",
    "country",
    "names",
    "office",
    "office_country",
    "since",
    "until",
)
_KINDS = tuple(kind for kind in get_args(ActorKind) if kind not in {"unknown", "outlet", "office"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NEVER = "9999"


class OwnActor(Struct, frozen=True):
    """An actor of a user's file; `line` is where it stands there."""

    line: int
    name: str
    id: str
    kind: str
    country: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]


def use(path: Path) -> int:
    """Adds the actors of a file to those that are known, before anything is read; their number.

    DataFileError lists each fault as `file:line: what is wrong; what to do`, and nothing is added.
    """
    found = load(path)
    people.OWN[:] = [_person(actor) for actor in found if actor.kind == "person"]
    bodies.OWN[:] = [form for actor in found if actor.kind != "person" for form in _forms(actor)]
    for cached in (people.people, bodies.body_forms, offices.held, index.index, registry.registry):
        cached.cache_clear()
    return len(found)


def load(path: Path) -> tuple[OwnActor, ...]:
    """The actors of a file, checked."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError([f"{path}: cannot be read ({error}); give a text in UTF-8"]) from None
    rows = list(_toml(text, path) if path.suffix.lower() == ".toml" else _csv(text, path))
    faults = [f"{path}:{line}: {fault}" for line, row in rows for fault in _faults(row)]
    if not faults:
        actors = _together(rows)
        faults = [f"{path}:{fault}" for fault in _overlaps(actors)]
    if faults:
        raise DataFileError(faults)
    return tuple(actors)


Row = dict[str, Any]


def _toml(text: str, path: Path) -> Iterator[tuple[int, Row]]:
    """A row an office, with the line of the actor's head."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise DataFileError(
            [f"{path}:{place.group(1) if place else 1}: no TOML ({error}); correct the line"]
        ) from None
    heads = [n for n, line in enumerate(text.splitlines(), 1) if _is_head(line)]
    actors = content.get("actor")
    if not isinstance(actors, list) or len(actors) != len(heads):
        raise DataFileError([f"{path}:1: no [[actor]]; write one table [[actor]] for each actor"])
    for line, actor in zip(heads, actors, strict=True):
        held = actor.pop("office", None) or [{}]
        if not isinstance(held, list) or not all(isinstance(term, dict) for term in held):
            fault = "office is no table; write [[actor.office]], and office = ... below it"
            raise DataFileError([f"{path}:{line}: {fault}"])
        for term in held:
            row = {**actor, "office": term.get("office", ""), "office_country": term.get("country")}
            yield line, {**row, "since": term.get("since", ""), "until": term.get("until", "")}


def _is_head(line: str) -> bool:
    """Whether a line of TOML opens an actor, with spaces or a comment or without."""
    return "".join(line.split("#")[0].split()) == "[[actor]]"


def _csv(text: str, path: Path) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(text.splitlines())
    columns = reader.fieldnames or []
    unknown = [name for name in columns if name not in _COLUMNS]
    if "name" not in columns or unknown:
        wrong = f"unknown column {unknown[0]!r}" if unknown else "no column 'name'"
        raise DataFileError([f"{path}:1: {wrong}; the columns are {', '.join(_COLUMNS)}"])
    for row in reader:
        cells: Row = {key: value or "" for key, value in row.items() if key is not None}
        if None in row:
            cells["too many"] = True
        cells["names"] = [name for name in str(cells.get("names", "")).split("|") if name]
        yield reader.line_num, cells


def _faults(row: Row) -> Iterator[str]:
    if not str(row.get("name") or "").strip():
        yield "an actor without a name; give it one"
    unknown = [key for key in row if key not in _COLUMNS]
    if unknown:
        yield f"unknown entry {unknown[0]!r}; known ones are {', '.join(_COLUMNS)}"
    texts = ("name", "id", "kind", "country", "office", "office_country")
    for key in texts:
        if row.get(key) is not None and not isinstance(row[key], str):
            yield f"{key} {row[key]!r} is no text; put it between quotation marks"
            return
    kind = row.get("kind") or "person"
    if kind not in _KINDS:
        yield f"kind {kind!r} is none; give one of {', '.join(_KINDS)}"
    for name in ("country", "office_country"):
        code = row.get(name) or ""
        if code and code not in bodies.countries():
            yield f"{name} {code!r} is no code that is known; give ISO 3166-1 alpha-2, such as IT"
    names = row.get("names") or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        yield "names are no list of texts; write names = ['A', 'B']"
    yield from _term_faults(row)


def _term_faults(row: Row) -> Iterator[str]:
    office = key_of(str(row.get("office") or ""))
    if office and office not in {key for _, _, key, _ in offices.office_forms()}:
        yield f"office {office!r} is none of the tables; see the first column of offices.tsv"
    for name in ("since", "until"):
        day = str(row.get(name) or "")
        if day and not _is_date(day):
            yield f"{name} {day!r} is no date; write it as 2022-02-01, 2022-02 or 2022"
    since, until = str(row.get("since") or ""), str(row.get("until") or "")
    if since and until and until < since:
        yield f"until {until} is before since {since}; correct one of them"


def _is_date(day: str) -> bool:
    if not _DATE.fullmatch(day):
        return False
    try:
        date.fromisoformat(day + "0000-01-01"[len(day) :])
    except ValueError:
        return False
    return True


def _together(rows: list[tuple[int, Row]]) -> list[OwnActor]:
    """The rows of one name as one actor."""
    found: dict[str, OwnActor] = {}
    for line, row in rows:
        name = str(row["name"]).strip()
        known = found.get(name)
        terms = known.terms if known else ()
        office = key_of(str(row.get("office") or ""))
        country = row.get("country") or ""
        if office:
            until = str(row.get("until") or "") or _NEVER
            where = row.get("office_country") or country
            term = Term(office, where, str(row.get("since") or ""), until, False, True)
            terms = (*terms, term)
        names = tuple(dict.fromkeys([*(known.names if known else ()), *(row.get("names") or ())]))
        ident = row.get("id") or f"own:{slug(name)}"
        kind = row.get("kind") or "person"
        found[name] = OwnActor(
            known.line if known else line, name, ident, kind, country, names, terms
        )
    return list(found.values())


def _overlaps(actors: list[OwnActor]) -> Iterator[str]:
    held: dict[tuple[str, str], list[tuple[Term, OwnActor]]] = {}
    for actor in actors:
        for term in actor.terms:
            for other, who in held.get((term.office, term.country), []):
                if who is not actor and term.overlaps(other):
                    yield (
                        f"{actor.line}: {actor.name} and {who.name} (line {who.line}) are both "
                        f"{term.office.replace('_', ' ')} of {term.country} at once; correct a date"
                    )
            held.setdefault((term.office, term.country), []).append((term, actor))


def _person(actor: OwnActor) -> Person:
    forms = [("", name) for name in (actor.name, *actor.names)]
    return Person(actor.id, actor.name, actor.country or None, forms, list(actor.terms))


def _forms(actor: OwnActor) -> Iterator[bodies.Form]:
    kind: Any = actor.kind
    known = KnownActor(actor.id, actor.name, kind, actor.country or None)
    for name in (actor.name, *actor.names):
        yield bodies.Form(name, "", "name", known)
