"""Where the names of a table stand in a text."""

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from claimaudit.base.folding import fold_characters
from claimaudit.figures.unit_words import splits_word

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
        # By the two characters that they begin with, the longest first.
        self._by_start: dict[str, list[tuple[str, Meant]]] = {}
        for name in sorted(names, key=lambda name: -len(fold_characters(name))):
            if word := fold_characters(name):
                self._by_start.setdefault(word[:2], []).append((word, names[name]))
        self._letters = {s: some for s, some in self._by_start.items() if len(s) == 1}
        for start, longer in self._by_start.items():
            if start not in self._letters:
                longer.extend(self._letters.get(start[0], ()))
        # No name begins within a word; the class stands first, which is looked for in less time.
        first, alone = _any_of({start[0] for start in self._by_start}), _any_of({*self._letters})
        second = _any_of({start[1:] for start in self._by_start} - {""})
        self._first = re.compile(f"{first}{_AT_A_WORD}(?:(?={second})|(?<={alone}))")

    def find(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Mention[Meant]]:
        """The names in a folded text, or in its start:end, by place; of those that overlap, the
        longest that starts first."""
        reached, by_start, letters = start, self._by_start, self._letters
        for found in self._first.finditer(text, start, end) if by_start else ():
            at = found.start()
            if at < reached:
                continue
            beginning = by_start.get(text[at : at + 2]) or letters.get(text[at])
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
    camel = text[end - 1].islower() and text[end : end + 1].isupper()
    return camel or not splits_word(text, end)
