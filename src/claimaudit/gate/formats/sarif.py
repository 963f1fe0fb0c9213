"""SARIF 2.1.0 (OASIS Standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

import hashlib
from collections import Counter
from urllib.parse import quote

from claimaudit import __version__
from claimaudit.base.shown import json_text, one_line
from claimaudit.coverage.fingerprint import unwrapped
from claimaudit.gate.codes import CODES
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.gate.run import GateRun

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NAMES = sorted(CODES)


def render(run: GateRun) -> str:
    """One log with one run."""
    seen: Counter[str] = Counter()
    results = []
    for finding in run.findings:
        identity = _identity(finding)
        seen[identity] += 1
        results.append(_result(finding, run.prefix, f"{identity}:{seen[identity]}"))
    driver = {"name": "claimaudit", "version": __version__, "rules": [_rule(c) for c in _NAMES]}
    run_object = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "the top of the repository"}}},
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run_object]})


def _rule(code: str) -> dict[str, object]:
    says, todo, level = CODES[code].says, CODES[code].fix_of(), CODES[code].level
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": says},
        "fullDescription": {"text": f"{says} {todo}"},
        "help": {"text": todo},
        "defaultConfiguration": {"level": level},
    }


def _identity(finding: GateFinding) -> str:
    """The same finding in an article that was moved, wrapped anew or renamed: no line, no offset
    and no file where it has an id or words, which stay."""
    parts: tuple[str, ...] = (finding.claim or finding.row, finding.remark)
    if not parts[0]:
        words = unwrapped(finding.sentence or finding.quote)
        where = finding.place.article or finding.place.file
        parts = (where, words, unwrapped(finding.figure))
    said = "\0".join((finding.code, *parts))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def _result(finding: GateFinding, prefix: str, mark: str) -> dict[str, object]:
    artifact = {"uri": quote(prefix + finding.place.file), "uriBaseId": "SRCROOT"}
    physical = {"artifactLocation": artifact, "region": _region(finding.place)}
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": _NAMES.index(finding.code),
        "level": finding.level,
        "message": {"text": f"{one_line(finding.message)}\n{one_line(finding.fix)}"},
        "locations": [{"physicalLocation": physical}],
        # GitHub follows a finding by the second, and by nothing else.
        "partialFingerprints": {"claimauditIdentity/v2": mark, "primaryLocationLineHash": mark},
    }
    if finding.suppressed is not None:
        held = {"kind": "external", "status": "accepted", "justification": finding.suppressed}
        result["suppressions"] = [held]
    return result


def _region(place: Place) -> dict[str, int]:
    if place.start < 0:
        return {"startLine": max(1, place.line)}
    return {
        "startLine": place.line, "startColumn": place.column,
        "endLine": place.end_line, "endColumn": place.end_column,
    }  # fmt: skip
