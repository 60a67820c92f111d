"""The codes of PLOVER (Open Event Data Alliance, manual of 2021), and those of PLV."""

from typing import Literal

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
ROOTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""The 15 root codes of PLV (Hu et al. 2024): CONCEDE and RETREAT are YIELD there."""
ROOT_OF = {**{code: code for code in ROOTS}, "CONCEDE": "YIELD", "RETREAT": "YIELD"}
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Events in which either side may be named first."""
