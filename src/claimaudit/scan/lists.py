"""The word lists of this room: YAML beside the code, each list with its reason."""

from pathlib import Path

from claimaudit.figures.lexicon import Lexicon
from claimaudit.figures.limits import limits_of, margins_of

CHROME, CLAUSES, DATES, FIGURES, LANGUAGE, NAMES, UNNUMBERED = (
    Lexicon(Path(__file__).with_name(f"{name}.yaml"))
    for name in ("chrome", "clauses", "dates", "figures", "language", "names", "unnumbered")
)
_FILE = Path(__file__).with_name("limits.yaml")
LIMITS, MARGINS = limits_of(_FILE), margins_of(_FILE)
