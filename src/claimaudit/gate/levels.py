"""Which findings fail and which only warn: the section `gate` of checks/policy.yaml."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from claimaudit.base.files import Folder
from claimaudit.base.inputs import Inputs
from claimaudit.base.yamlio import parse
from claimaudit.gate.codes import CODES, Level
from claimaudit.gate.findings import GateFinding
from claimaudit.workspace.policy import POLICY, GatePolicy

GRAVITY: tuple[Level, ...] = get_args(Level)


def levelled(findings: Iterable[GateFinding], policy: GatePolicy) -> Iterator[GateFinding]:
    """`findings` at the levels that a policy gives them; a code that is `firm` keeps its own."""
    for finding in findings:
        level = _level(finding, policy)
        yield finding if level == finding.level else replace(finding, counts=level)


def _level(finding: GateFinding, policy: GatePolicy) -> Level:
    if CODES[finding.code].firm:
        return finding.level
    by_code = policy.levels.get(finding.code)
    by_article = policy.articles.get(finding.place.article)
    level = by_code.level if by_code else finding.level
    return max(level, by_article.level, key=GRAVITY.index) if by_article else level


def check_levels(policy: GatePolicy, folder: Folder) -> None:
    """Raises BrokenInputError where the policy of `folder` has a level for what is no code, or
    lowers what it may not."""
    inputs = Inputs(folder)
    text = inputs.text(POLICY, inputs.yaml_bytes) if policy.levels else None
    if text is None or (located := parse(text, POLICY, inputs.problems)) is None:
        return
    for name, given in policy.levels.items():
        line, code = located.line("gate", "levels", name), CODES.get(name)
        if code is None:
            inputs.note(POLICY, line, f"“{name}” is no code", f"one of: {', '.join(CODES)}")
        elif code.firm and given.level != code.level:
            inputs.note(POLICY, line, f"“{name}” fails always: {code.firm}", "take the line out")
    inputs.refuse()
