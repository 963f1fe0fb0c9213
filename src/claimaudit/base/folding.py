"""One view of a text in which scripts, widths and pinyin glosses no longer differ.

The view serves reading figures, scanning and search; quotes are always matched
on the raw text. Folding is one character for one character, except that glosses
(未來(lái) -> 未来) are taken out; `Folded.raw` maps every offset back.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Any

# A gloss is a pinyin syllable in brackets right behind the character it reads; machine
# conversion leaves one even behind the F of "F(xiàn)P8", so any letter may stand before it.
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒńňǹḿ"
_GLOSS = re.compile(rf"(?<=[\w\u3400-\u9fff])[(（][a-zA-Züê{_TONES}]{{1,6}}+[)）]")
_TONED = re.compile(f"[{_TONES}]")
_PLAIN_SYLLABLE = re.compile(
    "(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w)?"
    "(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|ong"
    "|u|ua|uo|uai|ui|uan|un|uang|ü|üe|ue|ün)"
)


@dataclass(frozen=True)
class Folded:
    """`text` is the folded view; offsets of it map back to the raw text."""

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def raw(self, offset: int) -> int:
        """The raw offset of the folded character at `offset`."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

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


# Punctuation keeps its width: "，" separates clauses where "," groups digits. A raised digit
# stays raised: it is an exponent or the mark of a footnote.
_KEPT = frozenset("，。！？；：（）、～【】《》“”‘’…—⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


class _Folds(dict[int, int]):
    """What each code point folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        if not character.isascii() and character not in _KEPT:
            character = _only(unicodedata.normalize("NFKC", character), character)
            if "\u3400" <= character <= "\u9fff":
                character = _only(_simplifier().convert(character), character)
        self[code] = ord(character)
        return self[code]


def _only(folded: str, character: str) -> str:
    return folded if len(folded) == 1 else character


_FOLDS = _Folds()


def fold_characters(text: str) -> str:
    """`text` with traditional characters simplified and full-width letters narrowed."""
    return text if text.isascii() else text.translate(_FOLDS)


def _is_gloss(bracketed: str, behind: str) -> bool:
    """An untoned syllable after a Latin word ("Figure (a)") is no gloss."""
    if _TONED.search(bracketed):
        return True
    return not behind.isascii() and _PLAIN_SYLLABLE.fullmatch(bracketed[1:-1].lower()) is not None


def fold(text: str) -> Folded:
    """The folded view of `text`, in time linear in its length."""
    if "(" not in text and "（" not in text:
        return Folded(fold_characters(text), (0,), (0,))
    pieces: list[str] = []
    starts, shifts = [0], [0]
    last = length = 0
    for gloss in _GLOSS.finditer(text):
        if not _is_gloss(gloss.group(), text[gloss.start() - 1]):
            continue
        pieces.append(text[last : gloss.start()])
        length += gloss.start() - last
        last = gloss.end()
        starts.append(length)
        shifts.append(last - length)
    pieces.append(text[last:])
    return Folded(fold_characters("".join(pieces)), tuple(starts), tuple(shifts))
