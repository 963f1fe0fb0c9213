"""checks/evidence.yaml: which remarks are made on claims, facts and documents, in which words.

The codes, and what each is of, are those of the package, whose own file is this very one. A row
may be left out: then that remark is not made.
"""

from __future__ import annotations

from typing import Literal

from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Model
from claimaudit.workspace.ladder import Mends, Why
from claimaudit.workspace.shipped import Kept, load_beside_shipped

Of = Literal["claim", "fact", "document"]
RemarkSeverity = Literal["warning", "info"]


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


REMARKS = Kept("remarks", "code", ("of",), "it would be made of nothing that is looked at")


def load_remarks(inputs: Inputs) -> dict[str, RemarkRule] | None:
    """Code -> its rule, or None with the problems noted."""
    loaded = load_beside_shipped(inputs, "checks/evidence.yaml", EvidenceFile)
    if loaded is None:
        return None
    located, given, shipped = loaded
    inputs.problems += REMARKS.odd(located, given.remarks, shipped.remarks)
    return {rule.code: rule for rule in given.remarks}
