"""Where the names and metric words of a vocabulary stand in a text."""

from bisect import bisect_left

from claimaudit.scan.candidate import Vocabulary
from claimaudit.scan.named import Meant, Mention


class Mentions:
    """All places of the words of `vocabulary` in one folded text."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._subjects = list(vocabulary.subject_names.find(text))
        self._metrics = list(vocabulary.metric_names.find(text))

    @property
    def any(self) -> bool:
        """Whether one of the words stands in the text."""
        return bool(self._subjects or self._metrics)

    def subjects(self, start: int, end: int, near: int) -> tuple[str, ...]:
        """The subjects named in start:end, the nearest to `near` first."""
        if not self._subjects:
            return ()
        found = _between(self._subjects, start, end)
        found.sort(key=lambda mention: abs(mention.start - near))
        return tuple(dict.fromkeys(mention.meant for mention in found))

    def metric(self, start: int, end: int, near: int) -> str | None:
        """The metric word of start:end that is nearest to `near`, one before it preferred."""
        found = self._metrics and _between(self._metrics, start, end)
        if not found:
            return None
        return min(found, key=lambda mention: away(mention, near)).meant


def away(mention: Mention[Meant], near: int) -> int:
    """How far a mention is from the figure at `near`; what stands behind it is twice as far."""
    return near - mention.end if mention.end <= near else 2 * (mention.start - near)


def _between(mentions: list[Mention[str]], start: int, end: int) -> list[Mention[str]]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, key=lambda mention: mention.start)
    return [mention for mention in mentions[first:last] if mention.end <= end]
