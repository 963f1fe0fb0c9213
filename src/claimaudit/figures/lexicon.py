"""Word lists: YAML beside the code, each list with its reason.

An entry has `why` and one of
    words     words apart by spaces, a list of them, or a table of what each stands for
    pattern   a regular expression, with `flags` where it needs some
    patterns  several of them
and may have a `sign`, a regular expression of what every text has in which it is found, and a
`reach`, how many characters before a number it is looked for: as many as its longest words have,
or as far as a clause says what the number is;
or, where something is put in the place of others, a table of patterns and that.
In a pattern ${name} is any word, or the pattern, of that entry: of the same file, else of
all languages. It may be laid out over several lines: a line break is none of it, nor are the
spaces behind that. All is in folded script (claimaudit.base.folding), as the texts are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, TypeVar, cast

from claimaudit.base.textyaml import load_words

SPACES = " \u00a0\u2009\u202f"
_NAME = re.compile(r"\$\{(\w+)\}")
_BREAK = re.compile(r"\n *")
FOLDER = Path(__file__).parent / "languages"
# Read together, as they are printed in one text. Digits first: the flags of an entry are those of
# the first file that has it. Every other language is read by itself (languages.view).
TOGETHER = ("en", "zh")
_LANGUAGES = [FOLDER / f"{name}.yaml" for name in ("digits", *TOGETHER)]
# So far on both sides of a sign what is sought around it may reach.
_AROUND = 40

Meant = TypeVar("Meant")
# Behind the last word before a place: one space at most.
GAP = "[ ]?$"
# What stands before a place of a text, or None.
Ahead = Callable[[str, int], re.Match[str] | None]
_Entry = dict[str, Any]
_File = dict[str, _Entry]


@cache
def _read(path: Path) -> _File:
    loaded: _File = load_words(path)
    return loaded


def either(words: Iterable[str]) -> str:
    """A regular expression of all `words`, the longest first: 万亿 is tried before 万.

    What words begin with alike is written once, so that a place is given up at its first character.
    """
    behind: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        if word:
            behind.setdefault(word[0], []).append(word[1:])
    last = "".join(re.escape(c) for c, rest in behind.items() if rest == [""])
    longer = [re.escape(c) + _rest(rest) for c, rest in behind.items() if rest != [""]]
    if not longer:
        return f"[{last}]"
    return f"(?:{'|'.join([*longer, f'[{last}]'] if last else longer)})"


def _rest(words: list[str]) -> str:
    """What follows the letter that `words` begin with; "" among them is its end."""
    if len(words) == 1:
        return re.escape(words[0])
    return f"(?:{either(words)})?" if "" in words else either(words)


def sought(words: Iterable[str], behind: str) -> re.Pattern[str]:
    """Finds any of `words` that no letter stands before, with `behind` after it, in whole texts:
    most places are given up at one character."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words):
        tails.setdefault(word[0], []).append(word[1:])
    each = (f"{first}(?<![A-Za-z].){_rest(rest)}" for first, rest in tails.items())
    return compiled_late(f"(?:{'|'.join(each)}){behind}")


def by_edge(words: Mapping[str, Meant], index: int) -> dict[str, list[tuple[str, Meant]]]:
    """Character -> the words that have it at `index` with what they mean, the longest first."""
    table: dict[str, list[tuple[str, Meant]]] = {}
    for word in sorted(sorted(words), key=len, reverse=True):
        table.setdefault(word[index], []).append((word, words[word]))
    return table


def is_cjk(character: str) -> bool:
    """Whether it is a Chinese character; "" is none."""
    return "\u3400" <= character <= "\u9fff"


def is_behind_cjk(text: str, at: int) -> bool:
    """Whether no Latin letter, mark or digit stands before `at`, or before one space there."""
    before = text[at - 1]
    return not (before.isascii() and (before != " " or text[at - 2 : at - 1].isascii()))


class _Lazy:
    """A regular expression that is compiled when something of it is first asked for: most runs
    need a part of them only."""

    def __init__(self, source: Callable[[], str]) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source())
        for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compiled_late(source: str) -> re.Pattern[str]:
    """`source`, compiled when something of it is first asked for."""
    return cast(re.Pattern[str], _Lazy(lambda: source))


class Lexicon:
    """The entries of some files; those of one name are taken together.

    Every method raises KeyError for a name that no file has.
    """

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        # They are asked for at every number of a text.
        self.pattern, self.ahead = cache(self._pattern), cache(self._ahead)
        self.before = cache(self._before)
        self.words, self.sign = cache(self._all_words), cache(self._sign)
        self.patterns, self.rewrites = cache(self._patterns), cache(self._rewrites)
        self._by_words = cache(lambda n: [(re.compile(p), by) for p, by in self.table(n).items()])

    @cached_property
    def _files(self) -> list[_File]:
        return [_read(path) for path in self._paths]

    def table(self, name: str) -> dict[str, Any]:
        """What each word of the entry stands for."""
        return {word: value for e in self._entries(name) for word, value in e["words"].items()}

    def decimals(self, name: str) -> dict[str, Decimal]:
        """The same as numbers."""
        return {word: Decimal(value) for word, value in self.table(name).items()}

    def _all_words(self, name: str) -> frozenset[str]:
        """The words of the entry."""
        return frozenset(word for entry in self._entries(name) for word in _words(entry))

    def text(self, name: str) -> str:
        """The one word of the entry."""
        (word,) = self.words(name)
        return word

    def has(self, name: str) -> bool:
        """Whether a file has the entry."""
        return any(name in file for file in self._files)

    def _patterns(self, name: str) -> list[re.Pattern[str]]:
        """Each pattern of the entry by itself."""
        return [re.compile(self._flags(name) + source) for source in _sources(name, self._files)]

    def found(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """All that each pattern of the entry finds."""
        return (found for pattern in self.patterns(name) for found in pattern.finditer(text))

    def near(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """What the entry finds around each `sign` of it; where signs are near each other, once."""
        pattern, start, end = self.pattern(name), 0, 0
        for sign in self.sign(name).finditer(text):
            if sign.start() - _AROUND > end:
                yield from pattern.finditer(text, start, end)
                start = sign.start() - _AROUND
            end = sign.end() + _AROUND
        yield from pattern.finditer(text, start, end)

    def _sign(self, name: str) -> re.Pattern[str]:
        """What stands in every text in which the entry finds something."""
        ((file, entry),) = _found(name, self._files)
        return compiled_late(_NAME.sub(partial(_part, file), entry["sign"]))

    def in_lines(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """What each pattern of a table finds in the lines of a text that hold one of its words."""
        lines = cache(lambda word: list(_lines_with(text, word)))
        for pattern, words in self._by_words(name):
            for line in {line for word in words for line in lines(word)}:
                yield from pattern.finditer(text, *line)

    def end(self, name: str, text: str, at: int) -> int:
        """Where what the entry finds at `at` ends, or 0."""
        found = self.pattern(name).match(text, at)
        return found.end() if found else 0

    def _rewrites(self, name: str) -> list[tuple[re.Pattern[str], str]]:
        """Each pattern of a table with what is put in its place."""
        return [
            (re.compile(_NAME.sub(partial(_part, file), source)), put)
            for file, entry in _found(name, self._files)
            for source, put in entry["words"].items()
        ]

    def _pattern(self, name: str, then: str = "") -> re.Pattern[str]:
        """The entry as one regular expression, and `then` behind it."""
        flags = self._flags(name)
        return cast(re.Pattern[str], _Lazy(lambda: flags + _any_of(name, self._files) + then))

    def _ahead(self, name: str, then: str = "") -> Ahead:
        """Finds the entry, and `then` behind it, before a place of a text, within its `reach`."""
        pattern, reach = self.pattern(name, then), int(self._entries(name)[0]["reach"])
        return lambda text, at: pattern.search(text, at - reach, at)

    def _before(self, name: str) -> re.Pattern[str]:
        """Finds the entry at the end of what is searched, with one space behind it at most."""
        return self.pattern(name, GAP)

    def _entries(self, name: str) -> list[_Entry]:
        return [entry for _, entry in _found(name, self._files)]

    def _flags(self, name: str) -> str:
        flags = self._entries(name)[0].get("flags")
        return f"(?{flags})" if flags else ""


def _lines_with(text: str, word: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines of `text` that hold `word`."""
    at = text.find(word)
    while at >= 0:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text.rfind("\n", 0, at) + 1, end
        at = text.find(word, end)


def _found(name: str, files: list[_File]) -> list[tuple[_File, _Entry]]:
    """The files that have the entry, each with it."""
    found = [(file, file[name]) for file in files if name in file]
    if not found:
        raise KeyError(name)
    return found


def _words(entry: _Entry) -> list[str]:
    words = entry["words"]
    return words.split() if isinstance(words, str) else list(words)


def _any_of(name: str, files: list[_File]) -> str:
    """What matches any word or pattern of the entry."""
    return "(?:" + "|".join(_sources(name, files)) + ")"


def _sources(name: str, files: list[_File]) -> list[str]:
    """The regular expressions of the entry, with those that they name put in."""
    return [
        _NAME.sub(partial(_part, file), source)
        for file, entry in _found(name, files)
        for source in _regexes(entry)
    ]


def _regexes(entry: _Entry) -> list[str]:
    if "words" in entry:
        return [either(_words(entry))]
    printed = [entry["pattern"]] if "pattern" in entry else entry["patterns"]
    return [_BREAK.sub("", one) for one in printed]


def _part(home: _File, named: re.Match[str]) -> str:
    name = named[1]
    return _any_of(name, [home] if name in home else [_read(path) for path in _LANGUAGES])


@cache
def language(name: str) -> Lexicon:
    """The words of one language."""
    return Lexicon(FOLDER / f"{name}.yaml")


# What can stand in any text that is read as it is printed; and each of them by itself.
WORDS = Lexicon(*_LANGUAGES)
DIGITS, ZH, EN = map(language, ("digits", "zh", "en"))
