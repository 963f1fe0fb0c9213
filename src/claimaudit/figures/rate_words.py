"""The words of rates, those of units.yaml under `rates`, as regular expressions."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimaudit.figures.lexicon import SPACES, either
from claimaudit.figures.units import source


@dataclass(frozen=True)
class RateWords:
    """The regular expressions of `rates`."""

    per: re.Pattern[str]
    noun: re.Pattern[str]  # what is counted behind the first of those, where no unit is named
    number: re.Pattern[str]
    late: re.Pattern[str]
    closed: re.Pattern[str]  # what ends the clause behind the noun that something is a price of
    dated: re.Pattern[str]
    sized: re.Pattern[str]
    bridge: re.Pattern[str]
    whole: re.Pattern[str]
    regularly: re.Pattern[str]
    adverbs: tuple[str, ...]  # of those, what is no opening, without its space
    periods: dict[str, str]  # what that says -> the unit that is divided by
    divisor: re.Pattern[str]
    starts: tuple[str, ...]
    substances: tuple[str, ...]
    openings: frozenset[str]  # of what divides behind a space, in small letters
    ends: frozenset[str]  # of what stands before a number and divides it, without 每
    raw: dict[str, Any]


@cache
def rate_words() -> RateWords:
    raw = source()["rates"]
    number = either(raw["numbers"])
    between = either(raw["zh_between"])
    substances, often = either(raw["substances"]), either(raw["how_often"])
    no_part = rf"(?:{often}|{either(raw['no_part'])})"
    periods = raw["whole"] | raw["adverbs"]
    behind = (raw["of"], raw["paid_in"], *raw["per"], *raw["a"], *raw["whole"], *raw["substances"])
    return RateWords(
        per=re.compile(
            rf"(?i:(?P<slash>[ ]?/[ ]?)|[ -](?P<per>{either(raw['per'])})[ -]"
            rf"(?!cent(?:um)?(?![A-Za-z]))"
            rf"|[ -](?P<a>{either(raw['a'])})[ -]|(?P<zh>{raw['zh_per']})|(?P<one>{raw['zh_one']}))"
        ),
        noun=re.compile(raw["noun"]),
        number=re.compile(
            rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}}|[{SPACES}]000){{1,3}}|\d{{1,9}})(?![.,]?\d))?"
            rf"(?:[ -]?(?P<word>{number})(?!(?<=[a-z])[a-z]))?[ ]?"
        ),
        late=re.compile(rf"[ -](?:{either(raw['no_rate'])})(?![A-Za-z])|-", re.IGNORECASE),
        closed=re.compile(raw["closed"]),
        dated=re.compile(raw["dated"]),
        sized=re.compile(raw["sized"]),
        bridge=re.compile(
            rf"[ ]?{substances}(?![A-Za-z0-9])"
            rf"|{raw['of'][:-1]}(?:[ ](?!{no_part}[ ])[A-Za-z][A-Za-z0-9₂-]{{1,19}}){{1,3}}?"
            rf"(?=[ ]?/|[ ](?:{either(raw['per'] + raw['a'])})[ ])"
            rf"|{raw['paid_in'][:-1]}(?:[ ][a-z-]{{2,15}}){{1,2}}?"
            rf"(?=[ ](?:{either(raw['per'] + raw['a'])})[ ](?:hour|day|week|month|year)(?![a-z]))"
        ),
        whole=re.compile(either(raw["zh_before"])),
        regularly=re.compile(rf"{either(periods)}(?![A-Za-z])"),
        adverbs=tuple(sorted(word.lstrip() for word in raw["adverbs"])),
        periods=periods,
        divisor=re.compile(rf"(?:{raw['zh_per']}| per |-per )[\d,.]{{0,12}}$", re.IGNORECASE),
        starts=tuple(sorted(raw["zh_before"])),
        substances=tuple(sorted({gap + name for name in raw["substances"] for gap in ("", " ")})),
        openings=frozenset("/").union(word.lstrip()[0].lower() for word in behind),
        ends=frozenset(word[-1] for word in (*raw["zh_before"], *raw["zh_between"])),
        raw={
            **raw,
            "between": re.compile(f"[ ]?(?:(?:{either(raw['zh_may'])})?{between}[ ]?)?"),
        },
    )
