"""For the page of a CI job: how many of what, and every rule with what to do and its findings."""

from collections.abc import Sequence
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import markdown, markdown_code
from claimaudit.gate.digest import FIRST, counts, rules_of
from claimaudit.gate.run import GateRun

# GitHub drops a page of more than 1 MiB, with an error.
BYTES = 900_000
# Characters of a message: more than any sentence that is quoted, and where that is too much.
_MESSAGE, _LESS = 600, 100
_HEAD = "## claimaudit gate"


def render(run: GateRun) -> str:
    """A heading a rule, a line a finding."""
    page = _page(run, _MESSAGE)
    return page if len(page.encode("utf-8", "replace")) <= BYTES else _page(run, _LESS)


def _page(run: GateRun, letters: int) -> str:
    blocks = [_HEAD, counts(run), *map(markdown, run.notes)]
    for rule in rules_of(run):
        found = [
            _line(one.place.file, one.place.line, rule.told(one), letters) for one in rule.first
        ]
        left = [f"* {rule.left}"] if rule.left else []
        # Where it is not in our own words, those are of the checks that a branch may have changed.
        todo = markdown(rule.todo) if rule.todo == rule.first[0].mends else rule.todo
        blocks += [f"### {rule.level} `{rule.code}`", todo, "\n".join([*found, *left])]
    return "\n\n".join(blocks) + "\n"


def render_problems(problems: Sequence[Problem], root: Path) -> str:
    """Broken input: what is wrong where, and what to do."""
    items = [
        _line(one.file, one.line, f"{one.message}. {one.fix}", _MESSAGE) for one in problems[:FIRST]
    ]
    if more := len(problems) - len(items):
        items.append(f"* {more:,} more are in the log of the step.")
    return (
        "\n\n".join([_HEAD, "The input is broken, so nothing was judged:", "\n".join(items)]) + "\n"
    )


def _line(file: str, line: int, said: str, letters: int) -> str:
    place = f"{markdown_code(file)} line {line}" if line else markdown_code(file)
    return f"* {place}: {markdown(said, letters)}"
