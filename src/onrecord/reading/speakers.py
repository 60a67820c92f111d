"""Who a source is: by name, by role, by a pronoun, by a dropped subject, or carried over."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.reading.cast import Cast, Member, same_name
from onrecord.reading.found import Found
from onrecord.reading.mentions import Mention
from onrecord.syntax.analysis import CLASS, Analysis
from onrecord.syntax.tagger import TAG, TAGS
from onrecord.text import Span
from onrecord.values import How

_PEOPLE = frozenset({"person", "unknown", "office"})
_BODIES = frozenset({"institution", "organisation", "country", "group", "outlet"})
_BODIES_BACK = 60
"""Mentions that a document without an owner looks back for the body that issued it."""
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
"""Tags of words that can head a source; adjectives stand for people ("mon second")."""
_NOUNS = frozenset({TAG["NOUN"], TAG["PROPN"]})
_JOINING = frozenset(CLASS[name] for name in ("and", "comma", "definite"))
_RELATIVE = frozenset(CLASS[name] for name in ("relative", "that", "question"))
_REACH = 4
"""Sentences that a pronoun looks back for its antecedent."""


class Voice(NamedTuple):
    """Who speaks, the first of several first; `span` is the mention that says so."""

    members: tuple[Member, ...]
    span: Span
    how: How


class Speakers:
    """Resolves the sources of a page's quotations, in the order in which they stand."""

    def __init__(
        self,
        analysis: Analysis,
        cast: Cast,
        mentions: list[Mention],
        turns: Sequence[Span] = (),
    ) -> None:
        self.a = analysis
        self.cast = cast
        self.mentions = mentions
        self.firsts = [m.first for m in mentions]
        self.issuers: dict[str, tuple[Member, Span]] = {}
        # the last speaker of the story (0), of each quotation by its number, and of each turn of an
        # interview, whose numbers are negative
        self.last: dict[int, Voice] = {}
        self.quotations = [q.start for q in analysis.quotations if q.level == 0]
        self.turns = sorted(turns)
        self.labels: dict[str, Member] = {}  # those of turns
        self.pronouns = {row.form: row for row in analysis.pack.pronouns}

    def voice(self, found: Found) -> Voice | None:
        """The speaker of a quotation; None where nobody is named."""
        level = self.level(found)
        voice = self._voice(found, level)
        if voice is not None:
            self.last[level] = voice
        return voice

    def level(self, found: Found) -> int:
        """0 for a cue in the story's own voice, else the number of the quotation it stands in."""
        return 0 if found.cue is None else self.level_at(found.cue.first)

    def level_at(self, token: int) -> int:
        """0 for a token in the story's own voice, else the number of its quotation or turn."""
        place = int(self.a.starts[token])
        if self.a.quoted[token]:
            return bisect_right(self.quotations, place)
        turn = bisect_right(self.turns, place, key=lambda span: span.start)
        return -turn if turn and place < self.turns[turn - 1].end else 0

    def _voice(self, found: Found, level: int) -> Voice | None:
        if found.turn and found.source is not None:
            return self.from_label(found.source)
        if found.source is not None and not found.carried:
            return self.from_source(found, found.source)
        last = self.last.get(level)
        if found.carried:
            return last and last._replace(how="carried over")
        if found.cue is None:
            return None
        issuer = self.issuer_near(found.cue.first)
        if issuer is not None:
            return issuer
        if drops_subject(self.a, found):
            subject = self.subject_before(found.cue.first, level) or last
            return subject and subject._replace(how="dropped subject")
        return None

    def is_own_voice(self, voice: Voice) -> bool:
        """Whether a quoted speaker reports himself ("I think that"): his words are his statement
        as they stand."""
        story = self.last.get(0)
        return voice.how == "pronoun" and story is not None and voice.members == story.members

    def behind_cue(self, found: Found) -> Voice | None:
        """The first actor after a cue, in its sentence: the subject of an inverted clause."""
        if found.cue is None:
            return None
        _, high = self.a.bounds[int(self.a.sentence[found.cue.first])]
        after = [m for m in self.top_mentions(found.cue.last + 1, high) if m.first > found.cue.last]
        voice = self.from_mentions(after[:1], high) if after else None
        if voice is not None:
            self.last[self.level(found)] = voice
        return voice

    # a source in words

    def from_label(self, label: Span) -> Voice:
        """Who a turn of an interview belongs to: somebody whose name ends as its label does, or has
        it for initials, or else one that is known by the label alone."""
        wording = label.of(self.a.text)
        if wording in self.labels:
            return Voice((self.labels[wording],), label, "name")
        first, beyond = self.a.tokens_in(label.start, label.end)
        inside = self.top_mentions(first, beyond)
        if inside and inside[0].name is not None:
            member = self.cast.of[inside[0].first, inside[0].last]
        else:
            people = [m for m in self.cast.members.values() if m.kind in _PEOPLE]
            meant = [m for m in people if same_name(m.name, wording) or _initials(m.name, wording)]
            member = meant[0] if meant else self.cast.group(label, first, beyond - 1)
        self.labels[wording] = member
        return Voice((member,), label, "name")

    def from_source(self, found: Found, source: Span) -> Voice | None:
        """The actors that a source span names."""
        first, beyond = self.a.tokens_in(source.start, source.end)
        if first >= beyond:
            return None
        inside = self.top_mentions(first, beyond)
        head = self.head_noun(first, beyond)
        if inside and not (head is not None and head < inside[0].first):
            return self.from_mentions(inside, beyond)
        pronoun = self.pronoun_in(first, beyond)
        if pronoun is not None and head is None:
            return self.from_pronoun(pronoun, self.level(found))
        if self.relative_in(first, beyond):
            return self.antecedent(first)
        if not any(TAGS[t] in _HEADS for t in self.a.tags[first:beyond]):
            return None
        member = self.cast.group(source, first, beyond - 1)
        return Voice((member,), source, "role")

    def top_mentions(self, first: int, beyond: int) -> list[Mention]:
        """Mentions that head a range of tokens, not those inside another's owner."""
        low, high = bisect_left(self.firsts, first - 12), bisect_left(self.firsts, beyond)
        return [
            m
            for m in self.mentions[low:high]
            if not m.nested and m.last >= first and m.first < beyond
        ]

    def head_noun(self, first: int, beyond: int) -> int | None:
        """The first noun of a source, which heads it."""
        tags = self.a.tags[first:beyond].tolist()
        return next((first + i for i, tag in enumerate(tags) if tag in _NOUNS), None)

    def from_mentions(self, inside: list[Mention], beyond: int) -> Voice | None:
        """The first mention, and those joined to it by "and" or commas."""
        chosen = [inside[0]]
        for mention in inside[1:]:
            between = set(self.a.classes[chosen[-1].last + 1 : mention.first].tolist())
            if CLASS["and"] not in between or not between <= _JOINING:
                break
            chosen.append(mention)
        head = chosen[0]
        if head.role_word is not None and head.role_word.kind == "document" and head.name is None:
            issuer = self.issuer_of(head)
            if issuer is not None:
                return issuer
        members = tuple(self.cast.of[m.first, m.last] for m in chosen)
        span = self.a.span(head.first, chosen[-1].last)
        unique = tuple(dict.fromkeys(m.id for m in members))
        kept = tuple(next(m for m in members if m.id == ident) for ident in unique)
        return Voice(kept, span, "name" if head.name is not None else "role")

    # documents and those who issue them

    def issuer_of(self, document: Mention) -> Voice | None:
        """Who speaks through a document: its owner, or the last one named for such a document."""
        owner = document.owner
        low = bisect_left(self.firsts, document.first)
        high = bisect_left(self.firsts, document.last + 1)
        owned = [m for m in self.mentions[low:high] if m.nested and m.last <= document.last]
        if owned:
            member = self.cast.of[owned[0].first, owned[0].last]
        elif owner is not None:
            member = self.cast.known(owner)
        else:
            return self.known_issuer(document)
        span = self.a.span(document.first, document.last)
        self.issuers[""] = (member, span)
        return Voice((member,), span, "role")

    def known_issuer(self, document: Mention) -> Voice | None:
        issued = self.issuers.get("")
        if issued is not None:
            return Voice((issued[0],), self.a.span(document.first, document.last), "role")
        before = bisect_left(self.firsts, document.first)
        for mention in reversed(self.mentions[max(0, before - _BODIES_BACK) : before]):
            member = self.cast.of[mention.first, mention.last]
            if member.kind == "institution":
                return Voice((member,), self.a.span(document.first, document.last), "role")
        return None

    def issuer_near(self, cue: int) -> Voice | None:
        """For a cue without a source ("si legge nel comunicato"): the document beside it."""
        for mention in self.top_mentions(cue - 5, cue + 6):
            if self.a.sentence[mention.first] != self.a.sentence[cue]:
                continue
            word = mention.role_word
            if word is not None and word.kind == "document":
                return self.issuer_of(mention)
        return None

    # pronouns and dropped subjects

    def pronoun_in(self, first: int, beyond: int) -> int | None:
        for token in range(first, beyond):
            row = self.pronouns.get(self.a.forms[token])
            if row is not None and row.case != "possessive":
                return token
        return None

    def relative_in(self, first: int, beyond: int) -> bool:
        return beyond - first <= 2 and not _RELATIVE.isdisjoint(
            self.a.classes[first:beyond].tolist()
        )

    def antecedent(self, token: int) -> Voice | None:
        """The mention right before a relative pronoun."""
        near = [m for m in self.top_mentions(token - 10, token) if m.last < token]
        same = [m for m in near if self.a.sentence[m.first] == self.a.sentence[token]]
        return self.from_mentions(same[-1:], token) if same else None

    def from_pronoun(self, token: int, level: int) -> Voice | None:
        """The nearest earlier actor that a pronoun can stand for, subjects first."""
        row = self.pronouns[self.a.forms[token]]
        span = self.a.span(token, token)
        if row.person != "3":
            last = self.last.get(0) if level else None
            return Voice(last.members, span, "pronoun") if last else None
        for member in self.candidates(token, level):
            fits = member.kind in (_BODIES if row.gender == "neut" else _PEOPLE)
            if row.number == "plur":
                fits = member.kind in _BODIES or member.kind == "unknown"
            if fits and not (row.gender in {"masc", "fem"} and _clash(row.gender, member.gender)):
                if row.gender in {"masc", "fem"} and not member.gender and row.number == "sing":
                    member.gender = row.gender
                return Voice((member,), span, "pronoun")
        last = self.last.get(level)
        return Voice(last.members, span, "pronoun") if last else None

    def candidates(self, token: int, level: int) -> list[Member]:
        """Actors before a token: the last speaker where he is near, then those of the sentences
        before, each from its beginning on."""
        sentence = int(self.a.sentence[token])
        found: list[Member] = []
        last = self.last.get(level)
        if last is not None:
            where, _ = self.a.tokens_in(last.span.start, last.span.end)
            if where < token and sentence - int(self.a.sentence[where]) <= _REACH:
                found += last.members
        for back in range(_REACH):
            if sentence - back < 0:
                break
            low, high = self.a.bounds[sentence - back]
            for mention in self.top_mentions(low, min(high, token)):
                if mention.first >= low and mention.last < token:
                    found.append(self.cast.of[mention.first, mention.last])
        return found

    def subject_before(self, token: int, level: int) -> Voice | None:
        """The subject that a verb without one goes on with: the first person or body of its own
        sentence, if it stands before the verb and outside other contents; else the last speaker."""
        low, _ = self.a.bounds[int(self.a.sentence[token])]
        last = self.last.get(level)
        acting = self.acting_before(token, level)
        if acting is not None and (last is None or acting.span.start > last.span.start):
            return acting
        if last is not None and last.span.start >= int(self.a.starts[low]):
            return last
        for mention in self.top_mentions(low, token):
            begins = mention.first >= low and mention.last < token
            same = bool(self.a.quoted[mention.first] == self.a.quoted[token])
            led = mention.first > low and TAGS[self.a.tags[mention.first - 1]] == "ADP"
            if begins and same and not led and mention.first - low <= 3:
                return self.from_mentions([mention], token)
        if last is not None:
            return last
        return self.previous_subject(int(self.a.sentence[token]), level)

    def acting_before(self, token: int, level: int) -> Voice | None:
        """Who opens the sentence before that of a token, in its paragraph: most likely its
        subject."""
        sentence = int(self.a.sentence[token])
        if (
            not sentence
            or self.a.paragraph[self.a.bounds[sentence - 1][0]] != self.a.paragraph[token]
        ):
            return None
        low, high = self.a.bounds[sentence - 1]
        for mention in self.top_mentions(low, high):
            led = mention.first > low and TAGS[self.a.tags[mention.first - 1]] == "ADP"
            if mention.first >= low and not led and self.level_at(mention.first) == level:
                return self.from_mentions([mention], high) if mention.first - low <= 3 else None
        return None

    def previous_subject(self, sentence: int, level: int) -> Voice | None:
        """The first person or body of the sentences before, nearest sentence first, in the story's
        own voice or in the same quotation."""
        for back in range(1, _REACH + 1):
            if sentence - back < 0:
                return None
            low, high = self.a.bounds[sentence - back]
            for mention in self.top_mentions(low, high):
                if mention.first >= low and self.level_at(mention.first) == level:
                    return self.from_mentions([mention], high)
        return None


def _initials(name: str, label: str) -> bool:
    """Whether a label is made of the initials of a name: "S. C." of Seraina Caduff."""
    letters = "".join(c for c in label if c.isalpha())
    initials = "".join(word[0] for word in name.split())
    return len(letters) > 1 and letters.isupper() and letters == initials


def drops_subject(analysis: Analysis, found: Found) -> bool:
    """Whether a cue is a finite active verb whose subject the language lets drop, or a verb
    form that shares the subject of the verb before it."""
    cue = found.cue
    if cue is None or cue.pos != "VERB":
        return False
    tag = TAGS[analysis.tags[cue.first]]
    before = analysis.classes[max(0, cue.first - 3) : cue.first]
    behind = analysis.classes[cue.last + 1 : cue.last + 2]
    if CLASS["reflexive"] in before or CLASS["reflexive"] in behind:
        return False  # "si dice", "especula-se": nobody's, or its own verb's subject
    if tag in {"VGER", "VINF"}:
        return True
    if not analysis.pack.grammar.drops_subjects:
        return CLASS["and"] in before or CLASS["but"] in before
    if tag == "VPART":
        return CLASS["have"] in before
    return tag in {"VFIN", "AFIN"}


def _clash(wanted: str, held: str) -> bool:
    return held in {"masc", "fem"} and held != wanted
