"""Problems of the input: file, line, what is wrong, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.shown import log_line

Faults = Iterable[tuple[str, str]]
"""(message, fix) of everything that is wrong with something; whoever asks knows where it stands."""
# Characters of a line for people; a file name may be as long as a shell allows.
_LONGEST = 2000


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that a person has to mend. `line` counts from 1; 0 stands for the whole file."""

    file: str
    line: int
    message: str
    fix: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        said = log_line(f"{place}: {self.message}")[:_LONGEST]
        return f"{said}\n    {log_line(self.fix)}" if self.fix else said


class BrokenInputError(Exception):
    """The input cannot be used. `problems`: all that was found, sorted; `is_changed`: whether a
    part of what was to be written has been."""

    def __init__(self, problems: Iterable[Problem], *, is_changed: bool = False) -> None:
        self.problems = sorted(set(problems))
        self.is_changed = is_changed
        super().__init__("\n".join(str(p) for p in self.problems))


def refusal(file: str, message: str, fix: str = "") -> BrokenInputError:
    """An error with one problem, of a whole file, folder or option."""
    return BrokenInputError([Problem(file, 0, message, fix)])


def unwritten(place: Path, error: OSError) -> BrokenInputError:
    """The error for a file that cannot be written, where nothing was."""
    message = f"cannot be written: {error.strerror}"
    fix = "nothing was changed; free the folder or its permissions and run again"
    return refusal(str(error.filename or place), message, fix)
