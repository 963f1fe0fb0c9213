"""For the page of a CI job: how many of what, and every rule with what to do and its findings."""

from collections.abc import Sequence
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import markdown, markdown_code
from claimaudit.gate.digest import FIRST, counts, rules_of
from claimaudit.gate.run import GateRun

# GitHub drops a page of more than 1 MiB, with an error.
BYTES = 900_000
# Characters of a message: more than any sentence with all its sources, and where that is too much.
_MESSAGE, *_LESS = 8_000, 600, 100
_HEAD = "## claimaudit gate"


def render(run: GateRun) -> str:
    """A heading a rule, a line a finding."""
    pages = (_page(run, letters) for letters in (_MESSAGE, *_LESS[:-1]))
    whole = (page for page in pages if len(page.encode("utf-8", "replace")) <= BYTES)
    return next(whole, None) or _page(run, _LESS[-1])


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
