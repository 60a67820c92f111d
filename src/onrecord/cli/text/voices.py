"""Who speaks through whom, in words: `Sputnik Italia < State Department communique < Blinken`."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli.text.terminal import clean
from onrecord.values import Actor, Reading, Statement


def voices(reading: Reading, statement: Statement) -> str:
    """The chain of a statement, the outlet first, each medium behind the one who issued it."""
    media: dict[str, str] = {}
    for carrier in _with_parents(reading, statement):
        if carrier.medium and (issuer := _issuer(reading, carrier)):
            media.setdefault(issuer, carrier.medium.kind)
    links = []
    for actor_id in statement.chain:
        is_speaker = statement.speaker and statement.speaker.actor == actor_id
        name = names(reading, statement) if is_speaker else clean(reading.actor(actor_id).name)
        links.append(f"{name} {media[actor_id]}" if actor_id in media else name)
    return " < ".join(links)


def goes_through_others(statement: Statement) -> bool:
    """Whether the chain tells more than that an outlet quotes a speaker, as all of them do."""
    return len(statement.chain) > 2 or statement.medium is not None


def names(reading: Reading, statement: Statement) -> str:
    """Whoever says it, one or several."""
    if not statement.speaker:
        return "Unknown speaker"
    return " and ".join(clean(reading.actor(actor).name) for actor in statement.speaker.actors)


def about(actor: Actor) -> tuple[str, ...]:
    """What is known of an actor beside the name: role and country."""
    known = (actor.role, actor.country)
    return tuple(clean(part) for part in known if part and part != actor.name)


def _with_parents(reading: Reading, statement: Statement) -> Iterator[Statement]:
    """The statement and those that it is nested in, the innermost first."""
    yield statement
    while statement.parent is not None:
        statement = reading.statement(statement.parent)
        yield statement


def _issuer(reading: Reading, statement: Statement) -> str | None:
    """Who issued the medium: the voice before the speaker, but the outlet only carries it."""
    before = [a for a in statement.chain[:-1] if reading.actor(a).kind != "outlet"]
    return (before or list(statement.chain))[-1] if statement.chain else None
