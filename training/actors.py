"""Builds the actor tables that can be made by machine from the shared snapshots.

    python -m training.actors ../shared/actors

Writes `actors/data/countries.tsv` (names, capitals, adjectives: from mledoze/countries, dr5hn,
CLDR and i18n-nationality; ODbL 1.0), `actors/data/organisations.tsv` (international bodies:
supraverden and Open Multilingual Wordnet; CC BY-SA 4.0), `actors/data/holders.tsv` (heads of
state and government and ministers: Wikidata, CC0, and CIA World Factbook, public domain) and
`actors/data/spellings.tsv` (further names of these people: Wikidata and EveryPolitician, CC0,
Phoenix, MIT, UK Sanctions List, OGL v3).
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.actors.keys import skeletons
from onrecord.actors.people import slug

DATA = Path(__file__).parent.parent / "src/onrecord/actors/data"
OFFICES = {
    "head_of_state": "head of state",
    "head_of_government": "head of government",
    "foreign_minister": "foreign minister",
    "defence_minister": "defence minister",
    "interior_minister": "interior minister",
    "finance_minister": "finance minister",
    "parliament_speaker": "speaker of parliament",
    "deputy_head_of_state": "vice president",
}
"""The offices that are taken over, and what `offices.tsv` calls them."""
ISO2 = 2
LONGEST_NAME = 5
SHORTEST_ALIAS = 4
"""Letters of a further name of an organisation; shorter ones are also words, or other bodies."""
CONTINENTS = {"Africa", "America", "Asia", "Europa", "Europe", "África", "Европа"}


def italian_forms(adjective: str) -> set[str]:
    """The four forms of an Italian adjective in -o, the two of one in -e, else the word itself."""
    word = adjective.lower()
    stem = word[:-1]
    if word.endswith(("co", "go")):
        return {word, stem + "a", *(stem + "i", stem[:-1] + word[-2] + "hi"), stem + "he"}
    if word.endswith("o"):
        return {word, stem + "a", stem + "i", stem + "e"}
    if word.endswith("e"):
        return {word, stem + "i"}
    return {word}


ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (("", "- e en er es em"),),
    "en": (("an", "an ans"), ("i", "i is"), ("", "-")),
    "es": (
        ("o", "o a os as"),
        ("és", "és esa eses esas"),
        ("án", "án ana anes anas"),
        ("", "- s es"),
    ),
    "fr": (
        ("ien", "ien ienne iens iennes"),
        ("éen", "éen éenne éens éennes"),
        ("s", "s se ses"),
        ("e", "e es"),
        ("", "- e s es"),
    ),
    "pt": (
        ("o", "o a os as"),
        ("a", "o a os as"),
        ("ês", "ês esa eses esas"),
        ("esa", "ês esa eses esas"),
        ("ão", "ão ã ães ãs"),
        ("", "- s"),
    ),
    "ru": (("ий", "ий ая ое ие ого ой ому ую им ом их ими"), ("", "-")),
}
"""The endings of adjectives of nationality: of the first that fits, all that take its place."""


MISTAKES = {("GW", "португальский")}
"""Adjectives that the source gives to a wrong country: its language for its people."""


def forms_of(adjective: str, lang: str) -> set[str]:
    """An adjective of nationality in all its forms."""
    word = adjective.lower()
    if lang == "it":
        return italian_forms(adjective)
    for ending, forms in ENDINGS[lang]:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return {stem + form.replace("-", "") for form in forms.split()}
    return {word}


def countries(folder: Path) -> list[tuple[str, ...]]:
    """Rows (id, country, lang, form, kind, evidence) of UN members, and of those nearly so."""
    rows: set[tuple[str, ...]] = set()
    wanted = {"it", *ENDINGS}
    ids: dict[str, str] = {}
    with (folder / "countries.jsonl").open(encoding="utf-8") as file:
        for line in file:
            country = json.loads(line)
            if not country["un_member"] and country["iso2"] not in {"PS", "TW", "VA", "XK"}:
                continue
            ids[country["iso2"]] = country["wikidata"]
            for field, kind in (
                ("names", "name"),
                ("official", "official"),
                ("capital", "capital"),
            ):
                for lang in wanted & set(country[field]):
                    for form in country[field][lang]:
                        rows.add((country["wikidata"], country["iso2"], lang, form, kind))
    with (folder / "demonyms.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (row["iso2"], row["form"]) in MISTAKES:
                continue
            if row["lang"] in wanted and row["iso2"] in ids:
                for form in forms_of(row["form"], row["lang"]):
                    key = (ids[row["iso2"]], row["iso2"], row["lang"], form, "adjective")
                    rows.add(key)
    return sorted((*row, "mledoze, dr5hn, CLDR, i18n-nationality (ODbL)") for row in rows)


def organisations(folder: Path) -> list[tuple[str, ...]]:
    """Rows (id, name, lang, form, kind, evidence) of international bodies with a Wikidata id.

    A name that several bodies share is left out, and a further one that is short or a continent's.
    """
    bodies = []
    with (folder / "organisations.jsonl").open(encoding="utf-8") as file:
        bodies = [body for line in file if (body := json.loads(line))["wikidata"]]
    shared = Counter(
        (lang, form) for b in bodies for lang, forms in _aliases(b).items() for form in set(forms)
    )
    named = Counter(pair for body in bodies for pair in body["names"].items())
    rows: set[tuple[str, ...]] = set()
    for body in bodies:
        name = body["names"].get("en") or next(iter(body["names"].values()))
        for lang, form in body["names"].items():
            if named[lang, form] == 1:
                rows.add((body["wikidata"], name, lang, form, "name"))
        for lang, forms in _aliases(body).items():
            for form in forms:
                is_own = shared[lang, form] == 1 and form not in CONTINENTS
                if is_own and len(form) >= SHORTEST_ALIAS:
                    rows.add((body["wikidata"], name, lang, form, "alias"))
    return sorted((*row, "supraverden, Open Multilingual Wordnet (CC BY-SA 4.0)") for row in rows)


def _aliases(body: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lang, form in body["abbr"].items():
        found.setdefault(lang, []).append(form)
    for lang, forms in body.get("alt", {}).items():
        found.setdefault(lang, []).extend(forms)
    return found


def holders(folder: Path) -> list[tuple[str, ...]]:
    """Rows (id, name, office, country, since, until, evidence)."""
    rows: set[tuple[str, ...]] = set()
    with (folder / "office_holders.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            office, since = OFFICES.get(row["office"]), row["from"]
            until = row["to"] or row["as_of"]
            known = row["person"].strip()
            if office and known and len(row["country_or_org"]) == ISO2 and since < until:
                ident = row["wikidata"] or f"table:{slug(row['person'])}"
                who = (ident, row["person"], office, row["country_or_org"])
                rows.add((*who, since, until, row["to_basis"]))
    return sorted(rows)


def spellings(folder: Path, known: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows (id, lang, form, evidence): further full names of the people in `known` (rows of
    holders), whose family name has the same consonants; a title is no name."""
    ids = {row[0]: row[1] for row in known}
    by_name = {name: ident for ident, name in ids.items()}
    rows: dict[tuple[str, ...], str] = {}
    with (folder / "name_variants.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            ident = row["id"] if row["id"] in ids else by_name.get(row["person"], "")
            words = row["name"].split()
            if ident and 1 < len(words) <= LONGEST_NAME and row["name"] != ids[ident]:
                names = ids[ident].split()
                alike = [skeletons(words[i]) & skeletons(names[i]) for i in (0, -1)]
                if all(alike):
                    rows.setdefault((ident, row["lang"], row["name"]), row["source"])
    return sorted((*row, source) for row, source in rows.items())


def write(path: Path, header: str, rows: list[tuple[str, ...]]) -> None:
    """A TSV file with its header."""
    lines = ["\t".join(header.split()), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def main() -> None:
    """Writes the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    write(DATA / "countries.tsv", "id country lang form kind evidence", countries(folder))
    write(DATA / "organisations.tsv", "id name lang form kind evidence", organisations(folder))
    held = holders(folder)
    write(DATA / "holders.tsv", "id name office country since until evidence", held)
    write(DATA / "spellings.tsv", "id lang form evidence", spellings(folder, held))


if __name__ == "__main__":
    main()
