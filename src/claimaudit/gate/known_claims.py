"""A map of claims that finds them by what they say, under whatever id."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from claimaudit.coverage.fingerprint import unwrapped
from claimaudit.workspace.claims import Claim

Known = TypeVar("Known")
# Article, figure, subject, metric.
_Key = tuple[str, str, str, str]


class KnownClaims(Generic[Known]):
    """Something known of each claim, found by article, subject, metric and words: a branch may give
    an id to other words."""

    def __init__(self, known: Iterable[tuple[Claim, str, Known]]) -> None:
        self._known: dict[_Key, list[tuple[str, str, Known]]] = {}
        for claim, article, what in known:
            entry = unwrapped(claim.quote), claim.id, what
            self._known.setdefault(_key(claim, article), []).append(entry)

    def find(self, claim: Claim, article: str) -> Known | None:
        """What is known of the claim with the words of `claim`, else with a quote that contains
        them or is contained in them; of several that fit, the one with the same id. None for none.
        """
        quote = unwrapped(claim.quote)
        found = sorted(self._known.get(_key(claim, article), ()), key=lambda e: e[1] != claim.id)
        whole = (what for words, _, what in found if words == quote)
        part = (what for words, _, what in found if words in quote or quote in words)
        return next(whole, None) or next(part, None)


def _key(claim: Claim, article: str) -> _Key:
    return article, unwrapped(claim.figure or ""), claim.subject, claim.metric
