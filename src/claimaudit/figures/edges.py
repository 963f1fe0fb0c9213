"""Which characters beside a number let a pattern match there: with others it is not tried.

They are taken from the pattern itself, and are never too few: where it says nothing, all are.
A set of characters is the bits of an integer, of which the last is the end of the text.
"""

import re
from collections.abc import Iterable
from functools import cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_END = 0x10000
_ALL = (1 << _END + 1) - 1
_SPACE, _DIGITS = 1 << ord(" "), ((1 << 10) - 1) << ord("0")
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
_DIGIT_RUN, _SPACED_RUN = re.compile("[0-9]*"), re.compile("[0-9 ]*")
# A number of no more digits is no year; its edge begins with this.
_SHORT, SHORT = 2, "\0"
# (what the character at the edge can be; what it can be where all of this is passed, by how many
# digits that takes)
_Reach = tuple[int, dict[int, int]]


class Edge(dict[str, int]):
    """Edge of a number -> the patterns that can match there, each a bit. Worked out when it is
    first met."""

    def __init__(self, patterns: Iterable[re.Pattern[str] | None], *, back: bool) -> None:
        super().__init__()
        self._patterns, self._back = list(patterns), back
        self._sets: dict[tuple[int, bool], list[int]] = {}

    def __missing__(self, edge: str) -> int:
        """`edge` is a character, "" where the text ends, behind it what is beyond a space, and
        before it a mark of a short number."""
        characters = edge.removeprefix(SHORT)
        digits, away = (0, -1) if self._back else (_DIGITS, 1)
        near, beyond = characters[::away][:1], characters[::away][1:]
        bits = self._bits(near, digits, short=characters != edge)
        if beyond.strip(" "):
            bits &= self._bits(beyond, digits | _SPACE, short=False)
        self[edge] = bits
        return bits

    def _bits(self, character: str, skip: int, *, short: bool) -> int:
        if (skip, short) not in self._sets:
            walk = _Walk(skip, _SHORT if short else None, back=self._back)
            self._sets[skip, short] = [_reached(one, walk) for one in self._patterns]
        at = ord(character) if character else _END
        # Of other alphabets it is not asked which letters are the same in capitals.
        is_open = at > _END or (at > 0x7F and character.lower() != character.upper())
        bits = (is_open or one >> at & 1 for one in self._sets[skip, short])
        return sum(1 << i for i, bit in enumerate(bits) if bit)


def numbering(*patterns: re.Pattern[str] | None) -> Edge:
    """Where what matches at a number goes on: see `behind`."""
    return Edge(patterns, back=False)


def ending(*patterns: re.Pattern[str] | None) -> Edge:
    """Where what is searched before a place ends: see `before`."""
    return Edge(patterns, back=True)


def before(text: str, at: int) -> str:
    """The edge of what stands before `at`."""
    near = text[at - 1 : at]
    return text[at - 2 : at] if near == " " and at > 1 else near


def behind(text: str, at: int) -> str:
    """The edge of what stands behind the digits at `at`."""
    end = _DIGIT_RUN.match(text, at).end()  # type: ignore[union-attr]
    edge = text[end : end + 1]
    if edge == " ":
        beyond = _SPACED_RUN.match(text, end).end()  # type: ignore[union-attr]
        edge = f" {text[beyond : beyond + 1]}"
    return f"{SHORT}{edge}" if end - at <= _SHORT else edge


def _reached(pattern: re.Pattern[str] | None, walk: "_Walk") -> int:
    parsed = None if pattern is None else _parsed(pattern.pattern)
    if parsed is None or (walk.back and not _ends(parsed)) or parsed.state.flags & re.MULTILINE:
        return _ALL
    found = _open(walk.all(parsed))
    return found | 1 << ord("\n") if walk.back else found  # before which all ends too


@cache
def _parsed(source: str) -> Any:
    return parser.parse(source)


def _open(reach: _Reach) -> int:
    return reach[0] | _any(reach[1].values())


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
    """Goes through a parsed pattern, or `back` from its end, past the characters of `skip`, up to
    one other; past so many of them at most."""

    def __init__(self, skip: int, most: int | None, *, back: bool) -> None:
        self._skip, self._most, self.back = skip, most, back

    def all(self, parsed: Any) -> _Reach:
        found, passed = 0, {0: _ALL}
        for kind, of in reversed(parsed) if self.back else parsed:
            can, passes = self._one(kind, of)
            found |= can & _any(passed.values())
            passed = self._both(passed, passes)
            if not passed:
                break
        return found, passed

    def _both(self, passed: dict[int, int], passes: dict[int, int]) -> dict[int, int]:
        both: dict[int, int] = {}
        for one, first in passed.items():
            for two, then in passes.items():
                if first & then and (self._most is None or one + two <= self._most):
                    both[one + two] = both.get(one + two, 0) | first & then
        return both

    def _one(self, kind: Any, of: Any) -> _Reach:
        if kind is code.LITERAL and _END > of > 0x7F:
            return 1 << of, {}
        if kind is code.BRANCH:
            each = [self.all(one) for one in of[1]]
            counts = {count for _, passes in each for count in passes}
            passes = {n: _any(passes.get(n, 0) for _, passes in each) for n in counts}
            return _any(can for can, _ in each), passes
        if kind is code.SUBPATTERN:
            return self.all(of[-1])
        if kind is code.ATOMIC_GROUP:
            return self.all(of)
        if kind in _REPEATS:
            return self._repeated(*of)
        if kind in (code.LITERAL, code.NOT_LITERAL, code.IN):
            can = _characters(kind, of)
            return _in_both_cases(can), {
                int(self._most is not None): _ALL
            } if can & self._skip else {}
        if kind in (code.ASSERT, code.ASSERT_NOT) and (of[0] < 0) is self.back:
            return 0, {0: self._looks(kind, of[1])}
        zero = kind in (code.ASSERT, code.ASSERT_NOT, code.AT)
        return 0 if zero else _ALL, {0: _ALL}

    def _repeated(self, least: int, most: int, parsed: Any) -> _Reach:
        can, once = self.all(parsed)
        if self._most is None:
            return can, once if least else {0: _ALL}
        passed, found = {0: _ALL}, dict[int, int]()
        for times in range(min(most, self._most + least) + 1):
            if times >= least:
                for count, then in passed.items():
                    found[count] = found.get(count, 0) | then
            passed = self._both(passed, once)
        return can, found

    def _looks(self, kind: Any, parsed: Any) -> int:
        """What the character can be where this must stand before it, or must not."""
        if kind is code.ASSERT:
            return _open(self.all(parsed))
        never = _surely(parsed)
        return _ALL if never & self._skip != self._skip else _ALL & ~never


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
