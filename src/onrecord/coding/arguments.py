"""Who does what to whom: the source and the target of a word that tells of an event."""

from typing import NamedTuple

import numpy as np

from onrecord.coding.event_inputs import Trigger
from onrecord.coding.plover import MUTUAL
from onrecord.syntax import Analysis
from onrecord.syntax.analysis import CLASS
from onrecord.syntax.tagger import TAG

_FINITE, _AUXILIARY, _PARTICIPLE = TAG["VFIN"], TAG["AFIN"], TAG["VPART"]
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
        if found is None and trigger.senses[0].code in MUTUAL | {"SUPPORT"}:
            found = self.joined(at)
        if found is None or found[0].actor == found[1].actor:
            return None
        return (found[1], found[0]) if trigger.senses[0].is_turned else found

    def of_verb(self, at: int) -> tuple[Named, Named] | None:
        """Subject and object; the other way round in the passive."""
        subject, other = self.before(at), self.after(at)
        if other is None or subject is None:
            return None
        return (other, subject) if self.is_passive(at, other) else (subject, other)

    def of_noun(self, at: int) -> tuple[Named, Named] | None:
        """Owner and other party: "X's talks with Y", "le sanzioni di X contro Y", "talks between X
        and Y"; an owner that is not named beside it is the subject of the clause."""
        behind = [
            n for n in self.named if at < n.first <= at + _FARTHEST and not self.verb(at, n.first)
        ]
        owner = next((n for n in self.named if n.beyond in {at, at - 1}), None)
        if len(behind) > 1 and (owner is None or self.role(behind[0]) == "of"):
            return behind[0], behind[1]
        if not behind:
            return None
        if self.role(behind[0]) == "by" and owner is not None:
            return behind[0], owner
        owner = owner or self.before(at)
        return (owner, behind[0]) if owner is not None else None

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
        """The nearest mention before a word with no more than one finite verb between, which may
        be what governs it ("has asked X to leave")."""
        near = [n for n in self.named if n.beyond <= at and self.verbs_between(n.beyond, at) <= 1]
        free = [n for n in near if not self.role(n)]  # no preposition makes it something else
        return max(free or near, default=None)

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

    def is_passive(self, at: int, agent: Named) -> bool:
        """A participle with a form of "be" before it and an agent behind."""
        if self.a.tags[at] != _PARTICIPLE or self.role(agent) != "by":
            return False
        low = max(self.first, at - _NEAR)
        own = self.a.classes[low:at] == CLASS["be"]
        return bool(own.any() or not (self.a.tags[low:at] == _AUXILIARY).any())
