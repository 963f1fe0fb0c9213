"""The record says what it holds: every field of audit.json is described."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimaudit.intake.schemas import schema_of
from claimaudit.record.build import as_json
from claimaudit.record.models import Audit
from tests.record.audits import audit_of_a_new_workspace

SCHEMA = schema_of("audit", Audit)


PARTS = {"Audit": SCHEMA, **SCHEMA["$defs"]}
OURS = [name for name in PARTS if name.endswith("Record") or name in ("Audit", "Deviation")]


@pytest.mark.parametrize("name", OURS)
def test_every_field_is_described(name: str) -> None:
    fields = PARTS[name]["properties"].items()
    assert [key for key, field in fields if "description" not in field] == []


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    audit, _ = audit_of_a_new_workspace(tmp_path)
    assert as_json(audit) == as_json(Audit.model_validate(json.loads(as_json(audit))))
