"""Each page of tests/golden/pages gives the lines of its expected.txt.

expected.txt: a first line that says what the page is there for, a line of metadata, then
`kind | text | reason` for every line of the page. `pytest --update-golden` rewrites it.
"""

from pathlib import Path

import pytest

from onrecord.page import read_page

PAGES = Path(__file__).resolve().parents[1] / "golden" / "pages"
FOLDERS = sorted(path for path in PAGES.iterdir() if path.is_dir())


def shown(folder: Path) -> str:
    source = next(folder.glob("page.*"))
    page, article = read_page(source.read_bytes(), source.name)
    rows = [
        f"title {article.title} | language {article.language} | "
        f"published {article.published} | updated {article.updated} | "
        f"outlet {article.outlet} | authors {', '.join(article.authors)}"
    ]
    for block in article.blocks:
        day = f" | {block.date}" if block.date else ""
        rows.append(f"{block.kind} | {block.of(page.text)} | {block.reason}{day}")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_golden_page(folder: Path, update_golden: bool) -> None:
    path = folder / "expected.txt"
    purpose, _, expected = path.read_text("utf-8").partition("\n")
    found = shown(folder)
    if update_golden:
        path.write_text(f"{purpose}\n{found}", "utf-8")
        return
    assert found == expected


def test_every_golden_page_says_what_it_is_there_for() -> None:
    assert FOLDERS
    for folder in FOLDERS:
        assert (folder / "expected.txt").read_text("utf-8").startswith("# ")
