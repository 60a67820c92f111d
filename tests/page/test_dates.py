"""Dates as pages write them."""

import pytest

from onrecord.page.dates import date_in_address, find_dates, normalise
from onrecord.page.language import PageWords, page_words

ITALIAN = page_words("it")
ENGLISH = page_words("en")


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("1 febbraio 2022", ITALIAN, ["2022-02-01"]),
        ("14 marzo 2024, ore 18:42", ITALIAN, ["2024-03-14T18:42"]),
        ("Il ministro, 1920, 01.02.2022", ITALIAN, ["2022-02-01"]),
        ("03/04/2022", ITALIAN, ["2022-04-03"]),
        ("02/13/2022", ITALIAN, ["2022-02-13"]),
        ("February 1, 2022", ENGLISH, ["2022-02-01"]),
        ("1st February 2022 at 5:30 pm", ENGLISH, ["2022-02-01T17:30"]),
        ("2022-02-01T10:00:00Z", ENGLISH, ["2022-02-01T10:00:00+00:00"]),
        ("31.02.2022, 1.2.1822", ITALIAN, []),
        ("from 1 May 2023 to 3 May 2023", ENGLISH, ["2023-05-01", "2023-05-03"]),
    ],
)
def test_visible_dates(text: str, words: PageWords, found: list[str]) -> None:
    assert [one.iso for one in find_dates(text, words)] == found


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2022-02-01", "2022-02-01"),
        ("2022-02-01T10:00:00+0100", "2022-02-01T10:00:00+01:00"),
        ("2022-02-01 10:00:00 UTC", "2022-02-01T10:00:00+00:00"),
        ("Tue, 01 Feb 2022 10:00:00 GMT", "2022-02-01T10:00:00+00:00"),
        ("1643709600", "2022-02-01T10:00:00+00:00"),
        ("2022-02-01 soon", "2022-02-01"),
        ("2022-13-01", None),
        ("1822-02-01T00:00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_machine_dates(value: str, iso: str | None) -> None:
    assert normalise(value) == iso


def test_dates_in_addresses() -> None:
    assert date_in_address("https://x.example/2022/02/01/title.html") == "2022-02-01"
    assert date_in_address("https://x.example/20220201/title-123.html") == "2022-02-01"
    assert date_in_address("https://x.example/2022/99/01/") is None
    assert date_in_address("page.txt") is None
