"""A folder that records what it was asked and what it answered.

What is computed from its answers alone stays valid while the same questions get the same answers.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from claimaudit.base.files import Folder

T = TypeVar("T")
# (method of the folder, its arguments) -> the sha256 of what it returned or raised.
Answers = dict[tuple[str, tuple[str | int, ...]], str]


@dataclass(frozen=True)
class RecordingFolder:
    """The files of `folder`; `answers` holds all that was asked of them so far."""

    folder: Folder
    answers: Answers = field(default_factory=dict)

    def names(self, under: str, suffix: str) -> list[str]:
        return self._ask(self.folder.names, under, suffix)

    def read(self, name: str, most: int) -> bytes:
        return self._ask(self.folder.read, name, most)

    def is_inside(self, name: str) -> bool:
        return self._ask(self.folder.is_inside, name)

    def still_answers(self, answers: Answers) -> bool:
        """Whether every question gets the same answer again."""
        for question, answer in answers.items():
            with suppress(OSError):  # that it cannot be answered is an answer
                self._ask(getattr(self.folder, question[0]), *question[1])
            if self.answers[question] != answer:
                return False
        return True

    def _ask(self, method: Callable[..., T], *arguments: str | int) -> T:
        told: T | OSError | None = None
        try:
            told = method(*arguments)
            return told
        except OSError as error:
            told = error
            raise
        finally:
            noted = told if isinstance(told, bytes) else repr(told).encode()
            self.answers[method.__name__, arguments] = hashlib.sha256(noted).hexdigest()
