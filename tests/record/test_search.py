"""Words are found whatever else is typed, and nothing typed can break the search."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record import Record
from onrecord.record.query import fts_query
from onrecord.record.results import Piece
from tests.values.made import made


@pytest.fixture
def full(record: Record) -> Record:
    for number in range(3):
        record.add(*made(number))
    return record


@pytest.mark.parametrize(
    "query",
    [
        "invasione",
        "INVASIONE citta",  # case and accents fold
        "invas*",
        '"invasione dicono"',
        '"invasione dicono',  # a quotation mark that nobody closes
        "blinken teme",  # the speaker and the cue
        "invasione -",
    ],
)
def test_found(full: Record, query: str) -> None:
    hit = full.search(query)[0]
    assert hit.kind == "statement"
    assert hit.type == "mixed" or query == "blinken teme"


@pytest.mark.parametrize("query", ["invasion", "invasione pace", '"citta invasione"', "NOT pace"])
def test_not_found(full: Record, query: str) -> None:
    assert full.search(query) == ()


def test_a_hit_tells_who_where_and_when(full: Record) -> None:
    hit = full.search("invasione", limit=1)[0]
    assert hit.speakers == ("Antony Blinken", "Dipartimento di Stato")
    assert (hit.outlet, hit.published, hit.source) == ("Sputnik Italia", "2022-02-01", "page.txt")
    assert hit.snippet[:2] == (Piece("un'", False), Piece("invasione", True))


def test_titles_are_found_after_statements(full: Record) -> None:
    assert [hit.kind for hit in full.search("dialogo n")] == ["statement"] * 3 + ["page"] * 3
    assert full.search("Lavrov")[0].speakers == ()
    assert full.search("Lavrov")[0].type is None


def test_the_limit_holds(full: Record) -> None:
    assert len(full.search("dialogo", limit=4)) == 4
    with pytest.raises(UsageError, match="at least 1"):
        full.search("dialogo", limit=0)


@pytest.mark.parametrize("query", ["", "  ", '""', "* - +", "\0"])
def test_an_empty_query_is_wrong_usage(query: str) -> None:
    with pytest.raises(UsageError, match="nothing to look for"):
        fts_query(query)


def test_the_query_language_of_the_database_has_no_meaning() -> None:
    assert fts_query('a OR b* NEAR(c, 2) ^d content:e "f*"') == (
        '"a" "OR" "b*"* "NEAR(c," "2)" "^d" "content:e" "f*"'
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text('ab "*():^-+\0'))
@example("a\0b")
@example('"a""b"')
@example("२")
def test_nothing_typed_breaks_the_search(full: Record, query: str) -> None:
    try:
        hits = full.search(query)
    except UsageError:
        hits = ()
    assert all(hit.snippet or hit.title for hit in hits)
