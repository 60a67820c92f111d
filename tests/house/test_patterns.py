"""No regular expression of the project runs away on hostile text."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.languages.load import codes, load
from onrecord.reading.dashes import _patterns
from onrecord.reading.quotations import marks_of
from onrecord.reading.tokens import token_pattern

SOURCE = Path(onrecord.__file__).parent
LENGTH = 20_000  # characters; a pattern whose cost grows with the square would take minutes
MOST = 2.0  # seconds of processor time; the slowest takes a tenth
UNITS = [
    *("a", "A", "1", " ", "\n", ".", ",", "-", "—", "'", '"', "«", "(", "<", "/", ":", "\u00a0"),
    *("a ", "A. ", "a.", "1.", "1,", "1:", "a'", "''", "a-", "« ", "— ", ". ", "a@", "</a", "a\n"),
    *("A.B.", "1 a", "Ab ", "http://", "&amp;", "12/12", "a=b;", "(a", "\u0301", "ß", "я "),
]


def made_in_modules() -> Iterator[tuple[str, re.Pattern[str]]]:
    for info in pkgutil.walk_packages([str(SOURCE)], "onrecord."):
        if info.name.startswith(("onrecord.spacy_pipe", "onrecord.record.migrations")):
            continue
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{info.name}.{name}", value


def made_by_packs() -> Iterator[tuple[str, re.Pattern[str]]]:
    for code in codes():
        grammar = load(code).grammar
        yield f"tokens {code}", token_pattern(grammar.elisions, grammar.clitics)
        yield f"marks {code}", marks_of(grammar.quotation_marks).any_of
        for pattern in _patterns(grammar.speech_dashes):
            yield f"dashes {code}", pattern


PATTERNS = dict([*made_in_modules(), *made_by_packs()])


@pytest.mark.parametrize("name", PATTERNS)
def test_cost_grows_with_the_text(name: str) -> None:
    pattern = PATTERNS[name]
    begun = time.process_time()
    for unit in UNITS:
        text = (unit * (LENGTH // len(unit) + 1))[:LENGTH] + "\x00"
        pattern.match(text)
        for _ in pattern.finditer(text):
            pass
    assert time.process_time() - begun < MOST, pattern.pattern


FACTORIES = {
    "reading/dashes.py",
    "reading/quotations.py",
    "reading/tokens.py",
}
"""Modules that make patterns out of a pack, which `made_by_packs` has."""


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=str)
def test_patterns_are_made_where_they_can_be_tried(path: Path) -> None:
    """In modules, by name; not inside functions."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = [
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
    ]
    if str(path.relative_to(SOURCE)) not in FACTORIES:
        assert [node.lineno for node in inside] == []
