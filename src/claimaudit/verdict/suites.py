"""checks/*.yaml: which rules run, how much each weighs, and what a flagged row gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, WithJsonSchema

from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Model
from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located
from claimaudit.verdict.register_rules import REGISTER_RULES
from claimaudit.verdict.rule import Rule, Table
from claimaudit.verdict.rules import RULES
from claimaudit.workspace.policy import REASONS, Policy, Reason, Severity, Verdict

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

    expectation: Annotated[str, Field(json_schema_extra={"enum": [*sorted(ALL_RULES)]})]
    """The rule."""
    severity: Severity
    """critical refuses the input; warning and info only show."""
    verdict: Verdict | None = None
    """What a flagged claim gets."""
    reason: Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(REASONS)})] | None = (
        None
    )
    """The code of the reason that is shown."""
    why: Annotated[str, Field(min_length=3)]
    """Why the rule is here."""


class SuiteFile(Model):
    """checks/claims.yaml, checks/references.yaml, checks/verdicts.yaml"""

    expectations: list[Expectation]
    """The rules of this suite."""


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


def load_suites(inputs: Inputs, policy: Policy) -> dict[str, Suite]:
    """The three suites of checks/. Raises BrokenInputError with every problem."""
    suites = {name: _load(inputs, name, policy) for name in TABLES}
    inputs.refuse()
    return suites


def _load(inputs: Inputs, name: str, policy: Policy) -> Suite:
    shown = f"checks/{name}.yaml"
    loaded = inputs.model(shown, SuiteFile)
    if loaded is None:
        return Suite(name, ())
    located, parsed = loaded
    entries: dict[str, Entry] = {}
    for i, expectation in enumerate(parsed.expectations):
        line = located.line("expectations", i)
        rule = ALL_RULES.get(expectation.expectation)
        if misfit := _misfit(name, expectation, rule, entries, policy.reasons):
            inputs.note(shown, line, f"{expectation.expectation}: {misfit[0]}", misfit[1])
        elif rule is not None:
            entries[rule.name] = Entry(rule, expectation, shown, line)
    suite = Suite(name, tuple(entries.values()))
    if name == "verdicts":
        _check_complete(located, parsed, inputs.problems)
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
