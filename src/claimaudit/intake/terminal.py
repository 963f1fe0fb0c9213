"""Asking a person in the terminal, and showing a candidate in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from claimaudit.base.shown import in_line, one_line
from claimaudit.scan import Candidate
from claimaudit.scan.clauses import Sentences


class Terminal:
    """The terminal that the command runs in; reads standard input where it is a pipe."""

    def say(self, line: str) -> None:
        """Shows a line."""
        click.echo(line)

    def ask(self, question: str, default: str) -> str:
        """The answer, `default` where it is empty. Raises click.Abort where none will come."""
        answer: str = click.prompt(question, default=default, show_default=bool(default))
        return answer.strip()

    def ask_until(self, question: str, default: str, wrong: Callable[[str], str | None]) -> str:
        """The first answer in which `wrong` finds nothing to say."""
        while (said := wrong(answer := self.ask(question, default))) is not None:
            self.say(f"  {said}")
        return answer

    def choose(self, question: str, choices: Sequence[str], default: str) -> str:
        """One of `choices`, or its first letters where only one starts with them."""
        known = ", ".join(choices)

        def matching(answer: str) -> list[str]:
            exact = [c for c in choices if c == answer]
            return exact or [c for c in choices if answer and c.startswith(answer.lower())]

        def wrong(answer: str) -> str | None:
            return None if len(matching(answer)) == 1 else f"one of: {known}"

        return matching(self.ask_until(f"{question} ({known})", default, wrong))[0]

    def agrees(self, question: str) -> bool:
        """Whether the answer is yes, which an empty one is."""
        return self.choose(question, ("yes", "no"), "yes") == "yes"


def in_context(text: str, candidate: Candidate, limit: int) -> list[str]:
    """The sentence of a candidate with the figure marked, and the one before and behind it."""
    sentences = Sentences(text, limit)

    def near(at: int) -> str:
        start, end = sentences.around(at, at + 1)
        return f"  … {one_line(text[start:end], limit)}"

    low, high = candidate.quote_start, candidate.quote_end
    before, behind = text[:low].rstrip(), text[high:].lstrip()
    marked = [text[low : candidate.start], candidate.text, text[candidate.end : high]]
    left, figure, right = (in_line(part) for part in marked)
    shown = f"  > {left}{click.style(f'>>{figure}<<', bold=True)}{right}"
    lines = [near(len(before) - 1)] if before else []
    return [*lines, shown, *([near(len(text) - len(behind))] if behind else [])]
