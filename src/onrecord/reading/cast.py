"""Mentions to actors: a full name, then the surname, the role, the institution, are one actor."""

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.actors.registry import Registry, registry
from onrecord.actors.shape import KnownActor
from onrecord.languages.load import load
from onrecord.reading.lexicon import RoleWord
from onrecord.reading.mentions import Mention
from onrecord.syntax.analysis import Analysis
from onrecord.text import Span
from onrecord.values import Actor, ActorKind


@dataclass
class Member:
    """An actor while the page is being read; mentions are token ranges, both ends inside."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    role: str | None = None
    gender: str = ""
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    heads: set[tuple[str, str | None]] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    is_named: bool = True  # False for one known only by a common noun

    def value(self, analysis: Analysis) -> Actor:
        """The actor as the later stages get it."""
        places = sorted({(a, b) for a, b in self.mentions})
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            role=self.role,
            mentions=tuple(analysis.span(a, b) for a, b in places),
        )


class Cast:
    """The actors of one page. `of` has the member of every mention, by its first token."""

    def __init__(self, analysis: Analysis, page_id: str, date: str | None) -> None:
        self.analysis = analysis
        self.page = page_id.removeprefix("sha256:")[:8]
        self.date = date
        self.registry: Registry = registry(analysis.pack.code)
        self.members: dict[str, Member] = {}
        self.of: dict[tuple[int, int], Member] = {}

    def add_all(self, mentions: list[Mention]) -> None:
        """Names before roles, longer names before shorter, so that each finds what it refers to."""
        named = [m for m in mentions if m.name is not None]
        full = [m for m in named if m.known or self.words_of(m) > 1]
        short = [m for m in named if not (m.known or self.words_of(m) > 1)]
        for mention in full + short:
            self.join(self.named(mention), mention)
        for mention in mentions:
            if mention.name is None:
                self.join(self.roled(mention), mention)

    def words_of(self, mention: Mention) -> int:
        return len((mention.name or "").split())

    def join(self, member: Member, mention: Mention) -> None:
        """Notes what a mention tells of its actor."""
        member.mentions.append((mention.first, mention.last))
        self.of[mention.first, mention.last] = member
        member.country = member.country or mention.country
        word = mention.role_word
        if word is None or mention.role is None:
            return
        country = mention.country or (word.office.default if word.office else "") or member.country
        if word.office is not None:
            member.offices.add((word.office.key, country))
        member.heads.add((word.lemma, country))
        member.gender = member.gender or word.gender
        if mention.owner is not None:
            member.owners.add(mention.owner.id)
        if member.role is None or len(mention.role) > len(member.role):
            member.role = mention.role
        if member.kind == "unknown" and word.kind in {"office", "person"}:
            member.kind = "person"

    # names

    def named(self, mention: Mention) -> Member:
        """The member of a proper name: a known actor, one met before, or a new one."""
        if mention.known is not None:
            return self.known(mention.known)
        name = mention.name or ""
        words = _words_of(name)
        near = [m for m in self.members.values() if not words.isdisjoint(_words_of(m.name))]
        same = [m for m in near if m.kind in _NAMED and same_name(m.name, name)]
        if same:
            best = max(same, key=lambda m: (m.name == name, len(m.mentions)))
            if len(name.split()) > len(best.name.split()) and best.id.startswith("local:"):
                best.name = name
            return best
        kind: ActorKind = "unknown"
        word = mention.role_word
        if mention.titled or (word is not None and word.kind in {"office", "person"}):
            kind = "person"
        elif word is not None and word.kind == "institution":
            kind = "institution"
        elif name.isupper() and len(name.split()) == 1 and len(name) > 1:
            kind = "organisation"
        return self.new(name, kind, mention.country)

    def known(self, actor: KnownActor) -> Member:
        """The member of an actor of the tables."""
        if actor.id not in self.members:
            self.members[actor.id] = Member(actor.id, actor.name, actor.kind, actor.country)
        return self.members[actor.id]

    def new(self, name: str, kind: ActorKind, country: str | None = None) -> Member:
        """A member known from this page alone."""
        base = f"local:{self.page}:{slug(name)}"
        ident, number = base, 2
        while ident in self.members:
            ident, number = f"{base}-{number}", number + 1
        self.members[ident] = Member(ident, name, kind, country)
        return self.members[ident]

    # roles

    def roled(self, mention: Mention) -> Member:
        """The member that a role without a name stands for."""
        word = mention.role_word
        if word is None or word.kind in {"group", "document"}:
            return self.common(mention)
        if word.kind == "institution":
            return self.institution(mention)
        found = self.holder_on_page(mention)
        if found is not None:
            return found
        if word.office is not None:
            country = mention.country or word.office.default
            holder = self.registry.holder(word.office, country, self.date) if country else None
            if holder is not None:
                return self.known(holder)
        return self.common(mention)

    def holder_on_page(self, mention: Mention) -> Member | None:
        """The person whose role this is: same office or word, no other country, same owner."""
        word = mention.role_word
        if word is None:
            return None
        usual = (word.office.default or None) if word.office else None
        fitting = self.holders(word, mention.country or usual)
        if not fitting and mention.country is None:
            fitting = self.holders(word, None)
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        if mention.owner is not None:
            owned = [m for m in fitting if mention.owner.id in m.owners]
            fitting = owned or fitting
        before = [m for m in fitting if any(b < mention.first for _, b in m.mentions)]
        return max(before or fitting, key=lambda m: self.nearest(m, mention.first))

    def holders(self, word: RoleWord, country: str | None) -> list[Member]:
        """The people of the page who have a role, of one country where that is known."""
        office = word.office.key if word.office else None
        return [
            member
            for member in self.members.values()
            if member.kind in {"person", "unknown", "office"}
            and (
                any(o == office and _fits(country, c) for o, c in member.offices)
                or any(_same_head(word.lemma, h) and _fits(country, c) for h, c in member.heads)
            )
        ]

    def nearest(self, member: Member, token: int) -> int:
        """The last mention of a member before a token, or minus infinity as a number."""
        return max((b for _, b in member.mentions if b < token), default=-1)

    def institution(self, mention: Mention) -> Member:
        """An institution: of the tables' kind and a country, or met before, or new."""
        word = mention.role_word
        assert word is not None
        key, country = (word.office.key if word.office else word.lemma), mention.country
        alike = [
            m
            for m in self.members.values()
            if m.kind == "institution"
            and any(k == key and _fits(country, c) for k, c in m.offices | m.heads)
            and (mention.role == m.role or country or word.office is not None)
        ]
        if alike:
            return max(alike, key=lambda m: self.nearest(m, mention.first))
        if word.office is not None and country:
            owner = self.registry.country(country)
            label = key.replace("_", " ").capitalize()
            name = f"{label} of {owner.name}" if owner else mention.role or label
            return self.known(KnownActor(f"table:{country}-{key}", name, "institution", country))
        return self.common(mention)

    def common(self, mention: Mention) -> Member:
        """A group, a document or an office that nobody is named for: one member a wording."""
        name = clean(mention.role or "", self.analysis)
        kind: ActorKind = "group"
        if mention.role_word is not None and mention.role_word.kind != "group":
            by_kind: dict[str, ActorKind] = {
                "office": "office",
                "institution": "institution",
                "person": "person",
            }
            kind = by_kind.get(mention.role_word.kind, "unknown")
        lowered = name.lower()
        for member in self.members.values():
            if member.name.lower() == lowered:
                return member
        member = self.new(name, kind, mention.country)
        member.is_named = False
        return member

    def group(self, span: Span, first: int, last: int) -> Member:
        """A source that is no name and no role ("alcuni presenti"): a member by its words."""
        name = clean(span.of(self.analysis.text), self.analysis)
        for member in self.members.values():
            if member.name.lower() == name.lower():
                break
        else:
            member = self.new(name, "unknown")
            member.is_named = False
        member.mentions.append((first, last))
        return member

    def outlet(self, name: str) -> Member:
        """The outlet as an actor."""
        ident = f"outlet:{slug(name)}"
        if ident not in self.members:
            self.members[ident] = Member(ident, name, "outlet")
        return self.members[ident]


_NAMED = frozenset({"person", "unknown", "organisation", "institution", "outlet"})


def _same_head(short: str, held: str) -> bool:
    """Whether a role is another one, or the word that heads it: "ministro", "minister"."""
    return short == held or short in (held.split(" ")[0], held.split(" ")[-1])


def _fits(wanted: str | None, held: str | None) -> bool:
    return wanted is None or held is None or wanted == held


def clean(name: str, analysis: Analysis) -> str:
    """A wording without white space runs and without an article at its beginning."""
    words = re.sub(r"\s+", " ", name).strip(" ,;:\"“”«»'’").split(" ")
    closed = _articles(analysis.pack.code, analysis.pack.digest)
    while len(words) > 1 and words[0].lower() in closed:
        words = words[1:]
    return " ".join(words)


@cache
def _articles(code: str, digest: str) -> frozenset[str]:
    """The articles of a language; `digest` is that of its pack."""
    kinds = {"definite", "indefinite"}
    return frozenset(row.form for row in load(code).closed if kinds & set(row.classes))


@lru_cache(maxsize=1 << 14)  # a page compares each of its names with all others
def _slug_words(name: str) -> tuple[str, ...]:
    return tuple(slug(name).split("-"))


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(_slug_words(name))


def slug(name: str) -> str:
    """Lower-case letters and digits joined by hyphens, accents folded; any script."""
    folded = unicodedata.normalize("NFKD", name).lower()
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", kept).strip("-") or "unnamed"


def same_name(a: str, b: str) -> bool:
    """Whether two names can be one person's: same surname, and first names that do not differ.

    First names agree when one is an initial of the other, or they are spelled nearly alike
    (Sergey, Sergei): a ratio of matching letters of at least 0.7 (difflib).
    """
    x, y = _slug_words(a), _slug_words(b)
    if x == y:
        return True
    if len(x) > 1 and len(y) > 1:
        return x[-1] == y[-1] and _same_first(x[0], y[0])
    short, long = sorted((x, y), key=len)
    return short[0] == long[-1] or (len(long) > 2 and short[0] == long[-2])


def _same_first(a: str, b: str) -> bool:
    """Whether two first names agree."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return difflib.SequenceMatcher(None, a, b).ratio() >= 0.7
