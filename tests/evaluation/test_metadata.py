"""The figures of metadata, on annotation made by hand."""

import json
from pathlib import Path

import pytest

from onrecord.errors import DataFileError
from onrecord.evaluation.metadata import Gold, figures, read_gold, same_day, table
from onrecord.values import Article


def article(
    title: str, published: str | None, *authors: str, agencies: tuple[str, ...] = ()
) -> Article:
    return Article(
        title=title, language="en", published=published, updated=None, outlet=None,
        authors=authors, blocks=(), agencies=agencies,
    )  # fmt: skip


GOLD = {
    "one": Gold(title="“A treaty” – at last", published="2024-03-01", authors=("Ann Lee",)),
    "two": Gold(title="A pact of two equal states", published="2024-03-01T23:30:00+00:00",
                updated="2024-03-02", authors=("AFP", "Bo Rask")),
    "three": Gold(title="Gone"),
}  # fmt: skip
FOUND = {
    "one": article('"a  TREATY" - at last', "2024-03-01T10:00:00+01:00", "ann lee", "Eva Fo"),
    "two": article("A pact of two equal countries", "2024-03-02T00:30:00+01:00", agencies=("AFP",)),
}


def test_figures() -> None:
    values = {one.name: (one.right, one.of) for one in figures(GOLD, FOUND)}
    assert values == {
        "title": (1, 3),
        "title, words": (2, 3),
        "published": (2, 2),
        "updated": (0, 1),
        "an author": (1, 2),
        "author, any": (2, 2),
        "authors P": (2, 3),
        "authors R": (2, 3),
    }


@pytest.mark.parametrize(
    ("ours", "gold", "same"),
    [
        ("2024-03-01", "2024-03-01 23:30:00+00:00", True),
        ("2024-03-02T00:30:00+01:00", "2024-03-01 23:30:00+00:00", True),
        ("2024-03-02T00:30:00", "2024-03-01 23:30:00+00:00", False),
        ("2024-03-02", "soon", False),
    ],
)
def test_days(ours: str, gold: str, same: bool) -> None:
    assert same_day(ours, gold) == same


def test_the_table_defines_its_figures() -> None:
    shown = table(figures(GOLD, FOUND))
    assert shown.startswith("Title, days and authors of pages")
    assert "title, words       3   0.667" in shown
    assert table(()).endswith("share")


def test_the_annotation_is_read(tmp_path: Path) -> None:
    path = tmp_path / "metadata.json"
    path.write_text(json.dumps({"one": {"title": "T", "outlet": "O", "authors": None}}))
    assert read_gold(path) == {"one": Gold(title="T")}
    for wrong in ("[]", "{", '{"one": {"title": 1}}'):
        path.write_text(wrong)
        with pytest.raises(DataFileError, match=r"metadata\.json"):
            read_gold(path)
