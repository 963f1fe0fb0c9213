"""Whether words that name a condition say that it holds: outside Norway is not in it, and unlike in
2025 is of another year. Of a condition that they do not name nothing is asked."""

import re
from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.problems import Faults
from claimaudit.figures.lexicon import Lexicon, is_cjk
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Vocabulary

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_NAME = "◆"
_FIX = "leave the condition out, or take words that say that it holds"


def odd_conditions(said: str, by: str, conditions: Conditions, vocabulary: Vocabulary) -> Faults:
    """(message, fix) where `said`, the words beside a figure, names one of its conditions, and only
    to say that it does not hold. `by` is what a message calls them."""
    for kind, value in conditions.items():
        named = list(_named(said, str(value), vocabulary))
        if named and all(map(is_turned, named)):
            yield f"{kind} {value} is named by {by} only to say that it is not so", _FIX


def marked(said: str, start: int, end: int) -> str:
    """`said` with ◆ for the name at start:end."""
    return f"{said[:start]}{_NAME}{said[end:]}"


def is_turned(said: str) -> bool:
    """Whether `said` says of what ◆ stands for that it is not so, or not of it alone."""
    return is_denied(said) or any(_WORDS.found("both", said))


def is_denied(said: str) -> bool:
    """Whether `said` says of what ◆ stands for that it is not so."""
    return any(_WORDS.found("turned", said))


def _named(said: str, value: str, vocabulary: Vocabulary) -> Iterator[str]:
    """`said`, with ◆ for each name of a value; an id that is no subject's is no name."""
    subject = vocabulary.subjects.get(value)
    for name in subject.names if subject else [value]:
        if name.isdecimal() or name != name.lower() or any(map(is_cjk, name)):
            for found in re.finditer(re.escape(name), said):
                yield marked(said, *found.span())
