"""A folder that notes what it was asked and what it answered.

What is made of nothing but its answers stays as it is while the same questions get them again.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from claimaudit.base.files import Folder

# The method of a folder that was called, with its arguments: the sha256 of what it answered.
Answers = dict[tuple[str, tuple[str | int, ...]], str]


@dataclass(frozen=True)
class Asked:
    """The files of `folder`; `answers` holds what was asked of them so far."""

    folder: Folder
    answers: Answers = field(default_factory=dict)

    def names(self, under: str, suffix: str) -> list[str]:
        found: list[str] = self._ask("names", under, suffix)
        return found

    def read(self, name: str, most: int) -> bytes:
        data: bytes = self._ask("read", name, most)
        return data

    def is_inside(self, name: str) -> bool:
        inside: bool = self._ask("is_inside", name)
        return inside

    def still_answers(self, answers: Answers) -> bool:
        """Whether every question gets today the answer that is told."""
        for question, answer in answers.items():
            with suppress(OSError):  # that it cannot be answered is an answer
                self._ask(question[0], *question[1])
            if self.answers[question] != answer:
                return False
        return True

    def _ask(self, method: str, *arguments: str | int) -> Any:
        answer: Any = None
        try:
            answer = getattr(self.folder, method)(*arguments)
        except OSError as error:
            answer = error
            raise
        finally:
            told = answer if isinstance(answer, bytes) else repr(answer).encode()
            self.answers[method, arguments] = hashlib.sha256(told).hexdigest()
        return answer
