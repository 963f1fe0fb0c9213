"""checks/*.yaml: which rules run, how much each weighs, and what a flagged row gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.yamlio import Located, load, validate
from claimaudit.verdict.register_rules import REGISTER_RULES
from claimaudit.verdict.rule import Rule, Table
from claimaudit.verdict.rules import RULES
from claimaudit.workspace.catalog import Model
from claimaudit.workspace.policy import Policy, Reason, Severity, Verdict

ALL_RULES: dict[str, Rule] = {**RULES, **REGISTER_RULES}

# Which tables the rules of a suite may read.
TABLES: Mapping[str, tuple[Table, ...]] = {
    "claims": ("claims",),
    "references": ("facts", "documents"),
    "verdicts": ("evidence",),
}


class Expectation(Model):
    """One rule of a suite. A rule that decides has a verdict, and a reason for it; a note
    has a reason only; the rules of the other suites have neither."""

    expectation: str
    severity: Severity
    verdict: Verdict | None = None
    reason: str | None = None
    why: Annotated[str, Field(min_length=3)]


class SuiteFile(Model):
    """checks/claims.yaml, checks/references.yaml, checks/verdicts.yaml"""

    expectations: list[Expectation]


@dataclass(frozen=True)
class Entry:
    """An expectation with its rule and its place."""

    rule: Rule
    expectation: Expectation
    file: str
    line: int


@dataclass(frozen=True)
class Suite:
    """The entries of one file, in its order."""

    name: str
    entries: tuple[Entry, ...]

    def over(self, table: Table) -> tuple[Entry, ...]:
        """The entries whose rules read `table`."""
        return tuple(e for e in self.entries if e.rule.table == table)


def load_suites(folder: Path, policy: Policy) -> dict[str, Suite]:
    """The three suites of `folder` (checks/). Raises BrokenInputError with every problem."""
    problems: list[Problem] = []
    suites = {name: _load(folder, name, policy, problems) for name in TABLES}
    if problems:
        raise BrokenInputError(problems)
    return suites


def _load(folder: Path, name: str, policy: Policy, problems: list[Problem]) -> Suite:
    shown = f"checks/{name}.yaml"
    located = load(folder / f"{name}.yaml", shown, policy.limits.yaml_bytes, problems)
    parsed = validate(located, SuiteFile, problems) if located else None
    if located is None or parsed is None:
        return Suite(name, ())
    entries: dict[str, Entry] = {}
    for i, expectation in enumerate(parsed.expectations):
        line = located.line("expectations", i)
        rule = ALL_RULES.get(expectation.expectation)
        if misfit := _misfit(name, expectation, rule, entries, policy.reasons):
            message = f"{expectation.expectation}: {misfit[0]}"
            problems.append(Problem(shown, line, message, misfit[1]))
        elif rule is not None:
            entries[rule.name] = Entry(rule, expectation, shown, line)
    suite = Suite(name, tuple(entries.values()))
    if name == "verdicts":
        _check_complete(located, parsed, problems)
    return suite


def _misfit(
    suite: str, said: Expectation, rule: Rule | None, before: Mapping[str, Entry],
    reasons: Mapping[str, Reason],
) -> tuple[str, str] | None:  # fmt: skip
    """Why `said` cannot stand here, and what to do; None where it can."""
    if rule is None or rule.table not in TABLES[suite]:
        known = sorted(n for n, r in ALL_RULES.items() if r.table in TABLES[suite])
        return f"is no rule of the {suite} suite", f"one of: {', '.join(known)}"
    if rule.name in before:
        return f"stands already at line {before[rule.name].line}", "a rule runs once"
    if said.reason is not None and said.reason not in reasons:
        return f"unknown reason {said.reason}", f"one of: {', '.join(sorted(reasons))}"
    owner = reasons[said.reason].verdict if said.reason else None
    fits, message, fix = _outcome(suite, rule)
    return None if fits(said, owner) else (message, fix)


def _outcome(
    suite: str, rule: Rule
) -> tuple[Callable[[Expectation, Verdict | None], bool], str, str]:
    """Which verdict and reason a rule takes: a test of them, and what to say otherwise."""
    if suite != "verdicts":
        return (
            lambda said, _: said.verdict is None and said.reason is None,
            "takes no verdict and no reason",
            "remove them",
        )
    if rule.name == "not_rated":
        return (
            lambda said, _: said.verdict == "not rated" and said.reason is None,
            "takes no other outcome",
            "verdict: not rated, without a reason",
        )
    if rule.decides:
        return (
            lambda said, owner: said.verdict is not None and said.verdict == owner,
            "needs a reason, and the verdict that policy.yaml gives this reason",
            "mend verdict or reason",
        )
    return (
        lambda said, owner: said.verdict is None and said.reason is not None and owner is None,
        "is a note: it takes no verdict, and the reason of a note",
        "mend verdict or reason",
    )


def _check_complete(located: Located, parsed: SuiteFile, problems: list[Problem]) -> None:
    """A rule that decides cannot be left out: what it flags would come out supported."""
    present = {e.expectation for e in parsed.expectations}
    absent = sorted(n for n, r in RULES.items() if r.decides and n not in present)
    if absent:
        problems.append(
            Problem(located.file, located.line("expectations"), f"left out: {', '.join(absent)}",
                    "what these rules flag would come out as supported; enter them again")
        )  # fmt: skip
