"""The words of rates, those of units.yaml under `rates`, as regular expressions."""

from claimaudit.figures.lexicon import SPACES, compiled_late, either
from claimaudit.figures.units import source

SIGNS = source()["rates"]
PERIODS: dict[str, str] = SIGNS["whole"] | SIGNS["adverbs"]
"""What says a period by itself -> the unit that is divided by."""
_ANY_PER, _ANY_PER_OR_A = either(SIGNS["per"]), either(SIGNS["per"] + SIGNS["a"])
_ADVERB = f"(?:{either([' annually', *SIGNS['adverbs']])})(?![A-Za-z])"
_NO_PART = either(SIGNS["how_often"] + SIGNS["no_part"])

PER = compiled_late(
    rf"(?i:(?P<slash>{SIGNS['slash']})|[ -](?!{SIGNS['opens']})(?P<per>{_ANY_PER})[ -]"
    rf"(?!cent(?:um)?(?![A-Za-z]))(?:{SIGNS['per_a']})?"
    rf"|[ -](?P<a>{either(SIGNS['a'])})[ -]|(?P<zh>{SIGNS['zh_per']})|(?P<one>{SIGNS['zh_one']}))"
)
# Every six to eight hours is a range.
_TO_MORE = rf"[ ]to[ ](?:{either(SIGNS['numbers'])})(?![a-z])"
# What is counted behind the first of those, where no unit is named.
NOUN = compiled_late(SIGNS["noun"])
NUMBER = compiled_late(
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}}|[{SPACES}]000){{1,3}}|\d{{1,9}})(?![.,]?\d|{SIGNS['ranged']}))?"
    rf"(?:[ -]?(?P<word>{either(SIGNS['numbers'])})(?!(?<=[a-z])[a-z]|{_TO_MORE}))?[ ]?"
)
_NO_RATE = rf"(?!{SIGNS['averaged']})(?:{either(SIGNS['no_rate'])})"
LATE = compiled_late(rf"(?i)[ -]{_NO_RATE}(?![A-Za-z])|-")
# What ends the clause behind the noun that something is a price of.
CLOSED, DATED, SIZED, AGAIN, KNOWN, MUCH, LIVESTOCK = (
    compiled_late(SIGNS[name])
    for name in ("closed", "dated", "sized", "again", "known", "much", "livestock")
)
BRIDGE = compiled_late(
    rf"[ ]?{either(SIGNS['substances'])}(?![A-Za-z0-9])"
    rf"|(?:{SIGNS['again_short']}|(?:{SIGNS['again_short']})?{SIGNS['of'][:-1]}"
    rf"(?:[ ](?!{_NO_PART}[ ])[A-Za-z][A-Za-z0-9₂-]{{1,19}}){{1,3}}?)"
    rf"(?=[ ]?/|[ ](?:{_ANY_PER_OR_A})[ ]|{_ADVERB})"
    rf"|{SIGNS['paid_in'][:-1]}(?:[ ][a-z-]{{2,15}}){{1,2}}?"
    rf"(?=[ ](?:{_ANY_PER_OR_A})[ ](?:hour|day|week|month|year)(?![a-z])|{_ADVERB})"
)
SUBSTANCES = tuple(sorted({gap + name for name in SIGNS["substances"] for gap in ("", " ")}))
REGULARLY = compiled_late(rf"{either(PERIODS)}(?![A-Za-z])")
# What can start what a unit is divided by behind a space: its letter in small, or an adverb.
_BEHIND = (SIGNS["of"], SIGNS["paid_in"], *SIGNS["per"], *SIGNS["a"], *SIGNS["whole"])
OPENINGS = frozenset("/(").union(w.lstrip()[0].lower() for w in (*_BEHIND, *SIGNS["substances"]))
ADVERBS = tuple(sorted(word.lstrip() for word in SIGNS["adverbs"]))
_FURTHER = f"{SIGNS['zh_per']}(?:{either(SIGNS['zh_further'])})?"
DIVISOR = compiled_late(rf"(?i)(?:{_FURTHER}| per |-per )[\d,.]{{0,12}}$")

WHOLE = compiled_late(SIGNS["zh_no_before"] + either(SIGNS["zh_before"]))
STARTS = tuple(sorted(SIGNS["zh_before"]))
BETWEEN = compiled_late(f"[ ]?(?:(?:{either(SIGNS['zh_may'])})?{either(SIGNS['zh_between'])}[ ]?)?")
# Of what stands before a number and divides it, without 每.
ENDS = frozenset(word[-1] for word in (*SIGNS["zh_before"], *SIGNS["zh_between"]))
