"""Asking a person in the terminal, and showing a candidate in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import click

from claimaudit.base.shown import in_line, one_line
from claimaudit.scan import Candidate
from claimaudit.scan.clauses import Sentences


class Terminal(Protocol):
    """What review needs of a terminal. `ask` raises click.Abort where no answer will come."""

    def say(self, line: str) -> None:
        """Shows a line."""

    def ask(self, question: str, default: str) -> str:
        """The answer, `default` where it is empty."""


class ClickTerminal:
    """The terminal that the command runs in; reads standard input where it is a pipe."""

    def say(self, line: str) -> None:
        """Shows a line."""
        click.echo(line)

    def ask(self, question: str, default: str) -> str:
        """The answer, `default` where it is empty. Raises click.Abort at its end."""
        answer: str = click.prompt(question, default=default, show_default=bool(default))
        return answer.strip()


def ask_until(
    terminal: Terminal, question: str, default: str, wrong: Callable[[str], str | None]
) -> str:
    """The first answer in which `wrong` finds nothing to say."""
    while True:
        answer = terminal.ask(question, default).strip()
        said = wrong(answer)
        if said is None:
            return answer
        terminal.say(f"  {said}")


def choose(terminal: Terminal, question: str, choices: Sequence[str], default: str) -> str:
    """One of `choices`, or its first letters where only one starts with them."""

    def matching(answer: str) -> list[str]:
        exact = [c for c in choices if c == answer]
        return exact or [c for c in choices if answer and c.startswith(answer.lower())]

    answer = ask_until(
        terminal, f"{question} ({', '.join(choices)})", default,
        lambda a: None if len(matching(a)) == 1 else f"one of: {', '.join(choices)}",
    )  # fmt: skip
    return matching(answer)[0]


def in_context(text: str, candidate: Candidate, limit: int) -> list[str]:
    """The sentence of a candidate with the figure marked, and the one before and behind it."""
    sentences = Sentences(text, limit)
    low, high = candidate.quote_start, candidate.quote_end
    before, behind = text[:low].rstrip(), text[high:]
    marked = [text[low : candidate.start], candidate.text, text[candidate.end : high]]
    left, figure, right = (in_line(part) for part in marked)
    lines = []
    if before:
        start, end = sentences.around(len(before) - 1, len(before))
        lines.append(f"  … {one_line(text[start:end], limit)}")
    lines.append(f"  > {left}{click.style(f'>>{figure}<<', bold=True)}{right}")
    if behind.strip():
        at = high + len(behind) - len(behind.lstrip())
        start, end = sentences.around(at, at + 1)
        lines.append(f"  … {one_line(text[start:end], limit)}")
    return lines
