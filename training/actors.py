"""Builds the actor tables that can be made by machine from the shared snapshots.

    python -m training.actors ../shared/actors

Writes `actors/data/countries.tsv` (names, capitals, adjectives: from mledoze/countries, dr5hn,
CLDR and i18n-nationality; ODbL 1.0) and `actors/data/holders.tsv` (heads of state and government
and foreign ministers since 2012: Wikidata, CC0, and CIA World Factbook, public domain).
"""

import argparse
import csv
import json
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/onrecord/actors/data"
OFFICES = {"head_of_state", "head_of_government", "foreign_minister"}
SINCE = "2012"


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


def holders(folder: Path) -> list[tuple[str, ...]]:
    """Rows (id, name, office, country, since, until, evidence)."""
    rows: set[tuple[str, ...]] = set()
    with (folder / "office_holders.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            values = list(row.values())
            name, wikidata, office, _, country, since, until, basis = values[:8]
            end = until or values[8]
            if office not in OFFICES or end < SINCE or not wikidata.startswith("Q"):
                continue
            if len(country) != 2:
                continue
            rows.add((wikidata, name, office, country, since, until or values[8], f"{basis}"))
    return sorted(rows)


def write(path: Path, header: str, rows: list[tuple[str, ...]]) -> None:
    """A TSV file with its header."""
    lines = ["\t".join(header.split()), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def main() -> None:
    """Writes both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    write(DATA / "countries.tsv", "id country lang form kind evidence", countries(folder))
    write(DATA / "holders.tsv", "id name office country since until evidence", holders(folder))


if __name__ == "__main__":
    main()
