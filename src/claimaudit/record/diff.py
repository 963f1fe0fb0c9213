"""Comparing two audits: which verdicts turned better or worse, and what brought it about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from claimaudit.base.inputs import read_file
from claimaudit.base.model import Model
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.diff_causes import Cause, Side, causes
from claimaudit.record.models import Audit, SumRecord
from claimaudit.workspace.policy import VERDICTS, Turn, Verdict, turned

RECORD_BYTES = 500_000_000
_SHOWN_ERRORS = 5
_FIX = "give an audit.json that `claimaudit audit` wrote"


class Head(Model):
    """Which audit it is."""

    version: str
    as_of: str
    inputs: str


class Outcome(Model):
    """A verdict with its reasons."""

    verdict: Verdict
    provisional: bool
    reasons: list[str]
    notes: list[str]


class Change(Model):
    """A claim that came out otherwise, and why."""

    id: str
    article: str
    quote: str
    file: str
    line: int
    direction: Turn
    old: Outcome
    new: Outcome
    causes: list[Cause]


class Entry(Model):
    """A claim that only one of the two audits has."""

    id: str
    article: str
    quote: str
    file: str
    line: int
    verdict: Verdict
    reasons: list[str]


class SumChange(Model):
    """A sum that holds now and did not, or the other way, or that only one audit has."""

    id: str
    old: str
    new: str
    why: str


class Diff(Model):
    """What changed from one audit to the other; every list is sorted by id."""

    old: Head
    new: Head
    counts: dict[Verdict, tuple[int, int]]
    worse: list[Change]
    better: list[Change]
    same_verdict: list[Change]
    new_claims: list[Entry]
    removed_claims: list[Entry]
    arithmetic: list[SumChange]


def load_audit(path: Path) -> Audit:
    """The audit in an audit.json; fields that a later version added are passed over.

    Raises BrokenInputError.
    """
    text = read_file(path, RECORD_BYTES)
    try:
        audit = Audit.model_validate(json.loads(text, parse_constant=_no_constant), extra="ignore")
    except json.JSONDecodeError as error:
        raise _broken(path, error.lineno, f"is not JSON: {error.msg}") from None
    except ValidationError as invalid:
        raise BrokenInputError(_misfits(path, invalid)) from None
    except (ValueError, RecursionError) as error:
        raise _broken(path, 0, f"is not JSON: {error}") from None
    for name in ("claims", "facts", "documents", "arithmetic"):
        ids = [item.id for item in getattr(audit, name)]
        if len(set(ids)) < len(ids):
            raise _broken(path, 0, f"is no audit: {name}: an id stands twice")
    return audit


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _broken(path: Path, line: int, message: str) -> BrokenInputError:
    return BrokenInputError([Problem(str(path), line, message, _FIX)])


def _misfits(path: Path, invalid: ValidationError) -> list[Problem]:
    errors = invalid.errors(include_url=False, include_input=False)[:_SHOWN_ERRORS]
    said = (f"{'.'.join(map(str, e['loc'])) or 'the whole'}: {e['msg']}" for e in errors)
    return [Problem(str(path), 0, f"is no audit: {one}", _FIX) for one in said]


def compare(old: Audit, new: Audit) -> Diff:
    """What changed from `old` to `new`."""
    before, after = Side.of(old), Side.of(new)
    both = sorted(set(before.claims) & set(after.claims))
    changes = [c for i in both if (c := _change(i, before, after)) is not None]
    return Diff(
        old=_head(old),
        new=_head(new),
        counts={v: (old.counts.get(v, 0), new.counts.get(v, 0)) for v in VERDICTS},
        worse=[c for c in changes if c.direction == "worse"],
        better=[c for c in changes if c.direction == "better"],
        same_verdict=[c for c in changes if c.direction == "same"],
        new_claims=_only(after.claims, before.claims),
        removed_claims=_only(before.claims, after.claims),
        arithmetic=_arithmetic(old, new),
    )


def _head(audit: Audit) -> Head:
    return Head(version=audit.version, as_of=audit.as_of, inputs=audit.inputs)


def _change(claim_id: str, before: Side, after: Side) -> Change | None:
    old, new = before.claims[claim_id], after.claims[claim_id]
    if _outcome(old) == _outcome(new):
        return None
    return Change(
        id=claim_id,
        article=new.article,
        quote=new.quote,
        file=new.file,
        line=new.line,
        direction=turned(old.verdict, new.verdict),
        old=_outcome(old),
        new=_outcome(new),
        causes=causes(claim_id, before, after),
    )


def _outcome(claim: ClaimRecord) -> Outcome:
    return Outcome(
        verdict=claim.verdict,
        provisional=claim.provisional,
        reasons=claim.reasons,
        notes=claim.notes,
    )


def _only(claims: Mapping[str, ClaimRecord], others: Mapping[str, ClaimRecord]) -> list[Entry]:
    alone = [claims[i] for i in sorted(set(claims) - set(others))]
    return [Entry.model_validate(c.model_dump(include=set(Entry.model_fields))) for c in alone]


def _arithmetic(old: Audit, new: Audit) -> list[SumChange]:
    before, after = _by_id(old.arithmetic), _by_id(new.arithmetic)
    changed = []
    for name in sorted(set(before) | set(after)):
        states = [_state(side.get(name)) for side in (before, after)]
        if states[0] != states[1]:
            why = (after.get(name) or before[name]).why
            changed.append(SumChange(id=name, old=states[0], new=states[1], why=why))
    return changed


def _state(entry: SumRecord | None) -> str:
    return "absent" if entry is None else "holds" if entry.holds else "does not hold"


def _by_id(sums: Iterable[SumRecord]) -> dict[str, SumRecord]:
    return {one.id: one for one in sums}
