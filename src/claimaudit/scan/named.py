"""Where the names of a table stand in a text."""

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from claimaudit.base.folding import fold_characters
from claimaudit.figures.spellings import splits_word

Meant = TypeVar("Meant")
_AT_A_WORD = "(?<![A-Za-z0-9][A-Za-z0-9])"


class Mention(NamedTuple, Generic[Meant]):
    """A name in a text, and what it means."""

    start: int
    end: int
    meant: Meant


class Names(Generic[Meant]):
    """Names and what each means."""

    def __init__(self, names: Mapping[str, Meant]) -> None:
        # By the three characters that they begin with, the longest first.
        self._by_start: dict[str, list[tuple[str, Meant]]] = {}
        for name in sorted(names, key=lambda name: -len(fold_characters(name))):
            if word := fold_characters(name):
                self._by_start.setdefault(word[:3], []).append((word, names[name]))
        for start, longer in self._by_start.items():
            for length in range(len(start) - 1, 0, -1):
                longer.extend(self._by_start.get(start[:length], ()))
        # No name begins within a word; the class stands first, which is looked for in less time.
        first = _any_of({start[0] for start in self._by_start})
        second = _any_of({start[1] for start in self._by_start if start[1:]})
        alone = _any_of({start for start in self._by_start if not start[1:]})
        self._first = re.compile(f"{first}{_AT_A_WORD}(?:(?={second})|(?<={alone}))")

    def find(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Mention[Meant]]:
        """The names in a folded text, or in its start:end, by place; of those that overlap, the
        longest that starts first."""
        reached, some = start, self._by_start.get
        for found in self._first.finditer(text, start, end) if self._by_start else ():
            at = found.start()
            if at < reached:
                continue
            beginning = some(text[at : at + 3]) or some(text[at : at + 2]) or some(text[at])
            for word, meant in beginning or ():
                behind = at + len(word)
                if text.startswith(word, at, end) and _is_word(text, at, behind):
                    yield Mention(at, behind, meant)
                    reached = behind
                    break


def _any_of(characters: set[str]) -> str:
    """A regular expression of one of them."""
    return f"[{''.join(map(re.escape, sorted(characters)))}]" if characters else "(?!)"


def _is_word(text: str, start: int, end: int) -> bool:
    """Latin names only as whole words: no "arm" in "farm"."""
    if splits_word(text, start):
        return False
    # DeepSeekV3.1 names DeepSeek: a capital after a small letter starts a new word.
    return not splits_word(text, end) or (text[end - 1].islower() and text[end].isupper())
