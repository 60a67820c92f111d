"""Who does what to whom: the source and the target of a word that tells of an event."""

from typing import NamedTuple

import numpy as np

from onrecord.coding.event_inputs import Trigger
from onrecord.coding.plover import MUTUAL
from onrecord.syntax import Analysis
from onrecord.syntax.analysis import CLASS
from onrecord.syntax.tagger import TAG

_FINITE, _PARTICIPLE = TAG["VFIN"], TAG["VPART"]
_VERBS = frozenset({TAG["VFIN"], TAG["VPART"], TAG["VINF"], TAG["VGER"]})
_FARTHEST = 14
_NEAR = 4


class Named(NamedTuple):
    """Tokens `first` to before `beyond` name an actor."""

    first: int
    beyond: int
    actor: str


class Arguments:
    """Finds the pair of each trigger of one sentence; `named` are its mentions, in order."""

    def __init__(self, analysis: Analysis, bounds: tuple[int, int], named: list[Named]) -> None:
        self.a = analysis
        self.first, self.beyond = bounds
        self.named = named
        self.finite = (
            np.flatnonzero(analysis.tags[slice(*bounds)] == _FINITE) + bounds[0]
        ).tolist()

    def pair(self, trigger: Trigger) -> tuple[Named, Named] | None:
        """Source and target, or None where the sentence does not name both."""
        at = trigger.token
        is_verb = int(self.a.tags[at]) in _VERBS
        found = self.of_verb(at) if is_verb else self.of_noun(at)
        is_one = found is None or found[0].actor == found[1].actor
        if is_one and trigger.senses[0].code in MUTUAL | {"SUPPORT"}:
            found = self.joined(at)
        if found is None or found[0].actor == found[1].actor:
            return None
        return (found[1], found[0]) if trigger.senses[0].is_turned else found

    def of_verb(self, at: int) -> tuple[Named, Named] | None:
        """Subject and object; in the passive, the agent and whoever it is done to."""
        agent = self.agent(at)
        if agent is not None:
            others = [n for n in self.named if n is not agent and self.is_near(n, at)]
            free = [n for n in others if n.beyond <= at and not self.role(n)]
            done_to = max(free, default=None) or next(iter(others), None)
            return (agent, done_to) if done_to is not None else None
        subject = self.before(at)
        other = self.after(at) or self.in_front(at, subject)
        return (subject, other) if subject is not None and other is not None else None

    def in_front(self, at: int, subject: Named | None) -> Named | None:
        """An object that stands before the verb with its preposition ("Al Nicaragua la Germania ha
        sospeso gli aiuti")."""
        before = [n for n in self.named if n.beyond <= at and n != subject and self.is_near(n, at)]
        marked = [n for n in before if self.role(n) in {"to", "with", "for"}]
        ends_clause = self.a.pack.grammar.splits_verbs  # "hat X vier Diplomaten ausgewiesen"
        return next(iter(marked or (before if ends_clause else [])), None)

    def agent(self, at: int) -> Named | None:
        """Whoever a participle is done by, where no "have" makes it an active form."""
        # a German participle at the end of its clause may look like a finite form: "bedroht"
        looks_finite = self.a.pack.grammar.splits_verbs and self.a.tags[at] == _FINITE
        auxiliary = (self.a.tags[self.first : at] == TAG["AFIN"]).any()
        if self.a.tags[at] != _PARTICIPLE and not (looks_finite and auxiliary):
            return None
        low = max(self.first, at - _NEAR)
        if (self.a.classes[low:at] == CLASS["have"]).any():
            return None
        return next((n for n in self.named if self.is_near(n, at) and self.role(n) == "by"), None)

    def is_near(self, named: Named, at: int) -> bool:
        """Whether a mention may belong to a verb: no more than one finite verb between."""
        first, beyond = sorted((named.first, at))
        return beyond - first <= _FARTHEST and self.verbs_between(first + 1, beyond) <= 1

    def of_noun(self, at: int) -> tuple[Named, Named] | None:
        """Owner and other party: "X's talks with Y", "le sanzioni di X contro Y", "talks between X
        and Y"; an owner that is not named beside it is the subject of the clause."""
        behind = [n for n in self.named if self.is_behind(n, at)]
        by = next((n for n in behind if self.role(n) == "by"), None)
        owner = next((n for n in self.named if n.beyond in {at, at - 1}), None)
        own = next((n for n in behind if self.role(n) == "of"), None) if len(behind) > 1 else None
        others = [n for n in behind if n is not by and n is not (None if by else own)]
        first = behind[0] if len(behind) > 1 else None
        source = by or own or owner or first or self.before(at)
        target = next((n for n in others if n is not source), owner if by else None)
        return (source, target) if source is not None and target is not None else None

    def is_behind(self, named: Named, at: int) -> bool:
        """Whether a mention stands behind a noun in the same clause."""
        return at < named.first <= at + _FARTHEST and not self.verb(at, named.first)

    def joined(self, at: int) -> tuple[Named, Named] | None:
        """Two subjects: "X and Y met"."""
        before = [n for n in self.named if n.beyond <= at]
        if len(before) < 2:
            return None
        one, other = before[-2:]
        between = {int(c) for c in self.a.classes[one.beyond : other.first]}
        near = other.first - one.beyond <= _NEAR and not self.verbs_between(other.beyond, at) > 1
        return (one, other) if CLASS["and"] in between and near else None

    def before(self, at: int) -> Named | None:
        """The nearest mention before a word that can be its subject, with no more than one finite
        verb between, which may govern it or stand beside it ("did not say, but asked")."""
        near = [n for n in self.named if n.beyond <= at and self.verbs_between(n.beyond, at) <= 1]
        free = [n for n in near if not self.role(n)]  # no preposition makes it something else
        subjects = [n for n in free if not self.is_object(n)]
        return max(subjects or free or near, default=None)

    def is_object(self, named: Named) -> bool:
        """Whether a verb stands right before a mention."""
        before = named.first - 1
        while before > self.first and self.a.tags[before] == TAG["DET"]:
            before -= 1
        return before >= self.first and int(self.a.tags[before]) in _VERBS

    def after(self, at: int) -> Named | None:
        """The first mention behind a word in the same clause."""
        for named in self.named:
            if at < named.first <= at + _FARTHEST:
                return None if self.verb(at, named.first) else named
        return None

    def verb(self, at: int, until: int) -> bool:
        """Whether a finite verb stands between."""
        return any(at < i < until for i in self.finite)

    def verbs_between(self, first: int, beyond: int) -> int:
        return sum(first <= i < beyond for i in self.finite)

    def role(self, named: Named) -> str:
        """The class of the preposition before a mention: of, by, with, to, ... or ""."""
        for i in range(named.first - 1, max(self.first, named.first - 3) - 1, -1):
            for name in ("of", "by", "with", "to", "for", "in"):
                if self.a.classes[i] == CLASS[name]:
                    return name
        return ""
