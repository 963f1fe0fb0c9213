"""checks/evidence.yaml: which remarks are made on claims, facts and documents, in which words.

The codes, and what each is of, are those of the package, whose own file is this very one. A row
may be left out: then that remark is not made.
"""

from __future__ import annotations

from typing import Literal

from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Model
from claimaudit.workspace.ladder import Mends, Why, shipped

Of = Literal["claim", "fact", "document"]
RemarkSeverity = Literal["warning", "info"]
_SHOWN = "checks/evidence.yaml"


class RemarkRule(Model):
    """One kind of remark."""

    code: str
    of: Of
    severity: RemarkSeverity
    zh: str
    en: str
    mends: Mends
    why: Why


class EvidenceFile(Model):
    """checks/evidence.yaml"""

    remarks: list[RemarkRule]


def load_remarks(inputs: Inputs) -> dict[str, RemarkRule] | None:
    """Code -> its rule, or None with the problems noted."""
    found, own = inputs.model(_SHOWN, EvidenceFile), shipped().model(_SHOWN, EvidenceFile)
    if found is None:
        return None
    assert own is not None
    located, given = found
    known = {rule.code: rule for rule in own[1].remarks}
    rules: dict[str, RemarkRule] = {}
    for i, rule in enumerate(given.remarks):
        line = located.line("remarks", i, "code")
        if rule.code not in known:
            message, fix = f"{rule.code}: no such remark is made", f"one of: {', '.join(known)}"
        elif rule.of != known[rule.code].of:
            message = f"{rule.code}: is not made on a {rule.of}"
            fix = f"of: {known[rule.code].of}, which is what the program looks at"
        elif rule.code in rules:
            message, fix = f"{rule.code} stands twice", "keep the first"
        else:
            rules[rule.code] = rule
            continue
        inputs.note(located.file, line, message, fix)
    return rules
