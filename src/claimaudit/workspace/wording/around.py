"""The words around a figure: its clause, and the others of its sentence."""

import re
from functools import lru_cache

from claimaudit.base.folding import fold

FIGURE = "¤"
"""What stands for the figure."""
ENDS, SILENT = ".,", "․‚"
"""What ends a clause, and what stands for it where it ends none."""
BEFORE, BEHIND = 200, 140
"""How far from the figure what tells it may stand."""
SHOWN = 60
"""How much of the words a message shows."""
# Marks of quotation that part the figure from the words before it: the so-called “95%”.
_QUOTED = re.compile(r"(?<=[\w ])[\"“‘'「『«]$")
# An end of a paragraph ends a clause, with a full stop or without.
_BREAK = re.compile(r"\.?\n+")
# A point or comma that ends no clause: of a number, of U.S.
_NO_END = re.compile(r"(?<=\d)[.,](?=\d)|(?<=\b[A-Z])\.(?=[A-Z ])")
_CLAUSE = re.compile(r"[，。；;！!？?\n]|,(?! (?:19|20)\d\d(?!\d))|\.\s")  # May 3, 2025 is one
_SENTENCE = re.compile(r"[。；;！!？?\n]|\.\s")


@lru_cache(maxsize=64)  # each guard asks it of the same figure
def said_around(text: str, start: int, end: int) -> str:
    """What is said around the figure text[start:end], for which ¤ stands."""
    first = max(0, start - BEFORE)
    # What is cut off at the front begins no sentence.
    before = " " * (first > 0) + _running(text[first:start])
    return f"{_QUOTED.sub('', before)}{FIGURE}{_running(text[end : end + BEHIND])}"


def _running(text: str) -> str:
    """`text` in one line, in which only the end of a clause has the sign of one."""
    running = _BREAK.sub(". ", fold(text).running)
    return _NO_END.sub(lambda one: SILENT[ENDS.index(one.group())], running)


def clause_of_figure(said: str) -> str:
    before, behind = said.split(FIGURE, 1)
    return f"{_CLAUSE.split(before)[-1]}{FIGURE}{_CLAUSE.split(behind)[0]}"


def sentence_of_figure(said: str) -> str:
    before, behind = said.split(FIGURE, 1)
    return f"{_SENTENCE.split(before)[-1]}{FIGURE}{_SENTENCE.split(behind)[0]}"


def clauses_beside(said: str) -> list[str]:
    """The other clauses of its sentence before the figure, the nearest first; and the next."""
    before, behind = said.split(FIGURE, 1)
    first = _CLAUSE.split(_SENTENCE.split(before)[-1])[-2::-1]
    return first + _CLAUSE.split(_SENTENCE.split(behind)[0])[1:2]
