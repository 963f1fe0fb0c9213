"""Finding a clip in the text of a capture.

The pieces of a clip, separated by … or "...", must stand in their order and near one another, and
none may begin or end inside a word or a figure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from claimaudit.base.folding import fold
from claimaudit.scan.scanner import Scanner
from claimaudit.workspace.policy import Policy

# Document id -> (fact id, clip) of every print that has one.
Clips = Mapping[str, Sequence[tuple[str, str]]]
_Span = tuple[int, int]

_LEFT_OUT = re.compile(r"\s*(?:…+|\.{3,})\s*")
_SPACES = re.compile(r"\s+")
# A digit, or a letter of a script that separates words by spaces.
_WORD = re.compile(r"[^\W_\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
# How many characters around a clip figures are read in, and at how many places at most.
_AROUND = 60
_PLACES = 200
# Breaks are compared as spaces, quotation marks and hyphens as those of a keyboard.
_ALIKE = {**dict.fromkeys("\n\t\r", " "), **dict.fromkeys("‘’", "'"), **dict.fromkeys("“”", '"')}
_ALIKE |= dict.fromkeys("‐‑−", "-")


class ClipSearch:
    """The text of one capture, folded once."""

    def __init__(self, text: str, policy: Policy) -> None:
        self._policy, self._view = policy, fold(text)
        # The folded text with every break as a space.
        self._flat = _flat(self._view.text)

    def find(self, clip: str) -> _Span | None:
        """The span of the first place of the clip, in offsets of the raw text, or None."""
        split = (_flat(fold(piece).text) for piece in _LEFT_OUT.split(clip))
        pieces = [_SPACES.sub(" ", piece).strip() for piece in split]
        pieces = [piece for piece in pieces if piece]
        for spans in islice(self._places(pieces), _PLACES):
            if not any(self._cuts_a_figure(*span) for span in spans):
                start, end = spans[0][0], spans[-1][1]
                return self._view.raw(start), self._view.raw_end(end)
        return None

    def _places(self, pieces: list[str]) -> Iterator[list[_Span]]:
        """The spans of the pieces, for every place of the piece that is probably the rarest."""
        if not pieces:
            return
        rarest = max(range(len(pieces)), key=lambda i: (_digits(pieces[i]), len(pieces[i])))
        for span in self._all(pieces[rarest], 0, len(self._flat)):
            before = next(self._before(pieces[:rarest], span[0]), None)
            behind = next(self._behind(pieces[rarest + 1 :], span[1]), None)
            if before is not None and behind is not None:
                yield [*before, span, *behind]

    def _behind(self, pieces: list[str], end: int) -> Iterator[list[_Span]]:
        """The spans of `pieces` that follow `end`, each near the one before it."""
        if not pieces:
            yield []
            return
        gap, first = self._policy.captures.gap_chars, pieces[0]
        for span in self._all(first, end, end + gap + len(first)):
            yield from ([span, *rest] for rest in self._behind(pieces[1:], span[1]))

    def _before(self, pieces: list[str], start: int) -> Iterator[list[_Span]]:
        """The spans of `pieces` that precede `start`, each near the one behind it."""
        if not pieces:
            yield []
            return
        gap, last = self._policy.captures.gap_chars, pieces[-1]
        for span in self._all(last, max(0, start - gap - len(last)), start):
            yield from ([*rest, span] for rest in self._before(pieces[:-1], span[0]))

    def _all(self, piece: str, low: int, high: int) -> Iterator[_Span]:
        """The spans between `low` and `high` where the piece stands as whole words."""
        at = self._flat.find(piece, low, high)
        while at >= 0:
            end = at + len(piece)
            if not (_is_inside(self._flat, at) or _is_inside(self._flat, end)):
                yield at, end
            at = self._flat.find(piece, at + 1, high)

    def _cuts_a_figure(self, start: int, end: int) -> bool:
        """Whether a figure of the text reaches over an end of the span."""
        low, high = max(0, start - _AROUND), min(len(self._flat), end + _AROUND)
        while low and _is_inside(self._flat, low):
            low -= 1
        while high < len(self._flat) and _is_inside(self._flat, high):
            high += 1
        window = self._flat[low:high]
        for one in Scanner(self._policy.figures()).scan(window):
            if one.kind != "figure":
                continue
            first, last = low + one.start, low + one.end
            if first < start < last or first < end < last:
                return True
        return False


def _flat(text: str) -> str:
    for printed, typed in _ALIKE.items():
        text = text.replace(printed, typed)
    return text


def _digits(piece: str) -> int:
    return sum(map(str.isdigit, piece))


def _is_inside(text: str, at: int) -> bool:
    """Whether a word or a number goes on over the offset."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if _WORD.match(before) and _WORD.match(behind):
        return True
    if before in ".,'" and behind.isdigit():
        return at > 1 and text[at - 2].isdigit()
    return behind in ".,'" and before.isdigit() and text[at + 1 : at + 2].isdigit()
