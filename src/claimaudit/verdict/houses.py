"""What one house is called under all its names (docs/method.md, "Sources")."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from claimaudit.base.folding import fold_characters
from claimaudit.figures.lexicon import Lexicon, either, is_cjk
from claimaudit.workspace.documents import spelled_as, words_of_name

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
# Names of so many letters in another order are one; AP and PA are two.
_LONG = 6
_SHORT = range(2, 7)


@lru_cache(maxsize=4096)
def house_of(name: str) -> str:
    """What is left of a publisher's name without its offices, its editions and who writes there,
    in letters that look alike, in whatever order. "" of none."""
    called = _WORDS.pattern("office").sub("", _WORDS.pattern("passed_on").sub("", name)) or name
    # Of X China Ltd the form stands behind the place.
    words = words_of_name(called)
    words = words_of_name(_WORDS.pattern("places").sub("", words) or words)
    looks = [_look(shorter) for shorter in _shorter(words)]
    return next((_known()[look] for look in looks if look in _known()), looks[-1])


def _shorter(words: str) -> Iterator[str]:
    """A name, and what is left of it as one edition after the other is left out."""
    yield words
    left = _WORDS.pattern("edition").sub("", words, count=1).strip()
    if left != words and left and not _WORDS.pattern("common").fullmatch(left):
        yield from _shorter(left)


@cache
def _known() -> dict[str, str]:
    names = _WORDS.table("one_house").items()
    return {look_of(name): look_of(meant) for pair in names for name, meant in (pair, pair[1:] * 2)}


@lru_cache(maxsize=4096)
def credited(words: str) -> frozenset[str]:
    """The houses of several names that words credit with what they say."""
    marked = _names().sub(r"«\g<0>»", words)
    return frozenset(_known()[look_of(one["who"])] for one in _WORDS.found("credits", marked))


@cache
def _names() -> re.Pattern[str]:
    table = _WORDS.table("one_house")
    return re.compile(rf"(?<![A-Za-z])(?:{either([*table, *table.values()])})(?![A-Za-z])")


@cache
def _alike() -> re.Pattern[str]:
    return re.compile(either(_WORDS.table("same_look")))


@lru_cache(maxsize=4096)
def look_of(name: str) -> str:
    """How a name looks as it is spelt, without leaving anything out."""
    return _look(words_of_name(name)) or _look(spelled_as(name))


def _look(words: str) -> str:
    """Letters that look alike as one, several things as one thing, and no word before another."""
    words = words.casefold()
    if " " in words:
        words = re.sub(r"(?<=[a-z]{2})s(?![a-z])", "", words)
    alike = _WORDS.table("same_look")
    look = _alike().sub(lambda found: alike[found[0]], words.replace(" ", ""))
    return look if len(look) < _LONG or any(map(is_cjk, look)) else "".join(sorted(look))


def is_short_for(name: str, other: str) -> bool:
    """Whether `name` is the initials of `other`: NYT, The New York Times."""
    initials = "".join(word[0] for word in words_of_name(fold_characters(other)).split())
    return name.isupper() and len(name) in _SHORT and name.casefold() == initials.casefold()
