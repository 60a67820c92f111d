"""Loads a language pack once, on first use."""

import hashlib
import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from onrecord.errors import DataFileError, UsageError
from onrecord.languages.shape import (
    BoilerplateRow,
    ClosedRow,
    CueRow,
    Example,
    FormRow,
    Grammar,
    HedgeRow,
    MediumRow,
    PronounRow,
    RoleRow,
    Scheme,
    StanceRow,
)
from onrecord.tables import Row, read_table


class LanguagePack(Struct, frozen=True):
    """All that the engine knows of one language. `digest` changes with any byte of its data."""

    code: str
    digest: str
    grammar: Grammar
    cues: tuple[CueRow, ...]
    forms: tuple[FormRow, ...]
    closed: tuple[ClosedRow, ...]
    pronouns: tuple[PronounRow, ...]
    roles: tuple[RoleRow, ...]
    media: tuple[MediumRow, ...]
    hedges: tuple[HedgeRow, ...]
    stances: tuple[StanceRow, ...]
    boilerplate: tuple[BoilerplateRow, ...]


@cache
def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a pack, sorted."""
    home = resources.files("onrecord.languages")
    return tuple(
        sorted(d.name for d in home.iterdir() if d.is_dir() and (d / "grammar.toml").is_file())
    )


@cache
def load(code: str) -> LanguagePack:
    """The pack of a language. UsageError where there is none, DataFileError where it is faulty."""
    if code not in codes():
        raise UsageError(f"no language pack for {code!r}; there are packs for {', '.join(codes())}")
    return load_from(resources.files("onrecord.languages") / code, code)


def load_from(folder: Traversable, code: str) -> LanguagePack:
    """The pack in a folder of the layout of `languages/it`; DataFileError lists its faults."""
    faults: list[str] = []
    digest = hashlib.sha256()

    def text(name: str) -> str:
        data = (folder / name).read_bytes()
        digest.update(data)
        return data.decode("utf-8")

    def table(name: str, shape: type[Row]) -> tuple[Row, ...]:
        try:
            return read_table(text(name), shape, f"languages/{code}/{name}")
        except DataFileError as error:
            faults.extend(error.faults)
            return ()

    pack = LanguagePack(
        code=code,
        grammar=_grammar(text("grammar.toml"), f"languages/{code}/grammar.toml"),
        cues=table("cues.tsv", CueRow),
        forms=table("forms.tsv", FormRow),
        closed=table("closed.tsv", ClosedRow),
        pronouns=table("pronouns.tsv", PronounRow),
        roles=table("roles.tsv", RoleRow),
        media=table("media.tsv", MediumRow),
        hedges=table("hedges.tsv", HedgeRow),
        stances=table("stances.tsv", StanceRow),
        boilerplate=table("boilerplate.tsv", BoilerplateRow),
        digest="",
    )
    if faults:
        raise DataFileError(faults)
    return msgspec.structs.replace(pack, digest=digest.hexdigest()[:16])


@cache
def boilerplate(code: str) -> tuple[BoilerplateRow, ...]:
    """The phrases of page templates in a language, which may have no more of a pack than these."""
    if not (code.isascii() and code.isalpha()):
        return ()
    table = resources.files("onrecord.languages") / code / "boilerplate.tsv"
    if not table.is_file():
        return ()
    return read_table(table.read_text("utf-8"), BoilerplateRow, f"languages/{code}/boilerplate.tsv")


def examples(code: str) -> tuple[Example, ...]:
    """The sentences by which a pack proves itself (`examples.toml`)."""
    data = (resources.files("onrecord.languages") / code / "examples.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(data)["example"], tuple[Example, ...])


def _grammar(text: str, name: str) -> Grammar:
    try:
        return msgspec.convert(tomllib.loads(text), Grammar)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataFileError([f"{name}: {error}"]) from error


def for_pages(pack: LanguagePack) -> LanguagePack:
    """The pack as pages are read with it: German in the scheme of our own texts, as that of its
    corpus leaves out what is quoted inside a quotation, and most attitudes."""
    return in_scheme(pack, "own") if pack.grammar.annotation == "wikinews" else pack


def in_scheme(pack: LanguagePack, name: Scheme) -> LanguagePack:
    """The same pack, for texts in which contents are counted by another scheme of annotation."""
    return replace(pack, grammar=replace(pack.grammar, annotation=name))
