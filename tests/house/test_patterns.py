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
from onrecord.coding.positions import _stances
from onrecord.languages.load import codes, load
from onrecord.syntax.dashes import _patterns
from onrecord.syntax.inserts import _dash
from onrecord.syntax.quotations import marks_of
from onrecord.syntax.tokens import token_pattern

SOURCE = Path(onrecord.__file__).parent
LENGTH = 8_000  # characters; twice as many cost four times as much where the square counts
ENOUGH = 0.3  # seconds of processor time for all texts that need no second look
MOST_GROWTH = 3.0
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
        for n, pattern in enumerate(_patterns(grammar.speech_dashes)):
            yield f"dashes {code} {n}", pattern
        yield f"inserts {code}", _dash(grammar.speech_dashes)
        yield f"stances {code}", _stances(code, load(code).digest).pattern


def written_in_functions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Patterns that a function has as a literal, such as that of `re.split(r"...", text)`."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            module, first = node.func.value, node.args[:1]
            if not (isinstance(module, ast.Name) and module.id == "re" and first):
                continue
            if isinstance(first[0], ast.Constant) and isinstance(first[0].value, str):
                name = f"{path.relative_to(SOURCE)}:{node.lineno}"
                yield name, re.compile(first[0].value)


PATTERNS = dict([*made_in_modules(), *made_by_packs(), *written_in_functions()])


def cost(pattern: re.Pattern[str], length: int) -> float:
    """Seconds of processor time that it takes to look through every hostile text."""
    begun = time.process_time()
    for unit in UNITS:
        text = (unit * (length // len(unit) + 1))[:length] + "\x00"
        pattern.match(text)
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begun


@pytest.mark.parametrize("name", PATTERNS)
def test_cost_grows_with_the_text(name: str) -> None:
    pattern = PATTERNS[name]
    whole = cost(pattern, LENGTH)
    assert whole < ENOUGH or whole < MOST_GROWTH * cost(pattern, LENGTH // 2), pattern.pattern
