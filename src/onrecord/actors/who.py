"""Which actor a name, a role or a metonym stands for on a date, with the candidates and why."""

from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import SequenceMatcher

from msgspec import Struct

from onrecord.actors.bodies import countries, institution
from onrecord.actors.index import Index, index
from onrecord.actors.keys import latin, skeletons
from onrecord.actors.mention import Mention, Part, parse
from onrecord.actors.offices import holders, offices_of, only_in
from onrecord.actors.people import Person, as_actor, weight
from onrecord.actors.roles import GUESSED, Asked, Roles
from onrecord.actors.shape import KnownActor
from onrecord.actors.sources import mention_words

NAME, PLACE, FAMILY_NAME, SPELLING, NO_HOLDER = 0.95, 0.85, 0.8, 0.6, 0.4
"""How sure each way of naming an actor is, where it has one candidate; set by hand."""
NEXT = 0.6
"""How sure each further candidate is beside the one before it."""
_LEAST_LIKENESS = 0.6
_MOST_SPELLED = 5


class Candidate(Struct, frozen=True):
    """An actor that a mention may mean. `confidence` is in [0, 1]; `reason` is for people."""

    actor: KnownActor
    confidence: float
    reason: str


def who(mention: str, lang: str | None = None, day: str | None = None) -> tuple[Candidate, ...]:
    """The actors that a mention may mean on a day (ISO; today where None), the likeliest first.

    `lang` is the language of the mention, where it is known. Empty where the tables know nobody.
    """
    resolver = _Resolver(lang, day or datetime.now(UTC).date().isoformat())
    return resolver.candidates(parse(mention, lang, index()))


class _Resolver:
    """Asks the ways of naming an actor, one after the other."""

    def __init__(self, lang: str | None, day: str) -> None:
        self.lang = lang
        self.day = day
        self.index: Index = index()

    def candidates(self, mention: Mention) -> tuple[Candidate, ...]:
        """The candidates of the first way that has any."""
        for way in (self.whole, self.named, self.role, self.family_name, self.spelled):
            found: dict[str, Candidate] = {}
            for candidate in way(mention):
                known = found.get(candidate.actor.id)
                if known is None or candidate.confidence > known.confidence:
                    found[candidate.actor.id] = candidate
            if found:
                return tuple(sorted(found.values(), key=lambda c: -c.confidence))
        return ()

    def whole(self, mention: Mention) -> Iterator[Candidate]:
        """A mention that is a name as a whole, an article before it aside."""
        for part in mention.all_parts:
            if part.end == len(mention.words) and self.is_article(mention, part.first):
                yield from self.bodies(part)
                yield from self.people_of(part, "person", NAME, "full name")

    def is_article(self, mention: Mention, end: int) -> bool:
        """Whether the words before a token are no more than an article."""
        kinds = ("body", "nationality", "office", "chief", "deputy", "institution")
        tells = any(p.first == 0 and p.of(*kinds) for p in mention.parts)
        return end == 0 or (end == 1 and len(mention.words[0].text) <= 4 and not tells)

    def bodies(self, part: Part) -> Iterator[Candidate]:
        """The bodies of a form, in the mention's language before others."""
        entries = part.of("body")
        own = [e for e in entries if e.lang in {self.lang, ""}] or list(entries)
        told = {"capital": "where its government sits", "seat": "what stands for it"}
        for rank, entry in enumerate(own):
            sure = PLACE if entry.how in told else NAME
            other = "" if entry.lang == self.lang else f" ({entry.lang})"
            reason = f"{entry.form!r}{other}, {told.get(entry.how, 'a name of it')}"
            actor = self.index.actors[entry.value]
            yield Candidate(actor, round(sure * NEXT**rank, 3), reason)

    def named(self, mention: Mention) -> Iterator[Candidate]:
        """A full name somewhere in the mention, or a family name behind an office, that is not
        the owner of the office."""
        offices = [p for p in mention.parts if p.of("office", "chief", "deputy")]
        for part in mention.parts:
            if not self.is_owner(mention, part, offices):
                yield from self.people_of(part, "person", NAME, "full name")
                if offices and part.first >= max(p.end for p in offices):
                    yield from self.people_of(part, "family name", FAMILY_NAME, "family name")

    def is_owner(self, mention: Mention, part: Part, offices: list[Part]) -> bool:
        """Whether a name is that of somebody whose office another holds: "portavoce di Putin",
        "Putin's spokesman", "Putins Sprecher", "пресс-секретарь Путина"."""
        if not offices or not part.of("person", "family name"):
            return False
        first_office = min(p.first for p in offices)
        if mention.word_before(part) in self.words("of"):
            return part.first > first_office
        last = mention.words[part.end - 1].text.casefold()
        after = mention.words[part.end].key if part.end < len(mention.words) else ""
        is_genitive = part.end <= first_office and last.endswith(self.words("genitive"))
        if after in self.words("possessive") or is_genitive:
            return True
        plain = {e.form.split()[-1].casefold() for e in part.of("person", "family name")}
        return any("а" <= letter <= "я" for letter in last) and last not in plain

    def words(self, use: str) -> tuple[str, ...]:
        """The words of a use in the mention's language; in all where that is not known."""
        by_lang = mention_words(use)
        if self.lang is not None:
            return by_lang.get(self.lang, ())
        return tuple(word for words in by_lang.values() for word in words)

    def people_of(self, part: Part, kind: str, sure: float, how: str) -> Iterator[Candidate]:
        """The people of a form, those in office before others."""
        people = {e.value: self.index.people[e.value] for e in part.of(kind)}.values()
        ranked = sorted(people, key=lambda person: weight(person, self.day), reverse=True)
        for rank, person in enumerate(ranked):
            reason = f"{how}{self.in_office(person)}"
            yield Candidate(as_actor(person), round(sure * NEXT**rank, 3), reason)

    def in_office(self, person: Person) -> str:
        """The office by which somebody is best known on the day."""
        terms = offices_of(person, self.day)
        return f", {title(terms[0].office, terms[0].country)}" if terms else ""

    def role(self, mention: Mention) -> Iterator[Candidate]:
        """An office, or an institution, of a country, of a body or of somebody."""
        roles = Roles(mention, self.lang, self.day, self.index)
        name = mention.unknown_name()
        for asked in roles.asked():
            for candidate in self.holders(asked):
                if not name or self.is_called(candidate.actor, name):
                    yield candidate
        if name:
            return
        for key, country, sure in roles.bodies():
            actor = institution(key, country)
            yield Candidate(actor, round(sure, 3), f"institution of {title('', country)}")

    def is_called(self, actor: KnownActor, name: list[str]) -> bool:
        """Whether the last word of a name has the consonants of an actor's family name."""
        person = self.index.people.get(actor.id)
        return person is not None and bool(skeletons(name[-1]) & skeletons(person.family_name()))

    def holders(self, asked: Asked) -> Iterator[Candidate]:
        """Whoever holds an office, or the office itself where nobody is known to."""
        what = title(asked.office, asked.country)
        found = holders(asked.office, asked.country, self.day)
        for rank, (person, term) in enumerate(found):
            is_known = term.holds(self.day)
            sure = asked.sure * NEXT**rank * (1 if is_known else GUESSED)
            since = f" since {term.since}" if term.since else ""
            end = "" if is_known else f", last seen in office {term.until}"
            yield Candidate(as_actor(person), round(sure, 3), f"{what}{since}{end}")
        if not found:
            actor = KnownActor(
                f"table:{asked.country}-{asked.office}", what, "office", asked.country
            )
            reason = "an office; the tables do not know its holder on that day"
            yield Candidate(actor, round(NO_HOLDER * asked.sure, 3), reason)

    def family_name(self, mention: Mention) -> Iterator[Candidate]:
        """A family name, with first names before it or without."""
        for part in mention.parts:
            if part.end == len(mention.words) and part.of("family name"):
                for candidate in self.people_of(part, "family name", FAMILY_NAME, "family name"):
                    person = self.index.people[candidate.actor.id]
                    if part.first == 0 or self.first_name_fits(mention, part, person):
                        yield candidate

    def first_name_fits(self, mention: Mention, part: Part, person: Person) -> bool:
        """Whether the word before a family name can be one of a person's first names."""
        first = mention.words[part.first - 1].text
        names = {word for _, form in person.forms for word in form.split()[:-1]}
        return any(skeletons(first) & skeletons(name) for name in names)

    def spelled(self, mention: Mention) -> Iterator[Candidate]:
        """Somebody whose name has the same consonants, however it is spelled."""
        capital = [word.text for word in mention.words if word.text[0].isupper()]
        if not capital or len(capital) < len(mention.words) - 1:
            return
        found = []
        for person in self.index.people.values():
            like = likeness(capital, person)
            if like > 0:
                found.append((like, weight(person, self.day), person))
        found.sort(key=lambda row: row[:2], reverse=True)
        for rank, (like, _, person) in enumerate(found[:_MOST_SPELLED]):
            sure = round(SPELLING * like * NEXT**rank, 3)
            yield Candidate(as_actor(person), sure, f"spelled like {person.name}")


def likeness(words: list[str], person: Person) -> float:
    """How near the spelling of a name comes to one of a person's names, in [0, 1]; 0 where their
    consonants differ. A single word is compared with the family name."""
    best = 0.0
    for _, form in person.forms:
        names = form.split()
        if len(words) == 1 and len(names) > 1:
            names = [person.family_name()]
        pairs = zip(words, names, strict=False)
        if len(names) == len(words) and all(skeletons(a) & skeletons(b) for a, b in pairs):
            match = SequenceMatcher(None, latin(" ".join(words)), latin(" ".join(names)))
            best = max(best, match.ratio())
    return best if best >= _LEAST_LIKENESS else 0.0


def title(office: str, country: str) -> str:
    """An office of a country in words: "foreign minister of Russia"."""
    owner = countries().get(country)
    whose = owner.name if owner else country
    words = office.replace("_", " ")
    if not words or only_in(office):
        return words or whose
    return f"{words} of {whose}"
