"""Small records for tests: the audit of a new workspace, and changes to it."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from claimaudit.intake.starter import start_workspace
from claimaudit.record.audit import make_record

CLAIM = "example-ferry-passengers"
Audit = tuple[dict[str, Any], dict[str, str]]


def audit_of_a_new_workspace(folder: Path) -> Audit:
    """(record, article texts) of what `claimaudit init` makes."""
    start_workspace(folder)
    return make_record(folder, None, lambda step: None)


def with_claim(record: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """A copy of `record` whose one claim has other values."""
    changed = deepcopy(record)
    changed["claims"][0] |= keys
    return changed


def with_part(record: dict[str, Any], part: str, **keys: Any) -> dict[str, Any]:
    """A copy of `record` whose first fact (document, article …) has other values."""
    changed = deepcopy(record)
    changed[part][0] |= keys
    return changed
