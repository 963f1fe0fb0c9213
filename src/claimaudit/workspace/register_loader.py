"""Reading claims/*.yaml into the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimaudit.base.inputs import Entry, Inputs, Place
from claimaudit.base.yamlio import Located
from claimaudit.workspace.anchors import ClaimError
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claim_reader import ClaimReader
from claimaudit.workspace.claims import Claim, ClaimsFile
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import DeclaredArithmetic, Register, RegisteredClaim

FOLDER = "claims"


class RegisterLoader:
    """Reads claims/*.yaml against the articles; every problem is noted, none is raised."""

    def __init__(self, policy: Policy, articles: Mapping[str, Article], inputs: Inputs) -> None:
        self._articles, self._inputs = articles, inputs
        self._reader = ClaimReader(policy)

    def load(self, but: Iterable[str] = (), others: Mapping[str, Place] = {}) -> Register:
        """The register of all files but those of `but`. The ids of `others` are taken."""
        taken, sums = dict(others), dict[str, Place]()
        claims: dict[str, RegisteredClaim] = {}
        arithmetic: list[DeclaredArithmetic] = []
        for located, parsed in self._inputs.models(FOLDER, ClaimsFile, but):
            article = self._article(located, parsed)
            named = self._inputs.entries(located, "claims", parsed.claims, "claim", taken)
            for place, claim in named:
                if article is not None and (read := self._read(place, claim, article)):
                    claims.setdefault(claim.id, read)
            named_sums = self._inputs.entries(
                located, "arithmetic", parsed.arithmetic, "arithmetic", sums
            )
            arithmetic += [
                DeclaredArithmetic(entry, parsed.article, place.file, place.line)
                for place, entry in named_sums
            ]
        return Register(claims, tuple(arithmetic))

    def _article(self, located: Located, parsed: ClaimsFile) -> Article | None:
        """The article of a file; a problem is noted where there is none for its claims."""
        article = self._articles.get(parsed.article or "")
        if article is None and (parsed.article or parsed.claims):
            message = f"article {parsed.article or '(none)'} is not in the catalog, or is broken"
            fix = "add it to seeds/catalog.yaml, or mend the id"
            self._inputs.note(located.file, located.line("article"), message, fix)
        return article

    def _read(self, place: Entry, claim: Claim, article: Article) -> RegisteredClaim | None:
        try:
            return self._reader.read(claim, article, place.file, place.line)
        except ClaimError as error:
            place.note(str(error), error.fix, error.key)
            return None
