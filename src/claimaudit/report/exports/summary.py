"""One page of Markdown, fit for a comment on a pull request."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from claimaudit.base.inputs import read_file
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import markdown, markdown_code
from claimaudit.record.record import Record
from claimaudit.workspace.policy import VERDICTS, verdict_rank

MOST = 10
_QUOTE = 80
_FLAGGED = ("contradicted", "misleading")
_LEDGER_BYTES = 100_000_000


def verdicts_before(path: Path) -> dict[str, str]:
    """Claim id -> verdict, of an older audit.json or ledger.csv. Raises BrokenInputError."""
    from claimaudit.record.diff import load_record
    from claimaudit.record.ledger import read_ledger

    if path.suffix == ".json":
        return {claim["id"]: claim["verdict"] for claim in load_record(path)["claims"]}
    text = read_file(path, _LEDGER_BYTES)
    try:
        found = {claim: row["verdict"] for claim, row in read_ledger(text).items()}
    except (ValueError, KeyError, csv.Error) as error:
        raise BrokenInputError([Problem(str(path), 1, f"is no ledger: {error}")]) from None
    if odd := sorted(str(v) for v in set(found.values()) - set(VERDICTS)):
        raise BrokenInputError([Problem(str(path), 0, f"is no ledger: unknown verdict {odd[0]}")])
    return found


def summary(record: Record, texts: dict[str, str], before: Mapping[str, str] | None = None) -> str:
    """Counts, what turned worse against `before`, and the first findings."""
    lines = ["## claimaudit", "", *_counts(record)]
    if before is not None:
        lines += ["", *_worse(record, before)]
    lines += ["", *_findings(record), "", *_sums(record), *_foot(record)]
    return "\n".join(lines) + "\n"


def _counts(record: Record) -> Iterator[str]:
    yield f"| article | {' | '.join(VERDICTS)} |"
    yield "| --- |" + " ---: |" * len(VERDICTS)
    for article in record["articles"]:
        counts = " | ".join(str(article["counts"].get(v, 0)) for v in VERDICTS)
        yield f"| {markdown_code(article['id'])} {markdown(article['title'], 30)} | {counts} |"
    counts = " | ".join(str(record["counts"].get(v, 0)) for v in VERDICTS)
    yield f"| **all** | {counts} |"


def _worse(record: Record, before: Mapping[str, str]) -> list[str]:
    """Verdicts that turned worse, and new claims that are flagged."""
    found = []
    for claim in record["claims"]:
        old = before.get(claim["id"])
        if old is None and claim["verdict"] in _FLAGGED:
            found.append((claim, "new"))
        elif old is not None and verdict_rank(claim["verdict"]) > verdict_rank(old):
            found.append((claim, old))
    found.sort(key=lambda pair: (-verdict_rank(pair[0]["verdict"]), pair[0]["id"]))
    if not found:
        return ["**Nothing turned worse.**"]
    title = f"### Turned worse ({len(found)})"
    return [title, "", *(_line(c, record, old) for c, old in found[:MOST]), *_rest(found)]


def _findings(record: Record) -> list[str]:
    found = [c for c in record["claims"] if c["verdict"] in _FLAGGED]
    found.sort(key=lambda c: (-verdict_rank(c["verdict"]), c["provisional"], c["id"]))
    if not found:
        return ["**No claim is contradicted or misleading.**"]
    title = f"### Contradicted or misleading ({len(found)})"
    return [title, "", *(_line(claim, record) for claim in found[:MOST]), *_rest(found)]


def _line(claim: Record, record: Record, old: str = "") -> str:
    reasons = [
        markdown(record["reasons"][c]["en"]) if c in record["reasons"] else markdown_code(c)
        for c in claim["reasons"]
    ]
    why = f": {'; '.join(reasons)}" if reasons else ""
    provisional = ", provisional" if claim["provisional"] else ""
    before = f"{markdown(old)} → " if old else ""
    place = markdown_code(claim["file"])
    return (
        f"- {before}**{markdown(claim['verdict'])}**{provisional}{why}. "
        f"“{markdown(claim['quote'], _QUOTE)}” "
        f"({markdown_code(claim['id'])}, {place} line {claim['line']})"
    )


def _rest(found: list[Record] | list[tuple[Record, str]]) -> list[str]:
    return [f"- … and {len(found) - MOST} more"] if len(found) > MOST else []


def _sums(record: Record) -> list[str]:
    failed = [s for s in record["arithmetic"] if not s["holds"]]
    if not failed:
        return []
    shown = [f"- {markdown_code(s['id'])}: {markdown(s['why'])}" for s in failed[:MOST]]
    return [f"### Sums that do not fit ({len(failed)})", "", *shown, *_rest(failed), ""]


def _foot(record: Record) -> list[str]:
    provisional = sum(claim["provisional"] for claim in record["claims"])
    count = len(record["claims"])
    return [
        f"{count} claim{'s' * (count != 1)}, {provisional} of the verdicts provisional; "
        f"as of {markdown(record['as_of'])}."
    ]
