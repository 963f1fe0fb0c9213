"""SARIF 2.1.0 (OASIS Standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from claimaudit import __version__
from claimaudit.gate.baseline import squeeze
from claimaudit.gate.findings import CODES, GateFinding
from claimaudit.gate.formats.place import Lines
from claimaudit.gate.run import GateRun

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NAMES = sorted(CODES)


def _fingerprint(finding: GateFinding) -> str:
    """The same finding in a moved or reformatted article: no line, no offset in it."""
    parts = (
        finding.code,
        finding.article,
        finding.claim or "",
        squeeze(finding.quote),
        squeeze(finding.figure),
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _region(finding: GateFinding, lines: Lines | None) -> dict[str, int]:
    if lines is None or finding.start < 0:
        return {"startLine": max(1, finding.line)}
    place = lines.place(finding.start, finding.end)
    return {
        "startLine": place.start_line, "startColumn": place.start_column,
        "endLine": place.end_line, "endColumn": place.end_column,
    }  # fmt: skip


def _result(finding: GateFinding, lines: Lines | None) -> dict[str, Any]:
    artifact = {"uri": quote(finding.file), "uriBaseId": "SRCROOT"}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _NAMES.index(finding.code),
        "level": "error",
        "message": {"text": f"{finding.message} {finding.fix}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": _region(finding, lines)}}
        ],
        "partialFingerprints": {"claimauditIdentity/v1": _fingerprint(finding)},
    }
    if finding.suppressed is not None:
        held = {"kind": "external", "status": "accepted", "justification": finding.suppressed}
        result["suppressions"] = [held]
    return result


def as_sarif(run: GateRun) -> str:
    lines = {i: Lines(a.text) for i, a in run.workspace.articles.items()}
    rules = [
        {
            "id": code,
            "name": "".join(word.capitalize() for word in code.split("-")),
            "shortDescription": {"text": CODES[code][0]},
            "help": {"text": CODES[code][1].format(article="ARTICLE", claim="CLAIM")},
            "defaultConfiguration": {"level": "error"},
        }
        for code in _NAMES
    ]
    driver = {"name": "claimaudit", "version": __version__, "rules": rules}
    run_object = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "the workspace"}}},
        "results": [
            _result(f, lines.get(f.article) if f.start >= 0 else None) for f in run.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run_object]}
    return json.dumps(log, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
