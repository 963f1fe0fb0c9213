"""Small audits for tests: that of a new workspace, and changes to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimaudit.intake.starter import start_workspace
from claimaudit.record.audit import audit_workspace
from claimaudit.record.models import Audit
from claimaudit.workspace.workspace import load_workspace

CLAIM = "example-ferry-passengers"


def audit_of_a_new_workspace(folder: Path) -> tuple[Audit, dict[str, str]]:
    """(audit, article texts) of what `claimaudit init` makes."""
    start_workspace(folder)
    workspace = load_workspace(folder)
    return audit_workspace(workspace), workspace.texts


def with_claim(audit: Audit, **keys: Any) -> Audit:
    """A copy of `audit` whose one claim has other values."""
    return with_part(audit, "claims", **keys)


def with_part(audit: Audit, part: str, **keys: Any) -> Audit:
    """A copy of `audit` whose first fact (document, article …) has other values."""
    first, *others = getattr(audit, part)
    return audit.model_copy(update={part: [first.model_copy(update=keys), *others]})


def with_more(audit: Audit, part: str, **keys: Any) -> Audit:
    """A copy of `audit` with one more fact (document …): the first, with other values."""
    parts = getattr(audit, part)
    return audit.model_copy(update={part: [*parts, parts[0].model_copy(update=keys)]})
