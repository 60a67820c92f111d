"""Words that name somebody: names, roles with their owners, and both together."""

from typing import NamedTuple

import numpy as np

from onrecord.actors.registry import Registry, registry
from onrecord.actors.shape import KnownActor
from onrecord.reading.lexicon import Lexicon, RoleWord, lexicon, opener
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.tagger import TAG

_NAME_TAGS = frozenset({TAG["PROPN"]})
_INNER_TAGS = frozenset({TAG["PROPN"], TAG["NOUN"], TAG["ADJ"], TAG["X"], TAG["NUM"]})
_ROLE_TAGS = frozenset({TAG["NOUN"], TAG["PROPN"]})
_LONGEST_NAME = 7
_FUNCTION_WORDS = frozenset(
    CLASS[name]
    for name in ("possessive", "pronoun", "object", "definite", "indefinite", "question")
)


class Mention(NamedTuple):
    """Tokens `first` to `last` (both inside) name one actor.

    `name` is the proper name in it, with the tokens that it covers; `role` the words of the role,
    `country` and `owner` what the role belongs to ("portavoce di Vladimir Putin": owner Putin).
    """

    first: int
    last: int
    known: KnownActor | None = None
    name: str | None = None
    name_first: int = -1
    role: str | None = None
    role_word: RoleWord | None = None
    country: str | None = None
    owner: KnownActor | None = None
    head_last: int = -1  # last token of the role's own words, before what they are "of"
    titled: bool = False
    nested: bool = False


class _Reader:
    """Reads mentions from left to right; every method looks only at the tokens it is given."""

    def __init__(self, analysis: Analysis) -> None:
        self.a = analysis
        self.lexicon: Lexicon = lexicon(analysis.pack.code, analysis.pack.digest)
        self.known: Registry = registry(analysis.pack.code)
        self.count = len(analysis.words)

    def all(self) -> list[Mention]:
        found: list[Mention] = []
        beyond = 0
        for i in self.openings():
            mention = self.mention_at(i) if i >= beyond else None
            if mention is not None:
                found.append(mention)
                found += self.inside(mention)
                beyond = mention.last + 1
        return found

    def openings(self) -> list[int]:
        """The tokens at which a mention may begin: words of the tables, adjectives, names."""
        known = self.a.column(opener(self.a.pack.code, self.a.pack.digest)) == 1
        named = self.a.capital & (self.a.tags == TAG["PROPN"])
        return np.flatnonzero(known | (self.a.tags == TAG["ADJ"]) | named).tolist()

    def mention_at(self, i: int) -> Mention | None:
        """The role or the name that begins here; a name of the tables before a role inside it."""
        known = self.lexicon.names.at(self.a.words, self.a.forms, i)
        role = self.role_at(i)
        if role is not None and known is not None and role.role_word is not None:
            only_name = known[0] > i + 1 and role.last < known[0]
            if only_name or (role.name is None and role.last + 1 <= known[0]):
                return self.name_at(i)
        return role or self.name_at(i)

    def inside(self, mention: Mention) -> list[Mention]:
        """Names inside the owner part of a role: actors, too, though they do not head the phrase.
        A single unknown word there ("degli Esteri") belongs to the role's own title."""
        found: list[Mention] = []
        end = mention.name_first if mention.name_first > mention.first else mention.last + 1
        if mention.role is None:
            return found
        i = mention.first + 1
        while i < end:
            inner = self.name_at(i)
            if i > mention.head_last and (inner is None or inner.known is None):
                inner = self.body_at(i) or inner
            if inner is not None and inner.last < end:
                if inner.known is not None or inner.last > inner.first:
                    found.append(inner._replace(nested=True))
                i = inner.last + 1
            else:
                i += 1
        return found

    def body_at(self, i: int) -> Mention | None:
        """The institution that begins here, named by its kind: "del ministero degli Esteri"."""
        inner = self.role_at(i, alone=True)
        if inner is None or inner.role_word is None or inner.role_word.kind != "institution":
            return None
        return inner

    def same_sentence(self, i: int, j: int) -> bool:
        return j < self.count and bool(self.a.sentence[i] == self.a.sentence[j])

    # names

    def name_at(self, i: int) -> Mention | None:
        """A known name, or a run of proper nouns."""
        known = self.lexicon.names.at(self.a.words, self.a.forms, i)
        run = self.run_at(i)
        if (
            known
            and self.a.words[i][0].isupper()
            and (known[0] >= run or self.stands_beside(known[1], known[0], run))
        ):
            end, named = known
            mention = Mention(i, end - 1, named, self.text(i, end - 1), i, country=named.country)
            return self.with_apposition(mention)
        if run <= i:
            return None
        start, titled = i, False
        while start < run - 1 and self.title(start):
            start, titled = start + 1, True
            if self.a.words[start] == ".":
                start += 1
        if start >= run:
            return None
        inner = self.lexicon.names.at(self.a.words, self.a.forms, start)
        actor = inner[1] if inner and inner[0] == run else None
        country = actor.country if actor else None
        name = self.text(start, run - 1)
        return self.with_apposition(
            Mention(i, run - 1, actor, name, start, country=country, titled=titled)
        )

    def stands_beside(self, actor: KnownActor, at: int, run: int) -> bool:
        """Whether a body or country is followed by somebody's full name, not by more of its own:
        "del Cremlino Dmitry Peskov", but not "Washington Post"."""
        if actor.kind == "person":
            return False
        other = self.lexicon.names.at(self.a.words, self.a.forms, at)
        return run - at >= 2 or (other is not None and other[0] >= run)

    def title(self, i: int) -> bool:
        return self.a.forms[i] in self.lexicon.titles

    def run_at(self, i: int, *, behind_role: bool = False) -> int:
        """Token beyond the run of proper nouns that begins at `i`; `i` where there is none. Right
        behind a role any capital begins a name, where nouns have none ("il ministro Rossi")."""
        named = behind_role and not self.a.pack.grammar.capital_nouns and self.capital(i, i)
        if not self.a.words[i][0].isupper() or not (named or self.starts_name(i)):
            return i
        if self.a.forms[i] in self.lexicon.days:
            return i
        if self.a.classes[i] in _FUNCTION_WORDS and not self.capital(i + 1, i):
            return i  # it has its capital from the beginning of the sentence
        end = i + 1
        while end < self.count and end - i < _LONGEST_NAME and self.same_sentence(i, end):
            word = self.a.words[end]
            inner = self.a.tags[end] in _INNER_TAGS and word[0].isupper()
            initial = word == "." and len(self.a.words[end - 1]) == 1
            after_title = word == "." and self.title(end - 1)
            particle = self.a.forms[end] in self.lexicon.particles and self.capital(end + 1, i)
            if not (inner or particle or ((initial or after_title) and self.capital(end + 1, i))):
                break
            if inner and (self.is_role_word(end) or self.a.forms[end] in self.lexicon.days):
                break
            end += 1
        return end if end - i > 1 or len(self.a.words[i]) > 1 else i  # "P." is no name

    def starts_name(self, i: int) -> bool:
        if self.a.tags[i] in _NAME_TAGS:
            return True
        return self.title(i) and self.capital(i + 1, i)

    def capital(self, i: int, sentence_of: int) -> bool:
        return (
            self.same_sentence(sentence_of, i)
            and self.a.words[i][0].isupper()
            and self.a.tags[i] in _INNER_TAGS
        )

    def is_role_word(self, i: int) -> bool:
        return self.lexicon.roles.at(self.a.words, self.a.forms, i) is not None

    def with_apposition(self, mention: Mention) -> Mention:
        """A name with the role that follows it after a comma: "Lavrov, ministro degli Esteri"."""
        comma = mention.last + 1
        if not self.same_sentence(mention.first, comma + 1):
            return mention
        if self.a.classes[comma] != CLASS["comma"]:
            return mention
        at = comma + 1
        while self.same_sentence(comma, at) and self.a.tags[at] == TAG["DET"]:
            at += 1
        role = self.role_at(at, alone=True) if self.same_sentence(comma, at) else None
        if role is None or (role.role_word and role.role_word.kind in {"group", "document"}):
            return mention
        return mention._replace(
            role=role.role,
            role_word=role.role_word,
            country=mention.country or role.country,
            owner=role.owner,
        )

    # roles

    def role_at(self, i: int, *, alone: bool = False) -> Mention | None:
        """A role with what stands before and after it, and the name that follows it.

        `alone`: without looking for a name, for a role that is itself an apposition.
        """
        head, country, owner = self.premodifiers(i)
        found = self.lexicon.roles.at(self.a.words, self.a.forms, head)
        if found is None or (head > i and not self.same_sentence(i, head)):
            return None
        end, word = found
        if not self.same_sentence(i, end - 1):
            return None
        if end == head + 1 and self.a.tags[head] not in _ROLE_TAGS:
            return None
        head_last = end - 1
        end, after_country, after_owner = self.postmodifiers(end)
        country = country or after_country
        owner = owner or after_owner
        if country is None and owner is not None:
            country = owner.country
        if word.office is None and owner is not None and self.a.forms[head] in self.known.chiefs:
            word = word._replace(office=self.known.led(owner))
        if country is None and word.office is not None and head_last > head:
            country = word.office.default or None  # "portavoce del Cremlino" is said of one country
        mention = Mention(
            i,
            end - 1,
            role=self.text(i, end - 1),
            role_word=word,
            country=country,
            owner=owner,
            head_last=head_last,
        )
        return mention if alone else self.with_name(mention)

    def premodifiers(self, i: int) -> tuple[int, str | None, KnownActor | None]:
        """Token of the role word, and the country or owner named before it."""
        at, country, owner = i, None, None
        named = self.lexicon.names.at(self.a.words, self.a.forms, i)
        if named and self.same_sentence(i, named[0]):
            after = named[0]
            genitive = self.a.classes[after] == CLASS["of"] and self.a.tags[after] == TAG["PART"]
            if genitive:
                at, owner, country = after + 1, named[1], named[1].country
            elif self.lexicon.roles.at(self.a.words, self.a.forms, after):
                at, country = after, named[1].country
        steps = 0
        while at < self.count and steps < 4 and self.same_sentence(i, at):
            if self.lexicon.roles.at(self.a.words, self.a.forms, at):
                return at, country, owner
            adjective = self.lexicon.adjectives.get(self.a.forms[at])
            if adjective is None and self.a.tags[at] != TAG["ADJ"]:
                break
            country = country or adjective
            at, steps = at + 1, steps + 1
        return i, None, None

    def postmodifiers(self, end: int) -> tuple[int, str | None, KnownActor | None]:
        """Token beyond the role's adjectives and owners, and the country and owner they name."""
        country: str | None = None
        owner: KnownActor | None = None
        while end < self.count and self.same_sentence(end - 1, end):
            adjective = self.lexicon.adjectives.get(self.a.forms[end])
            if adjective is not None and self.a.classes[end] != CLASS["of"]:
                country, end = country or adjective, end + 1
                continue
            if self.a.tags[end] == TAG["ADJ"] and self.a.words[end][0].islower():
                end += 1
                continue
            if self.a.classes[end] != CLASS["of"] or self.a.tags[end] == TAG["PART"]:
                break
            beyond, inner_country, inner_owner = self.complement(end + 1)
            if beyond <= end + 1:
                break
            country, owner, end = country or inner_country, owner or inner_owner, beyond
        return end, country, owner

    def complement(self, i: int) -> tuple[int, str | None, KnownActor | None]:
        """What a role is "of": a name, another role, or plain nouns; (beyond, country, owner)."""
        while self.same_sentence(i - 1, i) and self.a.tags[i] == TAG["DET"]:
            i += 1
        if not self.same_sentence(i - 1, i):
            return i, None, None
        named = self.name_at(i)
        if named is not None:
            return named.last + 1, named.country, named.known
        inner = self.role_at(i, alone=True)
        if inner is not None:
            return inner.last + 1, inner.country, inner.owner
        end = i
        while self.same_sentence(i - 1, end) and self.a.tags[end] in _INNER_TAGS:
            if end > i and self.a.words[end][0].isupper():
                break  # a name that stands beside the role
            end += 1
        return end, None, None

    def with_name(self, mention: Mention) -> Mention:
        """A role with the name right behind it, or behind a comma: "il premier, Mario Rossi,"."""
        at = mention.last + 1
        word = mention.role_word
        if word is None or word.kind in {"group", "document"} or at >= self.count:
            return mention
        comma = self.a.classes[at] == CLASS["comma"]
        if comma:
            at += 1
        if not self.same_sentence(mention.first, at) or self.is_role_word(at):
            return mention
        run = self.run_at(at, behind_role=not comma and word.kind in {"office", "person"})
        known = self.lexicon.names.at(self.a.words, self.a.forms, at)
        if known and known[1].kind == "person" and known[0] >= run:
            run = known[0]
        actor = known[1] if known and known[0] == run else None
        if run <= at or (actor is not None and actor.kind != "person"):
            return mention
        if word.kind == "institution" or (comma and run - at < 2):
            return mention
        name = self.text(at, run - 1)
        return mention._replace(last=run - 1, known=actor, name=name, name_first=at)

    def text(self, first: int, last: int) -> str:
        return self.a.span(first, last).of(self.a.text).replace("\n", " ")


def find_mentions(analysis: Analysis) -> list[Mention]:
    """All mentions in order; those inside the owner of a role come right after it."""
    return _Reader(analysis).all()
