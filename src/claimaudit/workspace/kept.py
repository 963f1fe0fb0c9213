"""A workspace as it was read last, kept for the next run while nothing of it has changed.

Reading one is a function of what its files answer and of the program: where both are the same, so
is the outcome, and a second `explain` need not check every claim again.
"""

import pickle
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimaudit.base.asked import Answers, Asked
from claimaudit.base.cache import leave, left, program, slot
from claimaudit.base.files import OnDisk

_KIND = "workspace"


@dataclass(frozen=True)
class Kept:
    """What was read of these answers; `read` is unpacked only where they still hold."""

    program: str
    answers: Answers
    read: bytes


def recall(root: Path) -> Any:
    """What was kept of the workspace at `root`, or None where there is nothing that holds."""
    # Whatever is wrong with what lies there, it is read anew.
    with suppress(Exception):
        kept = pickle.loads(left(slot(root, _KIND)))  # noqa: S301 - only this user can have left it
        if kept.program == program() and Asked(OnDisk(root)).still_answers(kept.answers):
            return pickle.loads(kept.read)  # noqa: S301
    return None


def keep(root: Path, answers: Answers, read: Any) -> None:
    """Keeps what was read of these answers; where that cannot be done, nothing is kept."""
    with suppress(Exception):
        kept = Kept(program(), answers, pickle.dumps(read, pickle.HIGHEST_PROTOCOL))
        leave(slot(root, _KIND), pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
