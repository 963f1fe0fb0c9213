"""A folded view of a text: without differences of script, width, glosses and hidden characters.

The view serves reading figures, scanning and search; quotes are always matched on the raw text.
Characters fold one for one. Hidden characters, repeated spaces and pinyin glosses are left out
(未來(lái) -> 未来). `Folded.raw` maps every offset back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from claimaudit.base.textyaml import load_texts

_FILE = Path(__file__).with_name("folding.yaml")
_IS = {name: entry["is"] for name, entry in load_texts(_FILE).items()}
# A gloss is a pinyin syllable in brackets right behind its character. Machine conversion leaves one
# even behind the F of "F(xiàn)P8", so any letter may stand before it.
_TONES = _IS["tones"]
_GLOSS = re.compile(rf"[(（](?<=[\w\u3400-\u9fff][(（])[a-zA-Züê{_TONES}]{{1,6}}+[)）]")
_TONED = re.compile(f"[{_TONES}]")
_PLAIN_SYLLABLE = re.compile(_IS["pinyin"])

# Characters that are not shown: Default_Ignorable_Code_Point (DerivedCoreProperties, Unicode 17)
# and the format characters (category Cf).
_HIDDEN = re.compile(
    "[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# The hidden character that all of them fold to, so that only one has to be searched for.
_LEFT_OUT = "\u2060"
_LEFT_OUT_RUN = re.compile(f"{_LEFT_OUT}+")
# All that may be left out begins with one of these; a single space between two words stays.
_CUTTABLE = re.compile(f"[{_LEFT_OUT} \t\r\n(（](?:(?<! )|(?= ))")
# Spaces to leave out: repeated ones, except between two numbers, as in columns; those around a line
# break; and a line break inside a Chinese numeral.
_NUMERALS = _IS["numerals"]
_PARTED, _PARTED_BY = _IS["parted_units"].split()
# For speed each pattern begins with a plain character, and gives up at a single space at once.
_SPACES = re.compile(
    r"[ \t\r\n](?<![^\n] (?![ \t\r\n]))"
    r"(?:(?<![ \t\r][ \t\r])(?<=[ \t\r])[ \t\r]*(?=\n)|(?<=\n[ \t])[ \t]*(?=\S)"
    rf"|(?<=[{_NUMERALS}]\n)(?=[{_NUMERALS}])"
    rf"|(?<=[\d {_NUMERALS}][{_PARTED}]\n)(?=[{_PARTED_BY}])"
    rf"|(?<={_IS['square']}[{_PARTED}]\n)(?=[{_PARTED_BY}])"
    r"|(?<=[^\n\d][ ])[ ]*(?=[ ][^\n ])|(?<=[ ])[ ]*(?=[ ][^\d\s]))"
)
# Six or more characters with a space between each; and a quick sign that a text may have them.
_CJK, _MARKS = "\u3400-\u9fff", re.escape(_IS["set_apart"])
_SET_APART_SIGN = re.compile(rf" (?<=[{_CJK}] )[{_CJK}] [{_CJK}{_MARKS}\d]")
_SET_APART = re.compile(
    rf"(?>(?:(?:[{_CJK}{_MARKS}]|\d{{1,12}}(?:\.\d{{1,6}})?)[ \n]{{1,3}}){{6,}})"
)
# Zeros among Chinese digits, by the character that each pattern begins with.
_ZEROS_BY_PLACE = {sign: re.compile(sign + _IS["zeros_by_place"]) for sign in "0○"}
_ZERO, _HYPHENS = _IS["numerals"][0], _IS["hyphens"]
_ONE_BY_ONE = _IS["counted_one_by_one"]
_GAP = re.compile(rf"(?<=[{_CJK}])(?: ?\n ?| )(?=[{_CJK}])(?!(?<=[{_ONE_BY_ONE}].)[{_ONE_BY_ONE}])")
# A line break within a paragraph, but not one between two numbers.
_RUNS_ON = re.compile(r"\n(?:(?<=[^\n\d]\n)(?=[^\n])|(?<=\d\n)(?=[^\n\d]))")
# Behind a letter a raised digit belongs to a unit (m²); behind a digit it is a power or a footnote
# mark (10²⁵, 8192¹), and stays raised.
_LOWERED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_RAISED_BEHIND_LETTER = re.compile("[⁺⁻⁰¹²³⁴-⁹](?<=[A-Za-z].)(?:(?<![⁺⁻])|(?=[⁰¹²³⁴-⁹]))[⁰¹²³⁴-⁹]*")
_GROUPING_COMMA = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))", re.ASCII)

_Span = tuple[int, int]
# (start, end, replacement)
Change = tuple[int, int, str]


@dataclass(frozen=True)
class Folded:
    """A folded `text`, whose offsets map back to the raw text."""

    text: str
    _starts: tuple[int, ...] = (0,)
    _shifts: tuple[int, ...] = (0,)

    @property
    def running(self) -> str:
        """`text` with a space in place of each line break within a paragraph."""
        return _RUNS_ON.sub(" ", self.text) if "\n" in self.text else self.text

    @property
    def plain(self) -> Folded:
        """The folded text as it is printed; another one where this is a rewritten view of it."""
        return self

    def inner(self, offset: int) -> int:
        """Where the character at `offset` stands in `plain`."""
        return offset

    def raw(self, offset: int) -> int:
        """The raw offset of the folded character at `offset`."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def at(self, raw: int) -> int:
        """The folded offset of the raw character at `raw`, or of the next that is not left out."""
        piece = bisect_right(self._begun, raw) - 1
        if piece < 0:
            return 0
        end = self._starts[piece + 1] if piece + 1 < len(self._begun) else len(self.text)
        return min(raw - self._shifts[piece], end)

    @cached_property
    def _begun(self) -> list[int]:
        """The raw offsets at which the pieces of the view begin."""
        return [start + shift for start, shift in zip(self._starts, self._shifts, strict=True)]

    def raw_end(self, offset: int) -> int:
        """The raw offset just behind the folded character that ends at `offset`.

        A gloss behind the last character stays outside of the span.
        """
        return self.raw(offset - 1) + 1 if offset else 0


@cache
def _simplifier() -> Any:
    # Slow to import, and only Chinese needs it.
    from opencc import OpenCC

    return OpenCC("t2s")


_KEPT = frozenset(_IS["kept"])
_DOTS: dict[str, str] = dict(_IS["dots"].split())


class _Folds(dict[int, int]):
    """Code point -> folded code point, computed on first use."""

    def __missing__(self, code: int) -> int:
        self[code] = ord(_folded(chr(code)))
        return self[code]


def _folded(character: str) -> str:
    if character.isascii() or character in _KEPT:
        return character
    if character in _HYPHENS:
        return "-"
    if character in _IS["tildes"]:
        return "~"
    if character in _DOTS:
        return _DOTS[character]
    if _HIDDEN.match(character):
        return _LEFT_OUT
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    if unicodedata.decomposition(character).startswith(("<super>", "<circle>")):
        return character  # a power or a mark; the number of an item
    character = _only(unicodedata.normalize("NFKC", character), character)
    if "\u3400" <= character <= "\u9fff":
        character = _only(_simplifier().convert(character), character)
    return character


def _only(folded: str, character: str) -> str:
    return folded if len(folded) == 1 else character


_FOLDS = _Folds()


def fold_characters(text: str) -> str:
    """`text` with traditional characters simplified and full-width letters narrowed."""
    if text.isascii():
        return text
    return text.translate(_FOLDS)


def _is_gloss(bracketed: str, behind: str) -> bool:
    """An untoned syllable after a Latin word ("Figure (a)") is no gloss."""
    if _TONED.search(bracketed):
        return True
    return not behind.isascii() and _PLAIN_SYLLABLE.fullmatch(bracketed[1:-1].lower()) is not None


def fold(text: str) -> Folded:
    """The folded view of `text`; takes time linear in its length."""
    characters = fold_characters(text)
    if not (_CUTTABLE.search(characters) or _is_set_apart(characters)):
        return Folded(_lowered(characters))
    runs = _LEFT_OUT_RUN.finditer(characters) if _LEFT_OUT in characters else ()
    hidden = [found.span() for found in runs]
    shown, printed = _without(characters, hidden), _without(text, hidden)
    spaces = (found.span() for found in _SPACES.finditer(_lowered(shown.text)))
    left_out = [*glosses(printed.text), *spaces, *_set_apart(shown.text)]
    if hidden:
        left_out = [(shown.raw(start), shown.raw_end(end)) for start, end in left_out]
    folded = _without(characters, [*hidden, *left_out])
    return replace(folded, text=_lowered(folded.text))


def traditional_forms(simplified: Container[str]) -> Iterator[tuple[str, str]]:
    """(traditional character, simplified one) for every traditional form of those `simplified`."""
    every = [chr(code) for code in range(0x3400, 0xA000)]
    folded = _simplifier().convert("\n".join(every)).split("\n")
    for character, other in zip(every, folded, strict=True):
        if character != other and other in simplified and character not in _KEPT:
            yield character, other


def glosses(text: str) -> Iterator[_Span]:
    """The spans of pinyin glosses, brackets included."""
    if "(" in text or "（" in text:
        for gloss in _GLOSS.finditer(text):
            if _is_gloss(gloss.group(), text[gloss.start() - 1]):
                yield gloss.span()


def without_pinyin(text: str) -> str:
    """`text` without its pinyin glosses."""
    for start, end in reversed([*glosses(text)]):
        text = text[:start] + text[end:]
    return text


def _is_set_apart(text: str) -> bool:
    """Whether a text may have Chinese characters with a space between each."""
    return not text.isascii() and _SET_APART_SIGN.search(text) is not None


def _set_apart(text: str) -> Iterator[_Span]:
    """The spaces between characters that a PDF sets one by one: 时 速 约 20 公 里."""
    if _is_set_apart(text):
        for run in _SET_APART.finditer(text):
            for gap in _GAP.finditer(text, run.start(), run.end() + 1):
                yield gap.span()


def _lowered(text: str) -> str:
    """`text` with raised digits of units lowered, full-width grouping commas narrowed, and circles
    and 0 among Chinese digits as the Chinese zero."""
    if text.isascii():
        return text
    for sign, zeros in _ZEROS_BY_PLACE.items():
        if sign in text:
            text = zeros.sub(lambda found: _ZERO * len(found.group()), text)
    text = _RAISED_BEHIND_LETTER.sub(lambda found: found.group().translate(_LOWERED), text)
    return _GROUPING_COMMA.sub(",", text) if "，" in text else text


def _enter(starts: list[int], shifts: list[int], offset: int, to: int) -> None:
    """Adds to the offsets of a view that its characters from `offset` on are those from `to` on."""
    if starts[-1] == offset:
        shifts[-1] = to - offset
    elif shifts[-1] != to - offset:
        starts.append(offset)
        shifts.append(to - offset)


def _without(text: str, cuts: list[_Span]) -> Folded:
    """`text` without the spans of `cuts`, which may overlap."""
    return Folded(*spliced(text, ((start, end, "") for start, end in sorted(cuts))))


def spliced(text: str, changes: Iterable[Change]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """(`text` with the sorted `changes`, starts, shifts), as `Folded` takes them. The first
    character of a replacement maps to the first that it replaces, the last to the last."""
    pieces: list[str] = []
    starts, shifts = [0], [0]
    last = length = 0
    for begin, end, put in changes:
        if end <= last and not put:
            continue
        start = max(begin, last)
        pieces += text[last:start], put
        length += start - last
        if len(put) != end - start:
            for i in range(len(put)):
                to = end - 1 if 0 < i == len(put) - 1 else min(start + i, max(start, end - 1))
                _enter(starts, shifts, length + i, to)
            _enter(starts, shifts, length + len(put), end)
        length, last = length + len(put), end
    pieces.append(text[last:])
    return "".join(pieces), tuple(starts), tuple(shifts)
