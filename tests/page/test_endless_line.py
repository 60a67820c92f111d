"""A line longer than any story is kept, with its reason, and nobody speaks in it."""

from onrecord.pipeline import read


def test_endless_line() -> None:
    reading = read(("“ciao” " * 20_000).encode(), "page", lang="it")
    assert [(b.kind, "longer than any paragraph" in b.reason) for b in reading.article.blocks] == [
        ("leftover", True)
    ]
    assert reading.statements == ()
