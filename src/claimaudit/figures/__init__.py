"""Reading printed figures: numerals, units, hedges, and what they can honestly mean."""

from claimaudit.figures.figure import Figure
from claimaudit.figures.interval import Interval
from claimaudit.figures.reader import FigureReader, UnreadableFigureError

__all__ = ["Figure", "FigureReader", "Interval", "UnreadableFigureError"]
