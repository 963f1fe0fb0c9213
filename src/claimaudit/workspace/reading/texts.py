"""The figures of texts, as the policy of a workspace has them read."""

from claimaudit.figures import Figure
from claimaudit.figures.reader import FigureReader
from claimaudit.scan.scanner import Scanner
from claimaudit.scan.whole import FigurePlaces
from claimaudit.workspace.policy import Policy


class Texts:
    """The texts of one workspace, which are read by its policy."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._scanner = Scanner(policy.figures())
        self._places: dict[str, FigurePlaces] = {}

    def places(self, text: str, language: str | None = None) -> FigurePlaces:
        """The figures of `text`, which is scanned once however often it is asked for."""
        return self._places.setdefault(text, FigurePlaces(text, self._scanner, language))

    def reader(self, language: str | None = None) -> FigureReader:
        """The reader of all figures of a workspace that are printed in `language`. Raises
        UnknownLanguageError where that is not there."""
        return self._scanner.reader(language)

    def read(
        self, printed: str, metric: str, unit_from: str | None = None, language: str | None = None
    ) -> Figure:
        """The one figure that a claim or fact prints, GB and GiB of a nominal metric as one.
        Raises UnreadableFigureError, and UnknownLanguageError."""
        if metric in self.policy.nominal_memory.metrics:
            printed = printed.replace("iB", "B")
            unit_from = unit_from and unit_from.replace("iB", "B")
        return self.reader(language).read(printed, unit_from)

    def read_there(
        self, figure: Figure, text: str, start: int, metric: str, language: str | None
    ) -> Figure:
        """`figure`, which `read` read by itself and which stands whole at `start` of `text`, as the
        words around it have it."""
        if metric in self.policy.nominal_memory.metrics:
            return figure  # the text does not know that its GiB are GB
        return self.places(text, language).read(start, start + len(figure.text), figure)
