"""Figures as claims and facts print them, read by one policy."""

from __future__ import annotations

from claimaudit.figures import Figure, FigureReader
from claimaudit.workspace.policy import Policy


class PrintedReader:
    """Reads the figure of a claim or a fact."""

    def __init__(self, policy: Policy) -> None:
        self._reader = FigureReader(policy.figures())
        self._nominal = frozenset(policy.nominal_memory.metrics)

    def read(self, printed: str, metric: str, unit_from: str | None = None) -> Figure:
        """The one figure in `printed`. Raises UnreadableFigureError.

        Binary and decimal bytes of device memory are one nominal size (policy.nominal_memory).
        """
        if metric in self._nominal:
            printed = printed.replace("iB", "B")
            unit_from = unit_from and unit_from.replace("iB", "B")
        return self._reader.read(printed, unit_from)
