"""Reading printed figures: numerals, units, hedges, and what they can honestly mean."""

from claimaudit.figures.figure import Figure, UnreadableFigureError
from claimaudit.figures.interval import Interval

__all__ = ["Figure", "Interval", "UnreadableFigureError"]
