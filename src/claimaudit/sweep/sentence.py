"""One sentence of a folded text, with its names and clauses. All offsets are of the text."""

from bisect import bisect_left
from functools import cached_property
from re import Pattern

from claimaudit.scan.named import Mention
from claimaudit.sweep.known import LINKING, Known, Meaning

Named = Mention[Meaning]
_BESIDE, _DONE_BY = LINKING.pattern("beside"), LINKING.pattern("done_by")
_COMPARED = LINKING.pattern("compared")
_NAME, _NAMED = LINKING.pattern("name"), LINKING.pattern("named")
_CLAUSE, _BEGINS = LINKING.pattern("clause"), LINKING.pattern("begins")


class Sentence:
    """The sentence text[start:end]."""

    def __init__(self, text: str, start: int, end: int, known: Known) -> None:
        self.text, self.start, self.end = text, start, end
        self.mentions = list(known.names.find(text, start, end))
        named = [m for m in self.mentions if m.meant.subjects]
        places = known.places
        self.subjects = [m for m in named if m.meant.subjects - places or not self._is_in_name(m)]
        self.metrics = [m for m in self.mentions if m.meant.metrics]

    def _is_in_name(self, mention: Named) -> bool:
        """Whether a place is a part of somebody's name: 中国人民银行, the Bank of China."""
        return bool(_NAMED.match(self.text, mention.end)) or self._follows(mention.start, _NAME)

    @cached_property
    def _clauses(self) -> list[int]:
        """The offsets of the marks between clauses."""
        return [mark.start() for mark in _CLAUSE.finditer(self.text, self.start, self.end)]

    def opened(self, at: int) -> int:
        """The start of the clause of `at`."""
        mark = bisect_left(self._clauses, at)
        return self._clauses[mark - 1] + 1 if mark else self.start

    def closed(self, at: int) -> int:
        """The end of the clause of `at`."""
        mark = bisect_left(self._clauses, at)
        return self._clauses[mark] if mark < len(self._clauses) else self.end

    def is_near(self, mention: Named, start: int, end: int) -> bool:
        """Whether a name stands in the clause of start:end."""
        ended, begun = (mention.end, start) if mention.start < start else (end, mention.start)
        at = bisect_left(self._clauses, ended)
        return at == len(self._clauses) or self._clauses[at] >= begun

    def begins(self, mention: Named, at: int) -> bool:
        """Whether the clause of `at` begins with a name, and so is about it."""
        opened = self.opened(at)
        if mention.start < opened:
            return False
        return _BEGINS.fullmatch(self.text, opened, mention.start) is not None

    def is_beside(self, mention: Named) -> bool:
        """Whether a name says with whom, to whom or where somebody else does something."""
        return self._follows(mention.start, _BESIDE, _DONE_BY)

    def is_compared(self, mention: Named) -> bool:
        """Whether a name is what something else is compared with, or done by."""
        chain = (m.start for m in self.subjects if m.end == mention.start)
        return self._follows(next(chain, mention.start), _COMPARED, _DONE_BY)  # 对标英伟达CUDA

    def _follows(self, at: int, *words: Pattern[str]) -> bool:
        return any(pattern.search(self.text, self.start, at) for pattern in words)
