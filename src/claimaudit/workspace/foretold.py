"""What the words of a clip say of the time of its figure: "plans to ship 500,000" is of none that
was shipped, and "500,000 was never reached" of another figure."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.references import Entered

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
FIGURE = "¤"
"""What stands for the figure."""
Told = Literal["to_come", "announced", "not_so"]
_SAYS: dict[Told, tuple[str, str]] = {
    "not_so": ("is named to say that it is not so", "take a print that states it"),
    "to_come": (
        "is expected, planned or possible",
        "enter what it is under status, such as forecast; or take a print that states it",
    ),
    "announced": (
        "is announced and still to be",
        "enter status: announced, or what it is; or take a print that states it",
    ),
}


def odd_time(said: str, entered: Entered, *, is_date: bool = False) -> tuple[str, str] | None:
    """(message, fix) where `said`, a clip with ¤ for its figure, says it otherwise than entered.
    The day on which something will be is announced, whatever it is of."""
    if _tells("not_so", said):
        return _SAYS["not_so"]
    if entered != "to_come" and _tells("to_come", said):
        return _SAYS["to_come"]
    if entered == "done" and not is_date and _tells("announced", said):
        return _SAYS["announced"]
    return None


def _tells(name: Told, said: str) -> bool:
    return any(one.search(said) for one in _patterns(name))


@cache
def _patterns(name: Told) -> list[re.Pattern[str]]:
    return _WORDS.patterns(name)
