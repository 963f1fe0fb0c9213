"""The characters that a match of a regular expression can start with.

Most places of a text are given up at one look at a set of them, in less time than an expression
takes to fail. They are worked out from the expression, so that nobody tells them twice.
"""

# The parser of `re` has no other name; it is the same in every Python from 3.11 on.
from re import IGNORECASE, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

# No set has more of them: what can start with any Chinese character can start with any.
_MOST = 2_000
_NOTHING = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_DIGITS = frozenset("0123456789")
# What `re` takes for another case of a letter, beside its small and its capital one.
_ALSO_CASES = {"i": "\u0130\u0131", "s": "\u017f", "k": "\u212a"}


class UnboundedStartError(ValueError):
    """A match can start with nearly any character."""


def starts_of(pattern: str) -> frozenset[str]:
    """What a match of `pattern` that is not empty can start with, in text whose digits are folded.
    Raises UnboundedStartError where that is no small set."""
    tree = _parser.parse(pattern)
    found, _ = _sequence(tree, bool(tree.state.flags & IGNORECASE))
    return frozenset(found)


def _sequence(items: Any, ignore: bool) -> tuple[set[str], bool]:
    """(what it can start with, whether it can match nothing)."""
    found = set[str]()
    for operation, given in items:
        name = str(operation)
        if name in _NOTHING:
            continue
        first, empty = _one(name, given, ignore)
        found |= first
        if not empty:
            return found, False
    return found, True


def _one(name: str, given: Any, ignore: bool) -> tuple[set[str], bool]:
    if name == "LITERAL":
        return _cases({chr(given)}, ignore), False
    if name == "IN":
        return _cases(
            set().union(*(_of_set(str(kind), what) for kind, what in given)), ignore
        ), False
    if name == "BRANCH":
        parts = [_sequence(branch, ignore) for branch in given[1]]
        return set().union(*(first for first, _ in parts)), any(empty for _, empty in parts)
    if name == "SUBPATTERN":
        return _sequence(
            given[3], (ignore or bool(given[1] & IGNORECASE)) and not given[2] & IGNORECASE
        )
    if name == "ATOMIC_GROUP":
        return _sequence(given, ignore)
    if name in _REPEATS:
        first, empty = _sequence(given[2], ignore)
        return first, empty or given[0] == 0
    raise UnboundedStartError(name)


def _of_set(kind: str, what: Any) -> set[str]:
    if kind == "LITERAL":
        return {chr(what)}
    if kind == "RANGE" and what[1] - what[0] < _MOST:
        return {chr(code) for code in range(what[0], what[1] + 1)}
    if kind == "CATEGORY" and what is _constants.CATEGORY_DIGIT:
        return set(_DIGITS)
    raise UnboundedStartError(kind)


def _cases(found: set[str], ignore: bool) -> set[str]:
    if not ignore:
        return found
    cases = {case for c in found for case in (c.lower(), c.upper())}
    return cases.union(*(_ALSO_CASES.get(c, "") for c in cases))
