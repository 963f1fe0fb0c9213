"""Comparing two audits: which verdicts turned better or worse, and what brought it about."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from claimaudit.base.inputs import read_file
from claimaudit.base.model import Model, Told
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.diff_causes import Cause, causes
from claimaudit.record.index import Index
from claimaudit.record.models import Audit, SumRecord
from claimaudit.workspace.policy import VERDICTS, Turn, Verdict, turned

RECORD_BYTES = 500_000_000
_SHOWN_ERRORS = 5
ModelT = TypeVar("ModelT", bound=Model)
_FIX = "give an audit.json that `claimaudit audit` wrote"


class Head(Model):
    """Which audit it is."""

    version: str
    as_of: str
    inputs: str


class Ruling(Model):
    """A verdict with its reasons."""

    verdict: Verdict
    provisional: bool
    reasons: list[str]
    notes: list[str]


class _Named(Model):
    id: str
    article: str
    quote: str
    gloss: str | None = None
    file: str
    line: int


class Change(_Named):
    """A claim that came out otherwise, and why."""

    direction: Turn
    old: Ruling
    new: Ruling
    causes: list[Cause]


class LoneClaim(_Named):
    """A claim that only one of the two audits has."""

    verdict: Verdict
    reasons: list[str]


class SumChange(Model):
    """A sum that holds now and did not, or the other way, or that only one audit has."""

    id: str
    old: str
    new: str
    why: Told


class Diff(Model):
    """What changed from one audit to the other; every list is sorted by id."""

    old: Head
    new: Head
    counts: dict[Verdict, tuple[int, int]]
    worse: list[Change]
    better: list[Change]
    same_verdict: list[Change]
    new_claims: list[LoneClaim]
    removed_claims: list[LoneClaim]
    arithmetic: list[SumChange]


def load_audit(path: Path) -> Audit:
    """The audit in an audit.json; fields that a later version added are passed over.

    Raises BrokenInputError.
    """
    text = read_file(path, RECORD_BYTES)
    try:
        audit = Audit.model_validate(from_json(text, allow_inf_nan=False), extra="ignore")
    except ValidationError as invalid:
        places = ((".".join(map(str, e["loc"])), e["msg"]) for e in invalid.errors())
        messages = (f"is no audit: {place or 'the whole'}: {message}" for place, message in places)
        raise _broken(path, *islice(messages, _SHOWN_ERRORS)) from None
    except ValueError as error:
        raise _broken(path, f"is not JSON: {error}") from None
    for name in ("claims", "facts", "documents", "arithmetic"):
        ids = [item.id for item in getattr(audit, name)]
        if len(set(ids)) < len(ids):
            raise _broken(path, f"is no audit: {name}: an id stands twice")
    return audit


def _broken(path: Path, *messages: str) -> BrokenInputError:
    return BrokenInputError([Problem(str(path), 0, message, _FIX) for message in messages])


def compare(old: Audit, new: Audit) -> Diff:
    """What changed from `old` to `new`."""
    before, after = Index(old), Index(new)
    both = sorted(set(before.claims) & set(after.claims))
    changes = [c for i in both if (c := _change(i, before, after)) is not None]
    return Diff(
        old=_part(Head, old),
        new=_part(Head, new),
        counts={v: (old.tally.verdicts[v], new.tally.verdicts[v]) for v in VERDICTS},
        worse=[c for c in changes if c.direction == "worse"],
        better=[c for c in changes if c.direction == "better"],
        same_verdict=[c for c in changes if c.direction == "same"],
        new_claims=_only(after.claims, before.claims),
        removed_claims=_only(before.claims, after.claims),
        arithmetic=_arithmetic(old, new),
    )


def _change(claim_id: str, before: Index, after: Index) -> Change | None:
    old, new = before.claims[claim_id], after.claims[claim_id]
    outcomes = _part(Ruling, old), _part(Ruling, new)
    if outcomes[0] == outcomes[1]:
        return None
    return Change(
        **_part(_Named, new).model_dump(),
        direction=turned(old.verdict, new.verdict),
        old=outcomes[0],
        new=outcomes[1],
        causes=causes(claim_id, before, after),
    )


def _part(model: type[ModelT], whole: Model) -> ModelT:
    """What of `whole` the model has."""
    return model.model_validate(whole.model_dump(include=set(model.model_fields)))


def _only(claims: Mapping[str, ClaimRecord], others: Mapping[str, ClaimRecord]) -> list[LoneClaim]:
    return [_part(LoneClaim, claims[i]) for i in sorted(set(claims) - set(others))]


def _arithmetic(old: Audit, new: Audit) -> list[SumChange]:
    before, after = ({one.id: one for one in audit.arithmetic} for audit in (old, new))
    changed = []
    for name in sorted({*before, *after}):
        was, now = _state(before.get(name)), _state(after.get(name))
        if was != now:
            why = (after.get(name) or before[name]).why
            changed.append(SumChange(id=name, old=was, new=now, why=why))
    return changed


def _state(entry: SumRecord | None) -> str:
    return "absent" if entry is None else "holds" if entry.holds else "does not hold"
