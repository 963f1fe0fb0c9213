"""What is wrong with the input: file, line, what it is, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.shown import log_line

# A line for people: the name of a file may be as long as a shell takes.
_LONGEST = 2000


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that a person has to mend. `line` counts from 1, 0 is the whole file."""

    file: str
    line: int
    message: str
    fix: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        said = log_line(f"{place}: {self.message}")[:_LONGEST]
        return f"{said}\n    {log_line(self.fix)}" if self.fix else said


class BrokenInputError(Exception):
    """The workspace cannot be judged; carries every problem that was found, and whether a part of
    what was to be written is."""

    def __init__(self, problems: Iterable[Problem], *, is_changed: bool = False) -> None:
        self.problems = sorted(set(problems))
        self.is_changed = is_changed
        super().__init__("\n".join(str(p) for p in self.problems))


def refusal(file: str, message: str, fix: str = "") -> BrokenInputError:
    """What is wrong with a whole file, folder or option, and with nothing else."""
    return BrokenInputError([Problem(file, 0, message, fix)])


def unwritten(place: Path, error: OSError) -> BrokenInputError:
    """What is said where a file cannot be written, and nothing was."""
    message = f"cannot be written: {error.strerror}"
    fix = "nothing was changed; free the folder or its permissions and run again"
    return refusal(str(error.filename or place), message, fix)
