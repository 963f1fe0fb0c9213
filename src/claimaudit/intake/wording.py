"""What the words around a figure say of it: which way it went, when, in which clause."""

from __future__ import annotations

import re

from claimaudit.base.folding import fold_characters
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.scan import Candidate

_UP = "增长 上涨 涨 提升 提高 增加 上升 飙升 增幅 涨幅 grew rose up gained increased climbed jumped"
_DOWN = "下降 下跌 跌 暴跌 下滑 减少 降低 缩水 降幅 跌幅 fell down dropped declined decreased lost"
_UP_BEHIND = "增长 增幅 涨幅 growth increase rise gain jump higher more"
_DOWN_BEHIND = "下降 降幅 跌幅 decline decrease drop fall lower less"
# "rose by", 增长了; but 增长到 is where it went to, and no change by so much.
_FILLERS = re.compile(r"(?:了|by|\s)+$")
_PART_OF = re.compile(r"占|share of|of (?:all|the|its|their|total)", re.I)


def direction(text: str, candidate: Candidate) -> str | None:
    """up or down, where a word of change touches the figure."""
    before = fold_characters(text[max(0, candidate.start - 24) : candidate.start]).lower()
    behind = fold_characters(text[candidate.end : candidate.end + 16]).lower().lstrip(" 的")
    before = _FILLERS.sub("", before)
    for relation, words, after in (("up", _UP, _UP_BEHIND), ("down", _DOWN, _DOWN_BEHIND)):
        if any(_ends_with(before, word) for word in words.split()):
            return relation
        if any(behind.startswith(word) for word in after.split()):
            return relation
    return None


def _ends_with(before: str, word: str) -> bool:
    rest = before.removesuffix(word)
    return rest != before and not (word.isascii() and rest[-1:].isalpha())


def speaks_of_a_part(sentence: str) -> bool:
    """Whether a percentage in `sentence` may be a share of something."""
    return bool(_PART_OF.search(fold_characters(sentence)))


def iso(printed: str, near: str | None) -> str | None:
    """The day, month or year that `printed` is exactly; None where it is none of them."""
    try:
        days: Days = read_days(printed, near)
    except UnreadableDateError:
        return None
    first = days.first.isoformat()
    if days.first == days.last:
        return first
    for length in (7, 4):
        if read_days(first[:length]) == days:
            return first[:length]
    return None
