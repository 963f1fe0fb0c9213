"""For people: how many of what, then every rule with its findings and what to do next."""

from collections.abc import Iterator

from claimaudit.base.shown import log_line, one_line
from claimaudit.gate.digest import counts, rules_of
from claimaudit.gate.run import GateRun


def render(run: GateRun) -> str:
    """What no waiver holds back."""
    return "\n".join(map(log_line, [counts(run), *run.notes, *rule_lines(run)])) + "\n"


def rule_lines(run: GateRun) -> Iterator[str]:
    """Of each rule the places and what was found, then what to do about it."""
    for rule in rules_of(run):
        yield ""
        yield from (f"{one.place}: {one_line(rule.told(one))}" for one in rule.first)
        yield from [f"    {rule.left}"] * bool(rule.left)
        yield f"    {rule.level} {rule.code}: {one_line(rule.todo)}"
