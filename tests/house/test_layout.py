"""The habits of the house that no tool checks."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MODULES = {str(path.relative_to(ROOT)): path for path in SOURCES}
LONGEST_FUNCTION = 40  # lines, without its docstring
LONGEST_MODULE = 400
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    assert function.end_lineno
    lines = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno:
        lines -= first.end_lineno - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_functions_are_short(path: Path) -> None:
    functions = (node for node in ast.walk(_tree(path)) if isinstance(node, Function))
    lengths = {function.name: _length(function) for function in functions}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_public_things_have_docstrings(path: Path) -> None:
    """Modules, and the functions and classes in them that others may use."""
    tree = _tree(path)
    nodes = (node for node in tree.body if isinstance(node, (Function, ast.ClassDef)))
    missing = [n.name for n in nodes if not n.name.startswith("_") and not ast.get_docstring(n)]
    if path.read_text("utf-8").strip() and not ast.get_docstring(tree):
        missing.append("the module")
    assert missing == []


def test_no_module_has_a_vague_name() -> None:
    parts = {part for name in MODULES for part in Path(name).with_suffix("").parts}
    assert parts & VAGUE == set()


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_only_the_record_knows_sqlalchemy(path: Path) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(_tree(path))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    inside = path.relative_to(ROOT / "src" / "onrecord").parts[0]
    doors = {
        "sqlalchemy": "record",
        "alembic": "record",
        "lxml": "page",
        "resiliparse": "page",
        "brotli": "containers",
        "pypdf": "containers",
        "markdown_it": "page",
        "babel": "page",
        "httpx": "fetch",
        "rich": "cli",
    }
    assert [name for name in imported if doors.get(name, inside) != inside] == []


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_only_the_command_line_reads_the_environment(path: Path) -> None:
    if "cli" not in path.parts:
        text = path.read_text("utf-8")
        assert "os.environ" not in text
        assert "getenv" not in text


def test_the_version_is_one() -> None:
    import tomllib

    import onrecord

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == onrecord.__version__
    assert onrecord.__version__ in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_ci_runs_what_the_readme_names() -> None:
    assert "exec sh dev test" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert (ROOT / "dev").is_file()
