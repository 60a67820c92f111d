"""Reads a TSV table into typed rows and reports every fault of it with its line number."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from onrecord.errors import DataFileError

Row = TypeVar("Row", bound=msgspec.Struct)


def read_table(text: str, shape: type[Row], name: str) -> tuple[Row, ...]:
    """The rows of a table; `name` is the file's name in messages.

    DataFileError lists unknown columns, wrong cells, rows that stand twice and rows without
    evidence, each as `name:line: what is wrong`.
    """
    rows: list[Row] = []
    faults: list[str] = []
    seen: dict[tuple[Any, ...], int] = {}
    fields = msgspec.structs.fields(shape)
    columns = [field.name for field in fields]
    numbered = _numbered(text)
    header = next(numbered, (1, []))[1]
    if header != columns:
        raise DataFileError([f"{name}:1: columns are {header}; need {columns}"])
    for number, cells in numbered:
        if len(cells) != len(columns):
            faults.append(f"{name}:{number}: {len(cells)} cells; need {len(columns)}")
            continue
        try:
            row = msgspec.convert(_values(fields, cells), shape, strict=False)
        except msgspec.ValidationError as error:
            faults.append(f"{name}:{number}: {error}")
            continue
        if not cells[-1].strip():
            faults.append(f"{name}:{number}: no evidence for {cells[0]!r}")
        key = tuple(cells[:-1])
        if key in seen:
            faults.append(f"{name}:{number}: the same row as line {seen[key]}")
        seen.setdefault(key, number)
        rows.append(row)
    if faults:
        raise DataFileError(faults)
    return tuple(rows)


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def _values(fields: tuple[msgspec.structs.FieldInfo, ...], cells: list[str]) -> dict[str, Any]:
    """Cells by column; those of a sequence are cut at "|"."""
    values: dict[str, Any] = {}
    for field, cell in zip(fields, cells, strict=True):
        is_sequence = getattr(field.type, "__origin__", None) is tuple
        values[field.name] = (cell.split("|") if cell else []) if is_sequence else cell
    return values
