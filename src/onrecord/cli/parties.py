"""The sides that a user names on the command line."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.record import Party


def party(given: str, lang: str | None) -> Party:
    """The actor of the tables that is meant, and, of a country, all who act for it; an id of the
    record ("local:…") stands for itself. UsageError where nobody is called so."""
    from onrecord.actors.who import who

    if given.startswith(("local:", "own:", "table:", "outlet:")):
        return Party(given, frozenset({given}))
    found = who(given, lang)
    if not found:
        raise UsageError(
            f"{given}: nobody in the tables is called so; give an id that `onrecord search` shows"
        )
    actor = found[0].actor
    country = actor.country if actor.kind == "country" else None
    return Party(actor.name, frozenset({actor.id}), country)
