"""For the page of a CI job: how many of what, and every rule with what to do and its findings."""

from collections.abc import Sequence
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import markdown, markdown_code
from claimaudit.gate.digest import FIRST, counts, rules_of, told
from claimaudit.gate.run import GateRun

# Characters of a message: more than any sentence that is quoted. GitHub drops a page of more than
# 1 MiB, which the first findings of all kinds, each so long, do not come to.
_MESSAGE = 600
_HEAD = "## claimaudit gate"


def render(run: GateRun) -> str:
    """A heading a rule, a line a finding."""
    blocks = [_HEAD, counts(run), *map(markdown, run.notes)]
    for rule in rules_of(run):
        found = [_line(one.place.file, one.place.line, told(one)) for one in rule.first]
        left = [f"* {rule.left}"] if rule.left else []
        # What to do is in our own words: an id in it is a plain word.
        blocks += [f"### {rule.level} `{rule.code}`", rule.todo, "\n".join([*found, *left])]
    return "\n\n".join(blocks) + "\n"


def render_problems(problems: Sequence[Problem], root: Path) -> str:
    """Broken input: what is wrong where, and what to do."""
    items = [_line(one.file, one.line, f"{one.message}. {one.fix}") for one in problems[:FIRST]]
    if more := len(problems) - len(items):
        items.append(f"* {more:,} more are in the log of the step.")
    return (
        "\n\n".join([_HEAD, "The input is broken, so nothing was judged:", "\n".join(items)]) + "\n"
    )


def _line(file: str, line: int, said: str) -> str:
    place = f"{markdown_code(file)} line {line}" if line else markdown_code(file)
    return f"* {place}: {markdown(said, _MESSAGE)}"
