"""Word lists: YAML beside the code, each list with its reason.

An entry has `why` and one of
    words     words apart by spaces, a list of them, or a table of what each stands for
    pattern   a regular expression, with `flags` where it needs some
    patterns  several of them
In a pattern ${name} is any word, or the pattern, of that entry. All is in folded script
(claimaudit.base.folding), as the texts are that it is looked for in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SPACES = " \u00a0\u2009\u202f"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAME = re.compile(r"\$\{(\w+)\}")

_File = dict[str, dict[str, Any]]


@cache
def _read(path: Path) -> _File:
    loaded: _File = yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506
    return loaded


def either(words: Iterable[str]) -> str:
    """A regular expression of all `words`, the longest first: 万亿 is tried before 万."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if all(len(word) == 1 for word in ordered):
        return f"[{''.join(map(re.escape, ordered))}]"
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def is_cjk(character: str) -> bool:
    """Whether it is a Chinese character; "" is none."""
    return "\u3400" <= character <= "\u9fff"


class Lexicon:
    """The entries of some files; those of one name are taken together.

    A name in a pattern is looked up in the file of the pattern, then in all files, then
    in `beyond`.
    """

    def __init__(self, *paths: Path, beyond: Lexicon | None = None) -> None:
        self._files = [_read(path) for path in paths]
        self._beyond = beyond
        self._compiled: dict[tuple[str, str], re.Pattern[str]] = {}

    def table(self, name: str) -> dict[str, Any]:
        """What each word of the entry stands for."""
        return {word: value for e in self._entries(name) for word, value in e["words"].items()}

    def decimals(self, name: str) -> dict[str, Decimal]:
        """The same as numbers."""
        return {word: Decimal(value) for word, value in self.table(name).items()}

    def words(self, name: str) -> frozenset[str]:
        """The words of the entry."""
        return frozenset(word for entry in self._entries(name) for word in _words(entry))

    def pattern(self, name: str, then: str = "") -> re.Pattern[str]:
        """The entry as one regular expression, and `then` behind it."""
        found = self._compiled.get((name, then))
        if found is None:
            source = self._flags(name) + self._either(name) + then
            found = self._compiled[name, then] = re.compile(source)
        return found

    def before(self, name: str) -> re.Pattern[str]:
        """Finds the entry at the end of what is searched, with one space behind it at most."""
        return self.pattern(name, "[ ]?$")

    def patterns(self, name: str) -> list[re.Pattern[str]]:
        """Each pattern of the entry by itself."""
        flags = self._flags(name)
        return [re.compile(flags + source) for source in self._sources(name, self._files)]

    def _entries(self, name: str) -> list[dict[str, Any]]:
        return [file[name] for file in self._files if name in file]

    def _flags(self, name: str) -> str:
        flags = self._entries(name)[0].get("flags")
        return f"(?{flags})" if flags else ""

    def _either(self, name: str) -> str:
        """Any pattern or word of the entry, wherever it stands."""
        if self._beyond and not self._entries(name):
            return self._beyond._either(name)
        return "(?:" + "|".join(self._sources(name, self._files)) + ")"

    def _sources(self, name: str, files: Sequence[_File]) -> list[str]:
        return [
            self._filled(source, file)
            for file in files
            if name in file
            for source in _regexes(file[name])
        ]

    def _filled(self, source: str, home: _File) -> str:
        def part(found: re.Match[str]) -> str:
            if found[1] in home:
                return "(?:" + "|".join(self._sources(found[1], [home])) + ")"
            return self._either(found[1])

        return _NAME.sub(part, source)


def _words(entry: dict[str, Any]) -> list[str]:
    words = entry["words"]
    return words.split() if isinstance(words, str) else list(words)


def _regexes(entry: dict[str, Any]) -> list[str]:
    if "patterns" in entry:
        return list(entry["patterns"])
    return [entry["pattern"] if "pattern" in entry else either(_words(entry))]
