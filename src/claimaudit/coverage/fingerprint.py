"""Recognising a statement, wherever in its article it stands, by its sentence and its figure.

Line wraps do not count, but words stay apart: “now here” is not “nowhere”. What stands beside the
sentence is compared only where the sentence stands twice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from claimaudit.scan.candidate import Candidate
from claimaudit.scan.clauses import Sentences

# Characters that are noted on each side of a sentence: enough to tell the rows of a table apart.
BESIDE = 16


# Chinese may be wrapped between any two characters, without a space; Korean and wide Latin may not.
_CHINESE = re.compile(r"[\u2e80-\u2fdf\u3001-\u301f\u3400-\u9fff\uf900-\ufaff，：；！？（）]")
_GAP = re.compile(r"\s{2,}|[^\S ]")


def unwrapped(text: str) -> str:
    """`text` on one line, as before it was wrapped: white space becomes one space, and a line end
    beside a Chinese character nothing."""
    return _in_place(text).replace("\n", "").strip()


def _in_place(text: str) -> str:
    """`text`, as long as before, with a line end in place of each character that does not count."""

    def mended(gap: re.Match[str]) -> str:
        beside = text[gap.start() - 1 : gap.start()] + text[gap.end() : gap.end() + 1]
        is_space = not re.search("[\r\n]", gap[0]) or not _CHINESE.search(beside)
        return " " * is_space + "\n" * (len(gap[0]) - is_space)

    return _GAP.sub(mended, text)


@dataclass(frozen=True, order=True)
class Fingerprint:
    """A sentence, the figure in it ("" for none), and the words before and behind it ("" where none
    were noted); all unwrapped."""

    quote: str
    figure: str
    prefix: str = ""
    suffix: str = ""


# The least width of a line that was wrapped; those of lists and tables are mostly shorter. A wide
# character counts as two.
_WRAPPED = 56
_WRAP = re.compile(r"(?<=[\w,，、:：%])\r?\n(?=[\w$€£¥%])")
_SENTENCE = 400


class WrappedSentences:
    """The sentences of a text, the same however it is wrapped."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = Sentences(_WRAP.sub(self._joined, text), _SENTENCE)

    def around(self, start: int, end: int) -> str:
        """The sentence around start:end, unwrapped."""
        left, right = self._sentences.around(start, end)
        return unwrapped(self._text[left:right])

    def _joined(self, wrap: re.Match[str]) -> str:
        """Spaces for a line break that only wraps the text; any other stays as it is."""
        line = wrap.string[wrap.string.rfind("\n", 0, wrap.start()) + 1 : wrap.start()]
        width = len(line) + sum(character >= "\u2e80" for character in line)
        return " " * len(wrap[0]) if width >= _WRAPPED else wrap[0]


class FingerprintIndex:
    """Finds the candidates of an article by fingerprints. A candidate's number is its index in the
    list; offsets are those of the unwrapped article."""

    def __init__(self, text: str, candidates: Sequence[Candidate]) -> None:
        in_place = _in_place(text)
        self._text = in_place.replace("\n", "")
        # Offset in `text` -> the same unwrapped.
        at = list(accumulate((character != "\n" for character in in_place), initial=0))
        self._quotes = [(at[c.quote_start], at[c.quote_end]) for c in candidates]
        self._by_figure: dict[str, list[int]] = {}
        for number, candidate in enumerate(candidates):
            self._by_figure.setdefault(_figure(candidate), []).append(number)
        self.fingerprints = [self._fingerprint(n, c) for n, c in enumerate(candidates)]

    def find(self, fingerprint: Fingerprint) -> dict[int, int]:
        """The number of each candidate that fits -> the offset at which the words of the
        fingerprint begin. Of several places, those where the words beside it fit best."""
        places = {
            number: at
            for number in self._by_figure.get(fingerprint.figure, ())
            if (at := self._place(fingerprint, number)) >= 0
        }
        if len(set(places.values())) > 1 and (fingerprint.prefix or fingerprint.suffix):
            fit = {number: self._fit(fingerprint, at) for number, at in places.items()}
            best = max(fit.values())
            return {number: at for number, at in places.items() if fit[number] == best > 0}
        return places

    def _fingerprint(self, number: int, candidate: Candidate) -> Fingerprint:
        start, end = self._quotes[number]
        before = self._text[max(0, start - BESIDE) : start]
        behind = self._text[end : end + BESIDE]
        quote = self._text[start:end]
        return Fingerprint(quote, _figure(candidate), before.strip(), behind.strip())

    def _place(self, fingerprint: Fingerprint, number: int) -> int:
        """The offset of the fingerprint's words around the sentence of a candidate, or -1. Fewer
        words than the sentence do not count, for they may stand in many. More words count only with
        a figure, as when a line break divides the sentence now; without one they may be a page."""
        quote, (start, end) = fingerprint.quote, self._quotes[number]
        if not fingerprint.figure:
            return start if quote == self._text[start:end] else -1
        first, last = end - len(quote), start + len(quote)
        return self._text.find(quote, max(0, first), last) if first <= start else -1

    def _fit(self, fingerprint: Fingerprint, at: int) -> int:
        """How many of the noted characters stand beside the quote at this place."""
        end = at + len(fingerprint.quote)
        before = self._text[max(0, at - len(fingerprint.prefix) - 1) : at].rstrip()
        behind = self._text[end : end + len(fingerprint.suffix) + 1].lstrip()
        return _shared(fingerprint.prefix[::-1], before[::-1]) + _shared(fingerprint.suffix, behind)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    pairs = zip(one, other, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _figure(candidate: Candidate) -> str:
    return unwrapped(candidate.text) if candidate.has_figure else ""
