"""Comparing two audits: which verdicts turned better or worse, and what brought it about.

`compare` gives plain data; claimaudit.report.diff_views shows it as text, JSON or HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimaudit.base.inputs import read_file
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.record.diff_causes import Side, causes
from claimaudit.record.record import Record
from claimaudit.workspace.policy import VERDICTS, verdict_rank

RECORD_BYTES = 500_000_000
_SHOWN_ERRORS = 5


def load_record(path: Path) -> Record:
    """The record in an audit.json. Raises BrokenInputError."""
    text = read_file(path, RECORD_BYTES)
    fix = "give an audit.json that `claimaudit audit` wrote"
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _broken(path, error.lineno, f"is not JSON: {error.msg}", fix) from None
    except (ValueError, RecursionError) as error:
        raise _broken(path, 0, f"is not JSON: {error}", fix) from None
    found = _misfits(data)
    if found:
        raise BrokenInputError(Problem(str(path), 0, f"is no audit: {m}", fix) for m in found)
    record: Record = data
    return record


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _broken(path: Path, line: int, message: str, fix: str) -> BrokenInputError:
    return BrokenInputError([Problem(str(path), line, message, fix)])


def _misfits(data: object) -> list[str]:
    from pydantic import ValidationError

    from claimaudit.record.shape import AuditShape

    try:
        shape = AuditShape.model_validate(data, strict=True)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False, include_input=False)[:_SHOWN_ERRORS]
        return [f"{'.'.join(map(str, e['loc'])) or 'the whole'}: {e['msg']}" for e in errors]
    for name in ("claims", "facts", "documents", "arithmetic"):
        ids = [item.id for item in getattr(shape, name)]
        if len(set(ids)) < len(ids):
            return [f"{name}: an id stands twice"]
    return []


# --- comparing ------------------------------------------------------------------------


def compare(old: Record, new: Record) -> Record:
    """What changed from `old` to `new`, as plain sorted data."""
    before, after = Side.of(old), Side.of(new)
    both = sorted(set(before.claims) & set(after.claims))
    changes = [c for i in both if (c := _change(i, before, after)) is not None]
    return {
        "old": _head(old),
        "new": _head(new),
        "counts": {v: [_count(old, v), _count(new, v)] for v in VERDICTS},
        "worse": [c for c in changes if c["direction"] == "worse"],
        "better": [c for c in changes if c["direction"] == "better"],
        "same_verdict": [c for c in changes if c["direction"] == "same"],
        "new_claims": _only(after.claims, before.claims),
        "removed_claims": _only(before.claims, after.claims),
        "arithmetic": _arithmetic(old, new),
    }


def _head(record: Record) -> dict[str, str]:
    return {key: record[key] for key in ("version", "as_of", "inputs")}


def _count(record: Record, verdict: str) -> int:
    return sum(claim["verdict"] == verdict for claim in record["claims"])


def direction(old: str, new: str) -> str:
    """Whether a verdict turned better or worse, by the order of policy.VERDICTS."""
    before, after = verdict_rank(old), verdict_rank(new)
    return "same" if before == after else "worse" if after > before else "better"


def _change(claim_id: str, before: Side, after: Side) -> dict[str, Any] | None:
    old, new = before.claims[claim_id], after.claims[claim_id]
    if _outcome(old) == _outcome(new):
        return None
    return {
        "id": claim_id,
        "article": new["article"],
        "quote": new["quote"],
        "file": new["file"],
        "line": new["line"],
        "direction": direction(old["verdict"], new["verdict"]),
        "old": _outcome(old),
        "new": _outcome(new),
        "causes": causes(claim_id, before, after),
    }


def _outcome(claim: Record) -> dict[str, Any]:
    return {key: claim[key] for key in ("verdict", "provisional", "reasons", "notes")}


def _only(claims: Mapping[str, Record], others: Mapping[str, Record]) -> list[Record]:
    shown = ("id", "article", "quote", "file", "line", "verdict", "reasons")
    return [{k: claims[i][k] for k in shown} for i in sorted(set(claims) - set(others))]


def _arithmetic(old: Record, new: Record) -> list[Record]:
    before, after = (_by_id(record["arithmetic"]) for record in (old, new))
    found = []
    for name in sorted(set(before) | set(after)):
        states = [_state(side.get(name)) for side in (before, after)]
        if states[0] != states[1]:
            entry = after.get(name) or before[name]
            found.append({"id": name, "old": states[0], "new": states[1], "why": entry["why"]})
    return found


def _state(entry: Record | None) -> str:
    return "absent" if entry is None else "holds" if entry["holds"] else "does not hold"


def _by_id(items: Iterable[Record]) -> dict[str, Record]:
    return {item["id"]: item for item in items}
