"""Where the names and metric words of a vocabulary stand in a text."""

from bisect import bisect_left
from collections.abc import Mapping

from claimaudit.base.folding import fold_characters
from claimaudit.figures.unit_words import splits_word
from claimaudit.scan.candidate import Vocabulary

# (start, end, id)
_Mention = tuple[int, int, str]


class Mentions:
    """All places of the words of `vocabulary` in one folded text."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._subjects = _mentions(text, vocabulary.subjects)
        self._metrics = _mentions(text, vocabulary.metrics)

    @property
    def any(self) -> bool:
        """Whether one of the words stands in the text."""
        return bool(self._subjects or self._metrics)

    def subjects(self, start: int, end: int, near: int) -> tuple[str, ...]:
        """The subjects named in start:end, the nearest to `near` first."""
        if not self._subjects:
            return ()
        found = _between(self._subjects, start, end)
        found.sort(key=lambda mention: abs(mention[0] - near))
        return tuple(dict.fromkeys(subject for _, _, subject in found))

    def metric(self, start: int, end: int, near: int) -> str | None:
        """The metric word of start:end that is nearest to `near`, one before it preferred."""
        found = self._metrics and _between(self._metrics, start, end)
        if not found:
            return None
        return min(found, key=lambda m: (near - m[1]) if m[1] <= near else 2 * (m[0] - near))[2]


def _between(mentions: list[_Mention], start: int, end: int) -> list[_Mention]:
    first = bisect_left(mentions, (start, 0, ""))
    last = bisect_left(mentions, (end, 0, ""))
    return [mention for mention in mentions[first:last] if mention[1] <= end]


def _mentions(text: str, names: Mapping[str, str]) -> list[_Mention]:
    """By place; of names that overlap, the longest that starts first."""
    found: list[_Mention] = []
    for alias, meant in names.items():
        word = fold_characters(alias)
        at = text.find(word) if word else -1
        while at >= 0:
            end = at + len(word)
            if _is_word(text, at, end):
                found.append((at, end, meant))
            at = text.find(word, end)
    found.sort(key=lambda mention: (mention[0], -mention[1]))
    kept: list[_Mention] = []
    for mention in found:
        if not kept or mention[0] >= kept[-1][1]:
            kept.append(mention)
    return kept


def _is_word(text: str, start: int, end: int) -> bool:
    """Latin names only as whole words: no "arm" in "farm"."""
    if splits_word(text, start):
        return False
    # DeepSeekV3.1 names DeepSeek: a capital after a small letter starts a new word.
    camel = text[end - 1].islower() and text[end : end + 1].isupper()
    return camel or not splits_word(text, end)
