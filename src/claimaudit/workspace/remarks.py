"""checks/evidence.yaml: which remarks are made on claims, facts and documents, in which words.

The codes, and what each is of, are those of the package, whose own file is this very one. A row
may be left out: then that remark is not made.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import load_model
from claimaudit.workspace.catalog import Model
from claimaudit.workspace.ladder import Mends, Why

Of = Literal["claim", "fact", "document"]
RemarkSeverity = Literal["warning", "info"]
_SHOWN = "checks/evidence.yaml"


class RemarkRule(Model):
    """One kind of remark."""

    code: str
    """Its code."""
    of: Of
    """Whether it is made on a claim, a fact or a document."""
    severity: RemarkSeverity
    """How loud a report is about it."""
    zh: str
    """The remark in Chinese."""
    en: str
    """The remark in English."""
    mends: Mends
    """What to do about it."""
    why: Why
    """Why the remark is made."""


class EvidenceFile(Model):
    """checks/evidence.yaml"""

    remarks: list[RemarkRule]
    """Those that are made."""


def shipped_remarks_path() -> Path:
    """The remarks of the package."""
    return Path(str(files("claimaudit"))) / "template" / "checks" / "evidence.yaml"


def load_remarks(path: Path, limit: int, problems: list[Problem]) -> dict[str, RemarkRule] | None:
    """Code -> its rule, or None with the problems noted."""
    found = load_model(path, _SHOWN, limit, EvidenceFile, problems)
    shipped = load_model(
        shipped_remarks_path(), "the remarks of the package", limit, EvidenceFile, problems
    )
    if found is None or shipped is None:
        return None
    located, given = found
    known = {rule.code: rule for rule in shipped[1].remarks}
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
        problems.append(Problem(located.file, line, message, fix))
    return rules
