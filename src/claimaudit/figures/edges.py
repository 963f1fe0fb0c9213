"""Which characters beside a number let a pattern match there: with others it is not tried.

They are taken from the pattern itself, and are never too few: where it says nothing, all are.
A set of characters is the bits of an integer, of which the last is the end of the text.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_END = 0x10000
_ALL = (1 << _END + 1) - 1
_DIGITS = ((1 << 10) - 1) << ord("0")
_CAPITALS, _SMALL = (((1 << 26) - 1) << ord(first) for first in "Aa")
_CASES = ord("a") - ord("A")
_CLASSES = {
    code.CATEGORY_DIGIT: (r"\d", False),
    code.CATEGORY_NOT_DIGIT: (r"\d", True),
    code.CATEGORY_SPACE: (r"\s", False),
    code.CATEGORY_NOT_SPACE: (r"\s", True),
    code.CATEGORY_WORD: (r"\w", False),
    code.CATEGORY_NOT_WORD: (r"\w", True),
}
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_ENDS = (code.AT_END, code.AT_END_STRING)
# (what the character at the edge can be, what it can be where all of this is passed before it)
_Reach = tuple[int, int]


class Edge(dict[str, int]):
    """Character at an edge -> the patterns that can match there, each a bit; "" is where the text
    ends. Worked out when it is first met."""

    def __init__(
        self, can: Callable[[re.Pattern[str]], int], patterns: Iterable[re.Pattern[str] | None]
    ) -> None:
        super().__init__()
        self._can, self._patterns = can, list(patterns)
        self._sets: list[int] | None = None

    def __missing__(self, character: str) -> int:
        if self._sets is None:
            self._sets = [_ALL if one is None else self._can(one) for one in self._patterns]
        at = ord(character) if character else _END
        # Of other alphabets it is not asked which letters are the same in capitals.
        is_open = at > _END or (at > 0x7F and character.lower() != character.upper())
        bits = (is_open or one >> at & 1 for one in self._sets)
        self[character] = sum(1 << i for i, bit in enumerate(bits) if bit)
        return self[character]


def starting(*patterns: re.Pattern[str] | None) -> Edge:
    """The first character of what matches at a place."""
    return Edge(lambda one: _open(_Walk().all(_parsed(one))), patterns)


def numbering(*patterns: re.Pattern[str] | None) -> Edge:
    """The first character that is no digit of what matches at a number, or behind it."""
    return Edge(lambda one: _open(_Walk(digits=True).all(_parsed(one))), patterns)


def ending(*patterns: re.Pattern[str] | None) -> Edge:
    """The last character of what is searched before a place and ends there."""
    return Edge(_last_of, patterns)


def _last_of(pattern: re.Pattern[str]) -> int:
    parsed = _parsed(pattern)
    # Before a line break something ends too.
    return _open(_Walk(back=True).all(parsed)) | 1 << ord("\n") if _ends(parsed) else _ALL


def _parsed(pattern: re.Pattern[str]) -> Any:
    return parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def _open(reach: _Reach) -> int:
    return reach[0] | reach[1]


def _ends(parsed: Any) -> bool:
    """Whether it can match at the end of what is searched only."""
    if not len(parsed):
        return False
    kind, of = parsed[-1]
    if kind is code.SUBPATTERN:
        return _ends(of[-1])
    if kind is code.BRANCH:
        return all(map(_ends, of[1]))
    return kind is code.AT and of in _ENDS


class _Walk:
    """Goes through a parsed pattern, or `back` from its end, up to one character; past `digits`."""

    def __init__(self, *, digits: bool = False, back: bool = False) -> None:
        self._digits, self._back = digits, back

    def all(self, parsed: Any) -> _Reach:
        found, passed = 0, _ALL
        for kind, of in reversed(parsed) if self._back else parsed:
            can, passes = self._one(kind, of)
            found |= can & passed
            passed &= passes
            if not passed:
                break
        return found, passed

    def _one(self, kind: Any, of: Any) -> _Reach:
        if kind is code.BRANCH:
            each = [self.all(one) for one in of[1]]
            return _any(can for can, _ in each), _any(passes for _, passes in each)
        if kind is code.SUBPATTERN:
            return self.all(of[-1])
        if kind is code.ATOMIC_GROUP:
            return self.all(of)
        if kind in _REPEATS:
            can, passes = self.all(of[2])
            return can, passes if of[0] else _ALL
        if kind in (code.LITERAL, code.NOT_LITERAL, code.IN):
            can = _characters(kind, of)
            return _in_both_cases(can), _ALL if self._digits and can & _DIGITS else 0
        if kind in (code.ASSERT, code.ASSERT_NOT) and (of[0] < 0) is self._back:
            return 0, self._looks(kind, of[1])
        zero = kind in (code.ASSERT, code.ASSERT_NOT, code.AT)
        return 0 if zero else _ALL, _ALL

    def _looks(self, kind: Any, parsed: Any) -> int:
        """What the character can be where this must stand before it, or must not."""
        if kind is code.ASSERT:
            return _open(self.all(parsed))
        never = _surely(parsed)
        return _ALL if self._digits and never & _DIGITS != _DIGITS else _ALL & ~never


def _any(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _surely(parsed: Any) -> int:
    """The characters at which a pattern is found, whatever else stands there."""
    if len(parsed) != 1:
        return 0
    kind, of = parsed[0]
    if kind is code.BRANCH:
        return _any(map(_surely, of[1]))
    return _characters(kind, of, sure=True) if kind in (code.LITERAL, code.IN) else 0


def _characters(kind: Any, of: Any, *, sure: bool = False) -> int:
    """Those of a literal or a class: no more than they are where they must be `sure`, else no
    fewer."""
    if kind is not code.IN:
        one = 1 << of if of < _END else 0
        return one if kind is code.LITERAL else _ALL & ~one
    negated = of[0][0] is code.NEGATE
    found = _any(_within(*one, sure=sure is not negated) for one in of[negated:])
    return _ALL & ~(found | 1 << _END) if negated else found


def _within(kind: Any, of: Any, *, sure: bool) -> int:
    if kind is code.CATEGORY:
        name, negated = _CLASSES[of]
        found = _class(name, sure is not negated)
        return _ALL & ~found if negated else found
    low, high = of if kind is code.RANGE else (of, of)
    return ((1 << max(0, min(high, _END - 1) - low + 1)) - 1) << low if low < _END else 0


@cache
def _class(name: str, ascii_only: bool) -> int:
    """The characters of a class, in ASCII or in all scripts."""
    each = "".join(map(chr, range(0x80 if ascii_only else _END)))
    spans = (found.span() for found in re.finditer(f"{name}+", each))
    return _any(((1 << end - start) - 1) << start for start, end in spans)


def _in_both_cases(found: int) -> int:
    return found | (found & _SMALL) >> _CASES | (found & _CAPITALS) << _CASES
