"""One sentence of a folded text: the names in it, and its clauses. All offsets are of the text."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, cached_property

from claimaudit.scan.named import Mention
from claimaudit.sweep.known import LINKING, Kind, Known, Meaning

Named = Mention[Meaning]
_CLAUSE, _BEGINS = LINKING.pattern("clause"), LINKING.pattern("begins")


class Sentence:
    """text[start:end]."""

    def __init__(self, text: str, start: int, end: int, known: Known) -> None:
        self.text, self.start, self.end = text, start, end
        self.mentions = list(known.names.find(text, start, end))

    @cached_property
    def _clauses(self) -> list[int]:
        """The marks between them."""
        return [mark.start() for mark in _CLAUSE.finditer(self.text, self.start, self.end)]

    @cached_property
    def subjects(self) -> list[Named]:
        """The names of subjects."""
        return self.that_name("subject")

    @cached_property
    def values(self) -> frozenset[str]:
        """The values of conditions that it names."""
        return frozenset(i for m in self.mentions for i in ids(m, "value"))

    def that_name(self, *kinds: Kind) -> list[Named]:
        """The mentions that name one of the kinds."""
        return [m for m in self.mentions if any(ids(m, kind) for kind in kinds)]

    def opened(self, at: int) -> int:
        """Where the clause of `at` begins."""
        mark = bisect_left(self._clauses, at)
        return self._clauses[mark - 1] + 1 if mark else self.start

    def closed(self, at: int) -> int:
        """Where the clause of `at` ends."""
        mark = bisect_left(self._clauses, at)
        return self._clauses[mark] if mark < len(self._clauses) else self.end

    def is_near(self, mention: Named, start: int, end: int) -> bool:
        """Whether it stands in the clause of start:end."""
        first, last = sorted((mention[:2], (start, end)))
        at = bisect_left(self._clauses, first[1])
        return at == len(self._clauses) or self._clauses[at] >= last[0]

    def begins(self, mention: Named, at: int) -> bool:
        """Whether the clause of `at` is about it: it begins with the name."""
        opened = self.opened(at)
        if mention.start < opened:
            return False
        return _BEGINS.fullmatch(self.text, opened, mention.start) is not None


@cache
def _of_kind(meant: Meaning, kind: Kind) -> frozenset[str]:
    return frozenset(i for of, i in meant if of == kind)


def ids(mention: Named, kind: Kind) -> frozenset[str]:
    """What of a kind it can stand for."""
    return _of_kind(mention.meant, kind)


def all_ids(mentions: Iterable[Named], kind: Kind) -> set[str]:
    """The same of several."""
    return {i for mention in mentions for i in ids(mention, kind)}
