"""Whether a dash joins two amounts to a range, or only sets the second beside the first."""

import re

from claimaudit.figures.changes import scaled_alike
from claimaudit.figures.lexicon import DIGITS, EN
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import Amount
from claimaudit.figures.units import Unit

DASHES = DIGITS.words("dashes") | {"-"}
_YEARS_BACK = EN.pattern("years_back")
_ALL = 100
_MANY = LIMITS["pause_from"]
_SPACES, _PAUSES, _APART = " \u00a0", " —", "--"


def is_set_beside(
    joint: re.Match[str], first: Amount, second: Amount, lead: Unit | None, opened: int | None
) -> bool:
    """Whether `joint` is a dash that sets `second` beside `first`, of which it is no more: £120 –
    £36, 112-2. `lead` is the currency before the first, `opened` where words open a range."""
    if joint["to"] is None or joint["to"][0] not in DASHES or first.negative:
        return False
    if second.negative:  # four men--two women: no minus
        return first.unit is not None and joint.string.startswith(_APART, first.end)
    said = joint.string[first.number.end - 1].isdigit() and joint.string[joint.end()].islower()
    if said and lead is None and joint.group()[0] in _SPACES:  # over 65 - one of them a nurse
        return True
    if first.unit is None and (second.unit or lead) and joint.group()[0] == " ":
        return scaled_alike(first.number, second.number).value >= second.number.value
    if first.unit is None and second.unit is None:
        falls = first.number.value > second.number.value
        return falls and _is_parted(joint, first, second, lead, opened)
    if first.unit is None or second.unit is None or opened is not None:
        return False
    if joint.group()[0] not in _SPACES and first.unit.factor == second.unit.factor:
        return first.unit.percent and _ALL - second.number.value == first.number.value > _ALL / 2
    return first.unit.of(first.number.value) >= second.unit.of(second.number.value)


def _is_parted(
    joint: re.Match[str], first: Amount, second: Amount, lead: Unit | None, opened: int | None
) -> bool:
    """Whether something tells two bare numbers apart that fall: eight times - four times here,
    $5.2m- $369,475, 1,117 — 1,051; but 10,000 – 5,000 BC are years."""
    if opened is not None or first.end > first.number.end:
        return True
    if lead is not None and joint.group()[-1] in _SPACES:
        return True
    if first.number.value < _MANY or joint.group()[0] not in _PAUSES:
        return False
    return _YEARS_BACK.match(joint.string, second.end) is None
