"""Texts of languages that are told in the terms of English: German "1,5 Mio." is "1.5 million".

Chinese and English are read as they are printed. Any other language is a file beside this one
that says what its words and marks are in English; its texts are read in that view, of which
every place leads back to what is printed. Words that the file does not know mean nothing in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec

from claimaudit.base.folding import Change, Folded
from claimaudit.base.rewriting import rewritten
from claimaudit.figures.lexicon import SPACES, either, language
from claimaudit.figures.limits import LIMITS

_WORD = re.compile(r"\w+(?:/\w+)?")
_FULL_STOP, _BLANK, _PIECES = ".", "q", "pieces"
_ENDS = re.compile(r"""(?:^|[.!?:;\n–])[\s„“"»«(]*$""")
# The ways in which a run of digits is written.
_RUNS = ("turned", "spaced", "foreign", "pointed")
_SPACED, _MARK = re.compile(rf"['’‘´{SPACES}]"), re.compile(r"\D")
_SWAPPED = str.maketrans(".,", ",.")
_NEAR = LIMITS["degree_words"]
_LETTER = re.compile(r"[^\W_]")


class View:
    """How one language is seen; `kept` are its words that stay, those of the policy's hedges."""

    def __init__(self, name: str, kept: Iterable[str] = ()) -> None:
        self._words = language(name)
        self._number = _number_reader(name)
        self._kept = [word for word in kept if word]
        self._symbols = self._words.words("symbols")
        self._divided = tuple(self._words.words("divided"))
        self._heated: dict[str, str] = self._words.table("heated")
        self._months: dict[str, str] = self._words.table("months")

    def of(self, folded: Folded) -> Folded:
        """`folded` as English would print it."""
        return rewritten(folded, self._changes(folded.text))

    def _changes(self, text: str) -> list[Change]:
        changes: list[Change] = []
        taken = bytearray(len(text))
        for start, end, put in self._found(text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                changes.append((start, end, put))
        changes.sort()
        return [change for change in changes if text[change[0] : change[1]] != change[2]]

    def _found(self, text: str) -> Iterator[Change]:
        """All that can be changed; of two that overlap the first one is."""
        for found in self._words.found("no_figures", text):
            yield *found.span(), _blank(found.group())
        for pattern, put in self._words.rewrites("rewrites"):
            here = "here" if "here" in pattern.groupindex else 0
            for found in pattern.finditer(text):
                yield *found.span(here), _WORD.sub(self._told, found.expand(put))
        if self._kept_pattern:
            for found in self._kept_pattern.finditer(text):
                yield *found.span(), found.group().removesuffix(_FULL_STOP)
        for found in self._phrase.finditer(text):
            yield *found.span(), self._meanings[found.group()]
        for found in self._run.finditer(text):
            yield *found.span(), self._digits(text, found)
        for found in _WORD.finditer(text):
            yield self._word(text, found)

    def _told(self, word: re.Match[str]) -> str:
        """What a word of what is put in the place of others is in English."""
        told = self._words.table("told")
        return str(told.get(word[0]) or told.get(word[0].lower(), word[0]))

    @cached_property
    def _kept_pattern(self) -> re.Pattern[str] | None:
        if not self._kept:
            return None
        return re.compile(rf"(?<!\w){either(self._kept)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _meanings(self) -> dict[str, str]:
        """Word or phrase -> what it is in English."""
        table = {word: said for said, words in self._words.table("words").items() for word in words}
        opening = {word[0].upper() + word[1:]: said for word, said in table.items() if " " in word}
        return opening | table | self._months

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(self._meanings.values())

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        phrases = [word for word in self._meanings if not word.isalpha()]
        return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")

    @cached_property
    def _run(self) -> re.Pattern[str]:
        run = self._words.pattern("number_run").pattern
        return re.compile(rf"(?<![\w.,]){run}")

    def _digits(self, text: str, run: re.Match[str]) -> str:
        """The number of `run` in the marks of English. What is none in its own language is none
        there: 3.5 becomes 3,5, 1,234.567 1.234,567 and 1.23.456 1,23_456, which nobody can read."""
        written = run.group()
        kind = next((name for name in _RUNS if self._is(name, written)), None)
        if kind is None and "," not in written:
            return _MARK.sub("_", written).replace("_", ",", 1)
        if kind == "spaced":
            return _SPACED.sub(",", written.replace(",", "."))
        if kind == "foreign" or (kind == "pointed" and self._is_measured(text, *run.span())):
            return written
        return written.translate(_SWAPPED)

    def _is(self, name: str, written: str) -> bool:
        return self._words.pattern(name).fullmatch(written) is not None

    def _is_measured(self, text: str, start: int, end: int) -> bool:
        """Whether the number stands beside money or a measure."""
        before = self._words.pattern("money", "[ \u00a0]?$").search(text, start - 12, start)
        end += text.startswith((" ", "\u00a0"), end)
        return bool(before or self._words.pattern("money").match(text, end))

    def _word(self, text: str, found: re.Match[str]) -> Change:
        """What becomes of one word."""
        word, (start, end) = found.group(), found.span()
        if any(c.isnumeric() for c in word):
            return start, end, word
        for said in (word, word.lower()) if _opens(text, start) else (word,):
            heated = self._heated.get(said)
            if heated and self._words.pattern("heat").match(text, start - _NEAR, end + _NEAR):
                return start, end, heated
            if meant := self._meanings.get(said):
                apart = said in self._months and self._words.pattern("no_day").match(text, end)
                return start, end, meant + ("," if apart else "")
            if number := self._number(said):
                return start, end, number
        parts = [self._meanings.get(one, one) for one in word.split("/")]
        if parts != [word] and all(p in self._symbols or p in self._said for p in parts):
            return start, end, "/".join(parts)
        if self._is("noun", word) and self._is_dealt_out(text, start, end):
            return start, end, _PIECES
        if self._is_name(text, word, start, end):
            return start, end, word
        plain = self._is_counted(text, end) or text.endswith(self._divided, 0, start)
        return start, end, _blank(word.lower() if plain else word)

    def _is_dealt_out(self, text: str, start: int, end: int) -> bool:
        """Whether of the noun start:end there are so many for each: 2,9 Tore pro Spiel."""
        if not self._words.pattern("number", "[ ]$").search(text, start - _NEAR, start):
            return False
        dealt = self._words.pattern("dealt_out").match(text, end)
        return bool(dealt or self._words.pattern("dealt_before").search(text, start - _NEAR, start))

    def _is_counted(self, text: str, end: int) -> bool:
        """Whether a number behind `end` counts something, so that no name stands before it."""
        return self._words.pattern("counted").match(text, end + 1) is not None

    def _is_name(self, text: str, word: str, start: int, end: int) -> bool:
        """Whether `word` beside a number names it or is a unit in letters: Windows 11, 5 kWh."""
        if self._is("money", word):
            return True
        if text[end : end + 1] in " -" and text[end + 1 : end + 2].isdecimal():
            return word[0].isupper() and not self._is_counted(text, end)
        parts = word.split("/")
        if not all(p in self._symbols or p.isupper() or p[1:] != p[1:].lower() for p in parts):
            return False
        behind = self._words.pattern("behind_amount").search(text, start - 11, start)
        return behind is not None or (len(word) == 3 and word.isupper())


def _opens(text: str, at: int) -> bool:
    """Whether a sentence starts at `at`, where every word has a capital."""
    return _ENDS.search(text, at - 4, at) is not None


def _blank(written: str) -> str:
    """As long, with as many capitals, and no word or number of any language."""
    blank = _LETTER.sub(_BLANK, written)
    return written[0] + blank[1:] if written[:1].isupper() and written[0].isascii() else blank


def _number_reader(name: str) -> Callable[[str], str | None]:
    """The reader of number words, where a language has a module for them."""
    module = f"{__package__}.{name}"
    if find_spec(module) is None:
        return lambda word: None
    reader: Callable[[str], str | None] = import_module(module).number
    return reader


@cache
def view_of(name: str, kept: frozenset[str] = frozenset()) -> View:
    """The view of a language; `kept` as in View."""
    return View(name, sorted(kept))
