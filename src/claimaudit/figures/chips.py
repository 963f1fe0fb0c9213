"""Whether what is counted in 张 are chips."""

from claimaudit.figures.lexicon import ZH
from claimaudit.figures.limits import LIMITS

_BEFORE, _BEHIND = LIMITS["chips_before"], LIMITS["chips_behind"]


def counts_no_chips(text: str, at: int) -> bool:
    """Whether the 张 of the number at `at` are beds, seats or tickets: 床位95张."""
    if ZH.pattern("printed_alone").fullmatch(text, 0, at):
        return False
    return ZH.pattern("chips_near").search(text, max(0, at - _BEFORE), at + _BEHIND) is None
