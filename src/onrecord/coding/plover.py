"""The codes of PLOVER (Open Event Data Alliance, manual of 2021), and those of PLV."""

from onrecord.values import EVENT_TYPES

ROOT_OF = {code: str(code) for code in EVENT_TYPES} | {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "YIELD": "YIELD",
}
ROOTS = tuple(dict.fromkeys(ROOT_OF.values()))
"""The 15 root codes of PLV (Hu et al. 2024): CONCEDE and RETREAT are YIELD there."""
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Events in which either side may be named first."""
