"""One claim of one article: tied to its place, its figure or date read. Fails closed."""

from __future__ import annotations

from claimaudit.figures import Figure, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.workspace.anchors import ClaimError, anchor, figure_place
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.printed import PrintedReader
from claimaudit.workspace.register import RegisteredClaim


class ClaimReader:
    """Reads claims as one policy says."""

    def __init__(self, policy: Policy) -> None:
        self._printed = PrintedReader(policy)
        self._quote_chars = policy.limits.quote_chars

    def read(
        self, claim: Claim, article: Article, file: str = "", line: int = 0
    ) -> RegisteredClaim:
        """`claim`, which stands at `file` and `line`, in its article. Raises ClaimError."""
        if len(claim.quote) > self._quote_chars:
            message = f"the quote is longer than {self._quote_chars} characters"
            raise ClaimError("quote", message, "quote the clause only")
        start, end = anchor(article.text, claim)
        at = start + figure_place(claim.quote, claim.figure) if claim.figure is not None else None
        figure, days = self._figure(claim), self._days(claim, article)
        return RegisteredClaim(claim, article, start, end, figure, days, at, file, line)

    def _days(self, claim: Claim, article: Article) -> Days | None:
        if claim.figure is None or claim.form != "date":
            return None
        try:
            return read_days(claim.figure, claim.as_of or article.entry.judged)
        except UnreadableDateError as error:
            fix = "print the date in the figure; its year goes into as_of"
            raise ClaimError("figure", str(error), fix) from None

    def _figure(self, claim: Claim) -> Figure | None:
        if claim.figure is None or claim.form == "date":
            return None
        try:
            return self._printed.read(claim.figure, claim.metric)
        except UnreadableFigureError as error:
            message = f"“{claim.figure}” cannot be read: {error}"
            fix = "give the figure with its unit and its hedge only"
            raise ClaimError("figure", message, fix) from None
