"""One page of Markdown, fit for a comment on a pull request."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimaudit.base.inputs import read_file
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import markdown, markdown_code
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.diff import load_audit
from claimaudit.record.ledger import LEDGER_BYTES, read_ledger
from claimaudit.record.models import Audit, SumRecord
from claimaudit.report.gists import WEIGHTS, gist_of, weight_of
from claimaudit.report.headline import headline
from claimaudit.report.lookup import Lookup
from claimaudit.workspace.policy import CONVICTIONS, VERDICTS, turned, verdict_rank

OPTIONS = {"against": "an older audit.json or ledger.csv: what turned worse since"}
MOST = 10
_QUOTE = 80
_LANGUAGE = "en"


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """Counts, what turned worse, and the first findings."""
    lookup = Lookup(audit)
    lines = ["## claimaudit", "", *_counts(audit)]
    if "against" in options:
        lines += ["", *_worse(lookup, verdicts_before(Path(options["against"])))]
    lines += ["", *_findings(lookup), "", *_sums(audit), _foot(audit)]
    return "\n".join(lines) + "\n"


def verdicts_before(path: Path) -> dict[str, str]:
    """Claim id -> verdict, of an older audit.json or ledger.csv. Raises BrokenInputError."""
    if path.suffix == ".json":
        return {claim.id: claim.verdict for claim in load_audit(path).claims}
    text = read_file(path, LEDGER_BYTES)
    try:
        return {claim: row.verdict for claim, row in read_ledger(text).items()}
    except (ValueError, csv.Error) as error:
        raise BrokenInputError([Problem(str(path), 1, f"is no ledger: {error}")]) from None


def _counts(audit: Audit) -> Iterator[str]:
    yield f"| article | {' | '.join(VERDICTS)} |"
    yield "| --- |" + " ---: |" * len(VERDICTS)
    rows = [(f"{markdown_code(a.id)} {markdown(a.title, 30)}", a.counts) for a in audit.articles]
    for name, counts in (*rows, ("**all**", audit.counts)):
        yield f"| {name} | {' | '.join(str(counts.get(v, 0)) for v in VERDICTS)} |"


def _worse(lookup: Lookup, before: Mapping[str, str]) -> list[str]:
    """Verdicts that turned worse, and new claims that are flagged."""
    found = []
    for claim in lookup.audit.claims:
        old = before.get(claim.id)
        if turned(old, claim.verdict) == "worse" if old else claim.verdict in CONVICTIONS:
            found.append((claim, old or "new"))
    found.sort(key=lambda pair: (-verdict_rank(pair[0].verdict), pair[0].id))
    lines = [_line(lookup, claim, f"{old} → ") for claim, old in found]
    return _section("Turned worse", lines) or ["**Nothing turned worse.**"]


def _findings(lookup: Lookup) -> list[str]:
    found = [c for c in lookup.audit.claims if c.verdict in CONVICTIONS]
    found.sort(key=lambda c: (_weight(c), -verdict_rank(c.verdict), c.provisional, c.id))
    lines = [_line(lookup, claim) for claim in found]
    none = ["**No claim is contradicted or misleading.**"]
    return _section("Contradicted or misleading", lines) or none


def _sums(audit: Audit) -> list[str]:
    failed = sorted((s for s in audit.arithmetic if not s.holds), key=lambda s: (_weight(s), s.id))
    lines = [f"- {markdown_code(s.id)}: {markdown(s.gist.en if s.gist else s.why)}" for s in failed]
    return [*_section("Sums that do not fit", lines), ""] if lines else []


def _line(lookup: Lookup, claim: ClaimRecord, before: str = "") -> str:
    provisional = ", provisional" if claim.provisional else ""
    return (
        f"- {before}**{claim.verdict}**{provisional}{_why(lookup, claim)} "
        f"“{markdown(claim.quote, _QUOTE)}” "
        f"({markdown_code(claim.id)}, {markdown_code(claim.file)} line {claim.line})"
    )


def _why(lookup: Lookup, claim: ClaimRecord) -> str:
    """The gist of a conviction, then what was computed; without one, the reasons."""
    if gist := gist_of(claim):
        said = headline(lookup, claim).text(_LANGUAGE)
        return f": {markdown(gist.text(_LANGUAGE))} {markdown(said)}"
    words = [lookup.reason(code).text(_LANGUAGE) for code in claim.reasons]
    return f": {markdown('; '.join(words))}." if words else "."


def _weight(record: ClaimRecord | SumRecord) -> int:
    return WEIGHTS.index(weight_of(record))


def _section(title: str, lines: Sequence[str]) -> list[str]:
    """The first of `lines` below their title; nothing where there are none."""
    more = len(lines) - MOST
    cut = [f"- … and {more} more"] if more > 0 else []
    return [f"### {title} ({len(lines)})", "", *lines[:MOST], *cut] if lines else []


def _foot(audit: Audit) -> str:
    count, provisional = len(audit.claims), sum(claim.provisional for claim in audit.claims)
    return (
        f"{count} claim{'s' * (count != 1)}, {provisional} of the verdicts provisional; "
        f"as of {markdown(audit.as_of)}."
    )
